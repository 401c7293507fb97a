"""How many match, how many of them are not on the map, and where they lie."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from ..database.tables import katalog, terbitan, terbitan_riwayat
from ..model.filter import Bbox, KegiatanFilter
from .conditions import conditions, history_conditions, ids_select


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts, envelope (EPSG:4326; None where nothing is mapped), first and last day (None where
    unknown) of what matches.
    """

    jumlah: int
    tanpa_geometri: int
    bbox: Bbox | None
    hari: tuple[date | None, date | None] = (None, None)


def tally(conn: sa.Connection, f: KegiatanFilter) -> Tally:
    """Count what the filter chooses."""
    table = _matching(conn, f)
    row = conn.execute(
        sa.select(
            sa.func.count(),
            sa.func.count(table.c.west),
            sa.func.min(table.c.west),
            sa.func.min(table.c.south),
            sa.func.max(table.c.east),
            sa.func.max(table.c.north),
            sa.func.min(table.c.tanggal_mulai),
            sa.func.max(table.c.tanggal_selesai),
        )
    ).one()
    bbox = None if row[1] == 0 else (row[2], row[3], row[4], row[5])
    return Tally(row[0], row[0] - row[1], bbox, (row[6], row[7]))


def count(conn: sa.Connection, f: KegiatanFilter) -> int:
    """How many match, without looking at where they lie."""
    if f.is_empty:
        return conn.scalar(sa.select(katalog.c.jumlah)) or 0
    if f.pada is None:
        ids = ids_select(conn, f)
        if ids is not None:
            return conn.scalar(sa.select(sa.func.count()).select_from(ids.subquery())) or 0
    return tally(conn, f).jumlah


def _matching(conn: sa.Connection, f: KegiatanFilter) -> sa.Subquery:
    names = ("west", "south", "east", "north", "tanggal_mulai", "tanggal_selesai")
    current = sa.select(*(terbitan.c[name] for name in names)).where(*conditions(conn, f))
    if f.pada is None:
        return current.subquery()
    former = sa.select(*(terbitan_riwayat.c[name] for name in names)).where(
        *history_conditions(conn, f)
    )
    return sa.union_all(current, former).subquery()
