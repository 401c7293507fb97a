"""The catalogue's own row: its identity, its revision, its counts."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime

import sqlalchemy as sa

from ..database.tables import katalog


def touch_katalog(conn: sa.Connection) -> None:
    """Make sure that the row is there."""
    if conn.scalar(sa.select(katalog.c.id)) is None:
        conn.execute(
            katalog.insert().values(
                id=1,
                uid=uuid.uuid4().hex,
                revisi=0,
                diperbarui=datetime.now(UTC),
                jumlah=0,
                tanpa_geometri=0,
                registri="",
            )
        )


def next_revision(
    conn: sa.Connection, now: datetime, *, jumlah: int = 0, tanpa_geometri: int = 0
) -> None:
    """Count up the revision, and the totals by what was added or (negative) withdrawn."""
    touch_katalog(conn)
    conn.execute(
        katalog.update().values(
            revisi=katalog.c.revisi + 1,
            diperbarui=now,
            jumlah=katalog.c.jumlah + jumlah,
            tanpa_geometri=katalog.c.tanpa_geometri + tanpa_geometri,
        )
    )
