"""Which kecamatan and desa a kegiatan belongs to, and with which part of itself."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import shapely
import sqlalchemy as sa

from ..database.tables import wilayah
from ..model.wilayah import Tingkat
from .measure import Floats, Geometries, areas_m2, lengths_m

Indices = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]

#: below this part a place is only touched, by a boundary that is drawn a little elsewhere
_TOUCHED = 0.001


@dataclass(frozen=True, slots=True)
class Share:
    """One place of one kegiatan: `bagian` from 0 to 1, metres and square metres inside."""

    wilayah_id: int
    bagian: float
    panjang_m: float | None
    luas_m2: float | None


@dataclass(frozen=True, slots=True)
class Places:
    """The kecamatan or the desa, ready to be asked; `names` gives code and name by id."""

    ids: list[int]
    by_kode: dict[str, int]
    polygons: Geometries
    names: dict[int, tuple[str, str]] = field(default_factory=dict)


def load_places(conn: sa.Connection, tingkat: Tingkat) -> Places:
    """All places of one level; those without a boundary are known by code only."""
    rows = conn.execute(
        sa.select(wilayah.c.id, wilayah.c.kode, wilayah.c.nama, wilayah.c.geom).where(
            wilayah.c.tingkat == tingkat
        )
    ).all()
    drawn = [row for row in rows if row.geom is not None]
    return Places(
        [row.id for row in drawn],
        {row.kode: row.id for row in rows},
        np.array([row.geom for row in drawn], dtype=object),
        {row.id: (row.kode, row.nama) for row in rows},
    )


@dataclass(frozen=True, slots=True)
class Measured:
    """Geometries (EPSG:4326) with their metres and square metres, measured once."""

    geometries: Geometries
    lengths: Floats
    areas: Floats


def measured(geometries: Geometries) -> Measured:
    """Measure lines and polygons on the ellipsoid."""
    return Measured(geometries, lengths_m(geometries), areas_m2(geometries))


def divide(what: Measured, places: Places) -> list[list[Share]]:
    """The shares of each geometry, the largest first."""
    geometries, length, area = what.geometries, what.lengths, what.areas
    shares: list[list[Share]] = [[] for _ in geometries]
    if not len(places.polygons) or not len(geometries):
        return shares
    place, index, whole = _meetings(geometries, places.polygons)
    part = np.ones(len(place))
    part[~whole] = _parts(what, places.polygons[place[~whole]], index[~whole])
    metres, square_metres = part * length[index], part * area[index]
    measures = (part.tolist(), metres.tolist(), square_metres.tolist())
    for at, owner, bagian, m, m2 in zip(place.tolist(), index.tolist(), *measures, strict=True):
        if bagian >= _TOUCHED:
            shares[owner].append(Share(places.ids[at], bagian, m or None, m2 or None))
    return [_evened(of_one) for of_one in shares]


def _meetings(geometries: Geometries, polygons: Geometries) -> tuple[Indices, Indices, Mask]:
    """Which place meets which geometry, and whether it holds all of it; first where it does."""
    place, index = shapely.STRtree(geometries).query(polygons, predicate="intersects")
    shapely.prepare(polygons)
    whole = shapely.covers(polygons[place], geometries[index])
    order = np.lexsort((index, place, ~whole))
    return place[order], index[order], whole[order]


def _parts(what: Measured, polygons: Geometries, index: Indices) -> Floats:
    """Which part of each geometry in `index` lies in the polygon that it meets."""
    geometries, length, area = what.geometries[index], what.lengths[index], what.areas[index]
    inside = shapely.intersection(geometries, polygons)
    by_number = shapely.get_num_geometries(inside) / shapely.get_num_geometries(geometries)
    by_length = lengths_m(inside) / np.where(length > 0, length, 1)
    by_area = areas_m2(inside) / np.where(area > 0, area, 1)
    return np.where(area > 0, by_area, np.where(length > 0, by_length, by_number))


def _evened(found: list[Share]) -> list[Share]:
    """Largest first; what lies on a border counts once, not once for each side."""
    if len(found) == 1 and found[0].bagian <= 1:
        return found
    total = sum(share.bagian for share in found)
    if total > 1:
        found = [
            Share(
                share.wilayah_id,
                share.bagian / total,
                share.panjang_m and share.panjang_m / total,
                share.luas_m2 and share.luas_m2 / total,
            )
            for share in found
        ]
    return sorted(found, key=lambda share: (-share.bagian, share.wilayah_id))
