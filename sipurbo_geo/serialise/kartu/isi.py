"""What stands on a card: finished words and published shapes, nothing of the register."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from shapely import Point
from shapely.geometry.base import BaseGeometry

from ..kurva_geometri import Titik


@dataclass(frozen=True, slots=True)
class Lencana:
    """The status in words and in its colour."""

    teks: str
    warna: str


@dataclass(frozen=True, slots=True)
class PetaKartu:
    """A small map in EPSG:4326: the work in the colour of its theme over the places it lies in.

    `tempat` are those that the map is about, `lain` lie around them; without `bentuk` only these
    are drawn. `nama` are names with the point at which each may stand, as far as there is room.
    """

    bentuk: BaseGeometry | None
    warna: str
    tempat: Sequence[BaseGeometry]
    lain: Sequence[BaseGeometry] = ()
    keterangan: str = ""
    nama: Sequence[tuple[str, Point]] = ()


@dataclass(frozen=True, slots=True)
class Kartu:
    """One card. `kepala` stands above the name and `rincian` below it, a line each.

    `angka` are figures with what they mean. Where there is no `peta` or no `kurva`, their
    sentence says why; an empty one leaves the place to the other.
    """

    kepala: str
    nama: str
    rincian: Sequence[str]
    angka: Sequence[tuple[str, str]]
    warna: str
    kaki: tuple[str, str]
    lencana: Lencana | None = None
    peta: PetaKartu | None = None
    tanpa_peta: str = ""
    kurva: Sequence[Titik] = ()
    tanpa_kurva: str = ""
    bahasa: str = field(default="id")
