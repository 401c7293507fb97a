"""The weekly reports of the kegiatan that a filter chooses, as they were published."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import orjson
import sqlalchemy as sa

from ..database.engine import Catalogue
from ..database.tables import terbitan, terbitan_rincian, terbitan_riwayat
from ..model.filter import KegiatanFilter
from .conditions import conditions, history_conditions

_OF_KEGIATAN = ("kode", "nama", "layer", "bidang", "tahun")
_OF_WEEK = ("minggu", "tanggal", "rencana", "realisasi", "deviasi", "kritis")
#: histories that are opened together
_AT_ONCE = 500


def stream_laporan(catalogue: Catalogue, f: KegiatanFilter) -> Iterator[list[dict[str, Any]]]:
    """Reports in batches, ordered by kegiatan and week; with `f.pada`, those public by then."""
    with catalogue.reading() as conn:
        asked = _asked(conn, f).execution_options(stream_results=True, yield_per=_AT_ONCE)
        for rows in conn.execute(asked).partitions():
            if batch := [week for row in rows for week in _weeks(row)]:
                yield batch


def _asked(conn: sa.Connection, f: KegiatanFilter) -> sa.Select[Any]:
    own = [terbitan.c[name] for name in ("id", *_OF_KEGIATAN)]
    current = (
        sa.select(*own, terbitan_rincian.c.rincian)
        .join_from(terbitan, terbitan_rincian, terbitan_rincian.c.id == terbitan.c.id)
        .where(*conditions(conn, f))
    )
    if f.pada is None:
        return current.order_by(terbitan.c.id)
    names = ("id", *_OF_KEGIATAN, "rincian")
    former = sa.select(*(terbitan_riwayat.c[name] for name in names)).where(
        *history_conditions(conn, f)
    )
    both = sa.union_all(current, former).subquery()
    return sa.select(both).order_by(both.c.id)


def _weeks(row: Any) -> Iterator[dict[str, Any]]:
    own = {name: getattr(row, name) for name in _OF_KEGIATAN}
    for week in orjson.loads(row.rincian)["progres"]:
        yield own | {name: week[name] for name in _OF_WEEK}
