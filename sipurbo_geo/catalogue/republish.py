"""Publishing everything anew: after boundaries moved or theme files changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import numpy as np
import sqlalchemy as sa

from ..database.dialects import dialect_of
from ..database.tables import kegiatan, kegiatan_wilayah
from ..registry import Registry
from .kegiatan_rows import place_rows
from .publish import publish
from .shares import measured
from .sync_registry import sync_registry

_BATCH = 2000


def republish(
    conn: sa.Connection, registry: Registry, *, progress: Callable[[int], None] | None = None
) -> int:
    """Compute every share again and publish what changed by it; says how many versions."""
    now = datetime.now(UTC)
    sync_registry(conn, registry)
    changed = 0
    for ids in _batches(conn):
        _divide_again(conn, ids)
        changed += publish(conn, registry, ids, now=now)
        if progress:
            progress(len(ids))
    return changed


def _batches(conn: sa.Connection) -> Iterator[list[int]]:
    last = 0
    while ids := list(
        conn.scalars(
            sa.select(kegiatan.c.id)
            .where(kegiatan.c.id > last)
            .order_by(kegiatan.c.id)
            .limit(_BATCH)
        )
    ):
        yield ids
        last = ids[-1]


def _divide_again(conn: sa.Connection, ids: list[int]) -> None:
    """New shares for those with a geometry; what was only stated stays as stated."""
    drawn = conn.execute(
        sa.select(kegiatan.c.id, kegiatan.c.geom).where(
            kegiatan.c.id.in_(ids), kegiatan.c.geom.is_not(None)
        )
    ).all()
    geometries = np.array([row.geom for row in drawn], dtype=object)
    ids_drawn = [row.id for row in drawn]
    places = place_rows(conn, ids_drawn, measured(geometries), [((), ())] * len(drawn))
    found = [key for key, rows in places.items() if rows]
    conn.execute(kegiatan_wilayah.delete().where(kegiatan_wilayah.c.kegiatan_id.in_(found)))
    rows = [placed.row for key in found for placed in places[key]]
    dialect_of(conn.engine.url).insert_many(conn, kegiatan_wilayah, rows)
