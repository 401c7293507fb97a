"""Half-filled forms: kept for the one who fills them, until they are saved or thrown away."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from ..database.tables import draf
from ..model.peran import Pelaku


def save_draf(
    conn: sa.Connection,
    pelaku: Pelaku,
    kunci: str,
    isi: Mapping[str, Any],
    *,
    kegiatan_id: int | None = None,
    dasar_versi: int = 0,
    now: datetime | None = None,
) -> None:
    """Keep `isi` as what `pelaku` typed into the form `kunci`, in place of what was there."""
    values = {
        "kegiatan_id": kegiatan_id,
        "isi": dict(isi),
        "dasar_versi": dasar_versi,
        "diperbarui": now or datetime.now(UTC),
    }
    done = conn.execute(draf.update().where(*_own(pelaku, kunci)).values(values))
    if not done.rowcount:
        conn.execute(draf.insert().values(pengguna_id=pelaku.id, kunci=kunci, **values))


def discard_draf(conn: sa.Connection, pelaku: Pelaku, kunci: str) -> None:
    """Throw away what was kept of the form `kunci`; fine when there is nothing."""
    conn.execute(draf.delete().where(*_own(pelaku, kunci)))


def _own(pelaku: Pelaku, kunci: str) -> tuple[sa.ColumnElement[bool], ...]:
    return draf.c.pengguna_id == pelaku.id, draf.c.kunci == kunci
