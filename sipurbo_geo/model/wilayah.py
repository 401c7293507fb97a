"""Places with two numberings that disagree: Kemendagri (15.09 is Tebo) and BPS (1508 is Tebo)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from shapely.geometry.base import BaseGeometry


class Tingkat(StrEnum):
    """The levels that are kept; the value is the office's word."""

    KABUPATEN = "kabupaten"
    KECAMATAN = "kecamatan"
    DESA = "desa"


#: the shape of a Kemendagri code per level
KODE_PATTERNS: dict[Tingkat, re.Pattern[str]] = {
    Tingkat.KABUPATEN: re.compile(r"\d{2}\.\d{2}"),
    Tingkat.KECAMATAN: re.compile(r"\d{2}\.\d{2}\.\d{2}"),
    Tingkat.DESA: re.compile(r"\d{2}\.\d{2}\.\d{2}\.\d{4}"),
}


@dataclass(frozen=True, slots=True)
class Wilayah:
    """A kabupaten, kecamatan or desa. `kode` is Kemendagri's, `kode_bps` is BPS's own.

    `geometry` is a Polygon or MultiPolygon in EPSG:4326, lon/lat, or None where only the name is
    known. `induk` is the Kemendagri code of the level above. `ilustrasi` marks boundaries that
    were drawn to show the system and have no official standing.
    """

    tingkat: Tingkat
    kode: str
    nama: str
    kode_bps: str | None = None
    induk: str | None = None
    geometry: BaseGeometry | None = None
    sumber: str = ""
    ilustrasi: bool = False
