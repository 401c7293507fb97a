"""Which state of the catalogue the public sees now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

import sqlalchemy as sa

from ..database.tables import katalog


@dataclass(frozen=True, slots=True)
class Revision:
    """The catalogue's identity, its revision and what it counts."""

    uid: str
    nomor: int
    waktu: datetime
    jumlah: int
    tanpa_geometri: int


def get_revision(conn: sa.Connection) -> Revision:
    """The present revision; 0 for a catalogue to which nothing was ever written."""
    row = conn.execute(
        sa.select(
            katalog.c.uid,
            katalog.c.revisi,
            katalog.c.diperbarui,
            katalog.c.jumlah,
            katalog.c.tanpa_geometri,
        )
    ).one_or_none()
    if row is None:
        return Revision("", 0, datetime(1970, 1, 1, tzinfo=UTC), 0, 0)
    return Revision(row.uid, row.revisi, row.diperbarui, row.jumlah, row.tanpa_geometri)
