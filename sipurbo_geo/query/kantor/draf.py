"""Half-filled forms of a person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from ...database.tables import draf
from ...model.peran import Pelaku


@dataclass(frozen=True, slots=True)
class Draf:
    """What was kept of a form, and from which version of the kegiatan it was opened."""

    isi: dict[str, Any]
    dasar_versi: int
    diperbarui: datetime


def read_draf(conn: sa.Connection, pelaku: Pelaku, kunci: str) -> Draf | None:
    """What `pelaku` left in the form `kunci`."""
    row = conn.execute(
        sa.select(draf.c.isi, draf.c.dasar_versi, draf.c.diperbarui).where(
            draf.c.pengguna_id == pelaku.id, draf.c.kunci == kunci
        )
    ).one_or_none()
    return Draf(row.isi, row.dasar_versi, row.diperbarui) if row else None
