"""The published catalogue as a person in a notebook meets it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from .asal import Asal
from .kata import words_of

if TYPE_CHECKING:
    import pandas as pd
    from geopandas import GeoDataFrame

#: one word or several, of which one has to fit
Kata = str | Iterable[str]


class Terbitan:
    """What a catalogue publishes, as tables. `sipurbo_geo.open` makes one.

    Every call asks anew, so a table shows what is published at that moment.
    """

    def __init__(self, asal: Asal) -> None:
        self._asal = asal

    def __repr__(self) -> str:
        asal = self._asal
        since = f"{asal.diperbarui[:16].replace('T', ' ')} UTC"
        return f"<Terbitan {asal.alamat}: {asal.jumlah} kegiatan, diperbarui {since}>"

    def kegiatan(
        self,
        *,
        kecamatan: Kata | None = None,
        bidang: Kata | None = None,
        layer: Kata | None = None,
        tahun: int | Iterable[int] | None = None,
        tahap: Kata | None = None,
        sumber_dana: Kata | None = None,
        status: Kata | None = None,
        q: str | None = None,
        bbox: Iterable[float] | None = None,
        pada: date | str | None = None,
        limit: int | None = None,
        offset: int | None = None,
        **lain: Any,
    ) -> GeoDataFrame:
        """The kegiatan that fit, one a row, EPSG:4326 (lon/lat); everything without a filter.

        The filters are those of the feeds: several values of one mean "or", different ones mean
        "and". `kecamatan` takes names and codes; `bbox` is west, south, east, north in degrees;
        `pada` asks for what was public at the end of a day. Dates are `datetime64`, lists stay
        lists, and the attributes of a theme follow where the theme occurs. A kegiatan that is on
        no map has no geometry. Raises `ParameterError` for a filter or value that is not known.
        """
        from .bingkai import kegiatan_frame

        given = {
            "kecamatan": kecamatan,
            "bidang": bidang,
            "layer": layer,
            "tahun": tahun,
            "tahap": tahap,
            "sumber_dana": sumber_dana,
            "status": status,
            "q": q,
            "bbox": bbox,
            "pada": pada,
            "limit": limit,
            "offset": offset,
        }
        return kegiatan_frame(self._asal.features(words_of(given | lain)), self._asal.attributes)

    def progres(self, kode: str) -> pd.DataFrame:
        """The weekly reports of one kegiatan, one a row: `minggu`, `tanggal`, `rencana`,
        `realisasi` and `deviasi` in percent, `kritis`, `kode`.

        Empty where nothing was reported yet. Raises `NotFoundError` for an unpublished kode.
        """
        from .bingkai import progres_frame

        return progres_frame(self._asal.reports(kode))

    def kecamatan(self) -> GeoDataFrame:
        """The kecamatan by their code: names, both codes and boundaries, EPSG:4326.

        `ilustrasi` marks boundaries without official standing.
        """
        from .bingkai import kecamatan_frame

        return kecamatan_frame(self._asal.places())
