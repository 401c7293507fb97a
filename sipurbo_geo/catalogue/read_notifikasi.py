"""Marking messages as read."""

from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa

from ..database.tables import notifikasi
from ..model.peran import Pelaku


def read_notifikasi(
    conn: sa.Connection, pelaku: Pelaku, *, sampai: int, now: datetime | None = None
) -> int:
    """Count one's own messages as read, up to the key `sampai`; says how many were marked.

    Messages that came after the page was made stay.
    """
    marked = conn.execute(
        notifikasi.update()
        .where(
            notifikasi.c.pengguna_id == pelaku.id,
            notifikasi.c.dibaca.is_(None),
            notifikasi.c.id <= sampai,
        )
        .values(dibaca=now or datetime.now(UTC))
    )
    return marked.rowcount
