"""What each collection holds: how many features, where and when they lie, when one changed last."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

import shapely
import sqlalchemy as sa

from ..database.engine import Catalogue
from ..database.tables import terbitan, terbitan_progres
from ..model.filter import Bbox
from ..model.wilayah import Tingkat
from .koleksi.daftar import KEGIATAN, PROGRES
from .revision import current_revision
from .wilayah import list_wilayah

#: first and last day; either may be unknown
Days = tuple[date | None, date | None]


@dataclass(frozen=True, slots=True)
class Isi:
    """One collection with something in it. `bbox` in EPSG:4326, None where nothing is mapped;
    `hari` None where it has no time; `waktu` None where changes are not dated.
    """

    jumlah: int
    bbox: Bbox | None
    hari: Days | None
    waktu: datetime | None


def read_isi(catalogue: Catalogue) -> dict[str, Isi]:
    """By the id of the collection: all kegiatan, each theme, the places, the weekly reports.

    What holds nothing is missing.
    """
    return _isi(catalogue, current_revision(catalogue).etag)


@lru_cache(maxsize=2)
def _isi(catalogue: Catalogue, _etag: str) -> dict[str, Isi]:
    """Kept while the revision stands: to look at every row of a province takes a second."""
    with catalogue.reading() as conn:
        themes = _themes(conn)
        found = {KEGIATAN: _together(themes.values())} | themes if themes else {}
        for level in (Tingkat.KECAMATAN, Tingkat.DESA):
            if places := _places(conn, level):
                found[level.value] = places
        if reports := _reports(conn, found):
            found[PROGRES] = reports
    return found


def _themes(conn: sa.Connection) -> dict[str, Isi]:
    t = terbitan.c
    edges = (sa.func.min(t.west), sa.func.min(t.south), sa.func.max(t.east), sa.func.max(t.north))
    days = (sa.func.min(t.tanggal_mulai), sa.func.max(t.tanggal_selesai))
    asked = sa.select(t.layer, sa.func.count(), sa.func.max(t.sejak), *days, *edges)
    return {
        layer: Isi(jumlah, None if west is None else (west, *rest), _days(first, last), waktu)
        for layer, jumlah, waktu, first, last, west, *rest in conn.execute(asked.group_by(t.layer))
    }


def _together(parts: Iterable[Isi]) -> Isi:
    known = list(parts)
    days = [isi.hari for isi in known if isi.hari is not None]
    begins = [first for first, _ in days if first is not None]
    ends = [last for _, last in days if last is not None]
    return Isi(
        sum(isi.jumlah for isi in known),
        _around([isi.bbox for isi in known if isi.bbox is not None]),
        _days(min(begins, default=None), max(ends, default=None)),
        max(isi.waktu for isi in known if isi.waktu is not None),
    )


def _places(conn: sa.Connection, level: Tingkat) -> Isi | None:
    places = list_wilayah(conn, level, with_geometry=True)
    shapes = [place.geometry for place in places if place.geometry is not None]
    box = tuple(shapely.total_bounds(shapes).tolist()) if shapes else None
    return Isi(len(places), box, None, None) if places else None


def _reports(conn: sa.Connection, found: dict[str, Isi]) -> Isi | None:
    """A report has no place of its own; it changes when its kegiatan is published again."""
    day = terbitan_progres.c.tanggal
    asked = sa.select(sa.func.count(), sa.func.min(day), sa.func.max(day))
    jumlah, first, last = conn.execute(asked).one()
    return Isi(jumlah, None, (first, last), found[KEGIATAN].waktu) if jumlah else None


def _days(first: date | None, last: date | None) -> Days | None:
    return (first, last) if first or last else None


def _around(boxes: list[Bbox]) -> Bbox | None:
    if not boxes:
        return None
    west, south, east, north = zip(*boxes, strict=True)
    return min(west), min(south), max(east), max(north)
