"""Marking messages as read."""

from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa

from ..database.tables import notifikasi
from ..model.peran import Pelaku


def read_notifikasi(
    conn: sa.Connection,
    pelaku: Pelaku,
    *,
    sampai: int | None = None,
    ajuan_id: int | None = None,
    now: datetime | None = None,
) -> int:
    """Count one's own messages as read: up to the key `sampai`, and about this ajuan.

    Messages that came after the page was made stay. Says how many were marked.
    """
    mine = [notifikasi.c.pengguna_id == pelaku.id, notifikasi.c.dibaca.is_(None)]
    if sampai is not None:
        mine.append(notifikasi.c.id <= sampai)
    if ajuan_id is not None:
        mine.append(notifikasi.c.ajuan_id == ajuan_id)
    marked = conn.execute(notifikasi.update().where(*mine).values(dibaca=now or datetime.now(UTC)))
    return marked.rowcount
