"""Which kecamatan and desa a kegiatan belongs to, and with which part of itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

import numpy as np
import shapely
import sqlalchemy as sa

from ..database.tables import wilayah
from ..model.wilayah import Tingkat
from .measure import Floats, Geometries, areas_m2, lengths_m

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
    tree = shapely.STRtree(geometries)
    whole = set(_pairs(tree, places, "covers"))
    met = [pair for pair in _pairs(tree, places, "intersects") if pair not in whole]
    parts = _parts(what, places, met)
    found = [(*pair, 1.0) for pair in sorted(whole)]
    found += [(*pair, part) for pair, part in zip(met, parts, strict=True) if part >= _TOUCHED]
    for place, index, part in found:
        shares[index].append(_share(places.ids[place], part, length[index], area[index]))
    return [_evened(of_one) for of_one in shares]


def _pairs(
    tree: shapely.STRtree, places: Places, predicate: Literal["covers", "intersects"]
) -> list[tuple[int, int]]:
    found = tree.query(places.polygons, predicate=predicate)
    return sorted(zip(*(side.tolist() for side in found), strict=True))


def _parts(what: Measured, places: Places, met: list[tuple[int, int]]) -> list[float]:
    """Which part of each geometry lies in the place it meets."""
    if not met:
        return []
    geometries, length, area = what.geometries, what.lengths, what.areas
    place, index = (np.array(side) for side in zip(*met, strict=True))
    inside = shapely.intersection(geometries[index], places.polygons[place])
    counted = shapely.get_num_geometries
    by_number = counted(inside) / counted(geometries[index])
    by_length = lengths_m(inside) / np.where(length[index] > 0, length[index], 1)
    by_area = areas_m2(inside) / np.where(area[index] > 0, area[index], 1)
    parts = np.where(length[index] > 0, by_length, by_number)
    return np.where(area[index] > 0, by_area, parts).tolist()  # type: ignore[no-any-return]


def _share(wilayah_id: int, bagian: float, length: float, area: float) -> Share:
    return Share(wilayah_id, bagian, float(bagian * length) or None, float(bagian * area) or None)


def _evened(found: list[Share]) -> list[Share]:
    """Largest first; what lies on a border counts once, not once for each side."""
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
