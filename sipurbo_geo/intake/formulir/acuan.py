"""The places that a form is held against."""

from __future__ import annotations

from dataclasses import dataclass

from ...database.engine import Connection
from ...model.wilayah import Tingkat
from ...query.wilayah import list_wilayah
from ..kegiatan_places import Places, places_of
from ..outline import Outline, outline_of


@dataclass(frozen=True, slots=True)
class Acuan:
    """Kecamatan and desa by name and code, and the border of the kabupaten, if it is known."""

    kecamatan: Places
    desa: Places
    outline: Outline | None

    @property
    def names(self) -> dict[str, str]:
        """The names of all places by code."""
        return {p.kode: p.nama for p in (*self.kecamatan.places, *self.desa.places)}


def load_acuan(conn: Connection) -> Acuan:
    """Read the places of the catalogue."""
    kabupaten = list_wilayah(conn, Tingkat.KABUPATEN, with_geometry=True)
    kecamatan = list_wilayah(conn, Tingkat.KECAMATAN, with_geometry=True)
    desa = list_wilayah(conn, Tingkat.DESA)
    return Acuan(places_of(kecamatan), places_of(desa), outline_of(kabupaten, kecamatan))


def load_names(conn: Connection) -> dict[str, str]:
    """The names of all places by code, without their boundaries."""
    levels = (Tingkat.KECAMATAN, Tingkat.DESA)
    return {place.kode: place.nama for level in levels for place in list_wilayah(conn, level)}
