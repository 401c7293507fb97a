"""Every format in which kegiatan can be had, by the ending of its file name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from importlib.util import find_spec

from ...errors import NotFoundError
from ...model.berkas import MEDIA_XLSX
from ...model.label import Label
from .dxf import write_dxf
from .fgb import write_fgb
from .gpkg import write_gpkg
from .gpx import write_gpx
from .isi import Isi
from .kml import write_kml, write_kmz
from .parquet import write_parquet, write_progres_parquet
from .pendamping import CSV_DESCRIBED, GEOJSONL_DESCRIBED, PROGRES_DESCRIBED, Pendamping
from .progres import write_progres_csv
from .shp import write_shp
from .teks import write_csv, write_geojson, write_geojsonl
from .xlsx import write_progres_xlsx, write_xlsx

CSV = "text/csv; charset=utf-8"
PARQUET = "application/vnd.apache.parquet"
#: extra of this project → what it installs
_PACKAGES = {"parquet": "pyarrow"}


@dataclass(frozen=True, slots=True)
class Bentuk:
    """One format. `write` gives the bytes; what does not stream is finished when it returns."""

    ext: str
    media_type: str
    label: Label
    write: Callable[[Isi], Iterable[bytes]]
    streams: bool = False
    #: whether its bytes are compressed already
    packed: bool = False
    #: the file beside it that says what it cannot say itself
    pendamping: Pendamping | None = None
    #: the extra of this project that it needs; "" for none
    extra: str = ""

    @property
    def ready(self) -> bool:
        """Whether this installation can write it."""
        return not self.extra or find_spec(_PACKAGES[self.extra]) is not None


_ALL = (
    Bentuk(
        "geojson",
        "application/geo+json",
        Label("Peta web dan QGIS", "Web maps and QGIS"),
        write_geojson,
        streams=True,
    ),
    Bentuk(
        "geojsonl",
        "application/x-ndjson",
        Label("GeoJSON, satu kegiatan tiap baris", "GeoJSON, one kegiatan a line"),
        write_geojsonl,
        streams=True,
        pendamping=GEOJSONL_DESCRIBED,
    ),
    Bentuk(
        "csv",
        CSV,
        Label("Tabel dengan koordinat", "A table with coordinates"),
        write_csv,
        streams=True,
        pendamping=CSV_DESCRIBED,
    ),
    Bentuk(
        "gpkg",
        "application/geopackage+sqlite3",
        Label("GeoPackage untuk QGIS, lengkap dengan warnanya", "GeoPackage for QGIS, with styles"),
        write_gpkg,
    ),
    Bentuk(
        "shp.zip",
        "application/zip",
        Label("Shapefile (arsip), nama kolom dipendekkan", "Shapefile (archive), short names"),
        write_shp,
        packed=True,
    ),
    Bentuk(
        "xlsx",
        MEDIA_XLSX,
        Label(
            "Excel: kegiatan, progres mingguan, dan kamus data",
            "Excel: kegiatan, weekly progress and data dictionary",
        ),
        write_xlsx,
        packed=True,
    ),
    Bentuk(
        "kml",
        "application/vnd.google-earth.kml+xml",
        Label("Google Earth", "Google Earth"),
        write_kml,
        streams=True,
    ),
    Bentuk(
        "kmz",
        "application/vnd.google-earth.kmz",
        Label("KML yang dimampatkan", "KML, compressed"),
        write_kmz,
        packed=True,
    ),
    Bentuk(
        "gpx",
        "application/gpx+xml",
        Label("Alat GPS, tanpa yang belum dipetakan", "GPS devices, mapped only"),
        write_gpx,
    ),
    Bentuk(
        "fgb",
        "application/flatgeobuf",
        Label("FlatGeobuf: cepat untuk GIS", "FlatGeobuf: fast for GIS"),
        write_fgb,
    ),
    Bentuk(
        "dxf",
        "image/vnd.dxf",
        Label(
            "CAD: meter UTM, satu lapisan tiap tema",
            "CAD: metres in UTM, a layer a theme",
        ),
        write_dxf,
        streams=True,
    ),
    Bentuk(
        "parquet",
        PARQUET,
        Label("GeoParquet untuk Python dan R", "GeoParquet for Python and R"),
        write_parquet,
        streams=True,
        packed=True,
        extra="parquet",
    ),
)
_PROGRES = (
    Bentuk(
        "csv",
        CSV,
        Label("Progres mingguan: tabel, sebaris tiap laporan", "Weekly progress: a row a report"),
        write_progres_csv,
        streams=True,
        pendamping=PROGRES_DESCRIBED,
    ),
    Bentuk(
        "xlsx",
        MEDIA_XLSX,
        Label("Progres mingguan: Excel dengan kamus data", "Weekly progress: Excel, dictionary"),
        write_progres_xlsx,
        packed=True,
    ),
    Bentuk(
        "parquet",
        PARQUET,
        Label("Progres mingguan: untuk Python dan R", "Weekly progress: for Python and R"),
        write_progres_parquet,
        streams=True,
        packed=True,
        extra="parquet",
    ),
)

BENTUK: dict[str, Bentuk] = {bentuk.ext: bentuk for bentuk in _ALL}
#: the formats of the weekly reports
BENTUK_PROGRES: dict[str, Bentuk] = {bentuk.ext: bentuk for bentuk in _PROGRES}


def offered(forms: Mapping[str, Bentuk]) -> dict[str, Bentuk]:
    """Those that this installation can write."""
    return {ext: bentuk for ext, bentuk in forms.items() if bentuk.ready}


def refuse_missing(bentuk: Bentuk, forms: Mapping[str, Bentuk]) -> None:
    """Raise `NotFoundError` that says what to install, where the format needs more than is here."""
    if bentuk.ready:
        return
    install = f"pip install 'sipurbo-geo[{bentuk.extra}]'"
    choices = ", ".join(offered(forms))
    raise NotFoundError(
        f"Bentuk '{bentuk.ext}' memerlukan {_PACKAGES[bentuk.extra]}, yang belum terpasang di "
        f"sini. Pengelola dapat memasangnya: {install}. Pilihan lain: {choices}.",
        f"The format '{bentuk.ext}' needs {_PACKAGES[bentuk.extra]}, which is not installed here. "
        f"The keepers can install it: {install}. Other choices: {choices}.",
    )
