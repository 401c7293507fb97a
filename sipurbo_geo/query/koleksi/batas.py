"""Where and when collections lie: all of them in one look at the read model."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

import shapely
import sqlalchemy as sa

from ...database.engine import Catalogue
from ...database.tables import terbitan
from ...model.filter import Bbox
from ...model.wilayah import Tingkat
from ..revision import current_revision
from ..wilayah import list_wilayah
from .daftar import Koleksi

#: first and last day; either may be unknown
Days = tuple[date | None, date | None]


@dataclass(frozen=True, slots=True)
class Batas:
    """Envelope (EPSG:4326) and days by theme; of places only the envelope."""

    themes: dict[str, tuple[Bbox | None, Days]]
    places: dict[Tingkat, Bbox | None]

    def of(self, koleksi: Koleksi) -> tuple[Bbox | None, Days | None]:
        """Of one collection; None where nothing of it is known."""
        if koleksi.tingkat is not None:
            return self.places[koleksi.tingkat], None
        wanted = [koleksi.layer] if koleksi.layer else list(self.themes)
        found = [self.themes[key] for key in wanted if key in self.themes]
        boxes = [box for box, _ in found if box is not None]
        begins = [first for _, (first, _) in found if first is not None]
        ends = [last for _, (_, last) in found if last is not None]
        days = (min(begins, default=None), max(ends, default=None))
        return _around(boxes), days if any(days) else None


def read_batas(catalogue: Catalogue) -> Batas:
    """The extents of everything that is published."""
    return _batas(catalogue, current_revision(catalogue).etag)


@lru_cache(maxsize=2)
def _batas(catalogue: Catalogue, _etag: str) -> Batas:
    """Kept while the revision stands: to look at every row of a province takes a second."""
    t = terbitan.c
    asked = sa.select(
        t.layer,
        *(sa.func.min(column) for column in (t.west, t.south)),
        *(sa.func.max(column) for column in (t.east, t.north)),
        sa.func.min(t.tanggal_mulai),
        sa.func.max(t.tanggal_selesai),
    ).group_by(t.layer)
    with catalogue.reading() as conn:
        themes = {row[0]: (_box(row[1:5]), (row[5], row[6])) for row in conn.execute(asked)}
        levels = (Tingkat.KECAMATAN, Tingkat.DESA)
        return Batas(themes, {level: _of_places(conn, level) for level in levels})


def _box(edges: Any) -> Bbox | None:
    return None if edges[0] is None else (edges[0], edges[1], edges[2], edges[3])


def _of_places(conn: sa.Connection, level: Tingkat) -> Bbox | None:
    places = list_wilayah(conn, level, with_geometry=True)
    shapes = [place.geometry for place in places if place.geometry is not None]
    if not shapes:
        return None
    west, south, east, north = shapely.total_bounds(shapes).tolist()
    return west, south, east, north


def _around(boxes: list[Bbox]) -> Bbox | None:
    if not boxes:
        return None
    west, south, east, north = zip(*boxes, strict=True)
    return min(west), min(south), max(east), max(north)
