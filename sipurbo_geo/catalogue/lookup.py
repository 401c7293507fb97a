"""From kode to key, and the mark of a change."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

import sqlalchemy as sa

from ..database.tables import kegiatan
from ..errors import NotFoundError


def ids_of(conn: sa.Connection, kode: Collection[str]) -> dict[str, int]:
    """The keys of these kegiatan; raises `NotFoundError` that names those unknown."""
    found = {
        row.kode: row.id
        for row in conn.execute(
            sa.select(kegiatan.c.kode, kegiatan.c.id).where(kegiatan.c.kode.in_(list(kode)))
        )
    }
    if missing := sorted(set(kode) - found.keys()):
        names = ", ".join(missing[:5])
        raise NotFoundError(
            f"Kode kegiatan tidak dikenal: {names}. Impor kegiatannya dahulu.",
            f"Unknown kode: {names}. Import the kegiatan first.",
        )
    return found


def touch_kegiatan(conn: sa.Connection, ids: Collection[int], now: datetime) -> None:
    """Mark kegiatan as changed now."""
    conn.execute(
        kegiatan.update()
        .where(kegiatan.c.id.in_(list(ids)))
        .values(diperbarui=now, versi=kegiatan.c.versi + 1)
    )
