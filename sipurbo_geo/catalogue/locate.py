"""Where a geometry lies and how large it is, before anything is saved."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import sqlalchemy as sa
from shapely.geometry.base import BaseGeometry

from ..model.wilayah import Tingkat
from .shares import divide, load_places, measured


@dataclass(frozen=True, slots=True)
class Bagian:
    """A place and which part (0 to 1) of the geometry lies in it."""

    kode: str
    nama: str
    bagian: float


@dataclass(frozen=True, slots=True)
class Letak:
    """What saving would compute: metres, square metres, places, the largest part first."""

    panjang_m: float | None
    luas_m2: float | None
    kecamatan: tuple[Bagian, ...]
    desa: tuple[Bagian, ...]


def locate(conn: sa.Connection, geometry: BaseGeometry) -> Letak:
    """Measure `geometry` (EPSG:4326) and divide it among kecamatan and desa."""
    alone = np.empty(1, dtype=object)
    alone[0] = geometry
    what = measured(alone)
    found = []
    for tingkat in (Tingkat.KECAMATAN, Tingkat.DESA):
        places = load_places(conn, tingkat)
        shares = divide(what, places)[0]
        found.append(tuple(Bagian(*places.names[s.wilayah_id], s.bagian) for s in shares))
    return Letak(float(what.lengths[0]) or None, float(what.areas[0]) or None, *found)
