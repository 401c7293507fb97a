"""Taking a kegiatan out of the public's sight; nothing is erased."""

from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa

from ..database.tables import kegiatan
from ..errors import UsageError
from ..model.kegiatan import Keadaan
from ..registry import Registry
from .lookup import ids_of
from .publish import publish


def withdraw_kegiatan(
    conn: sa.Connection,
    registry: Registry,
    kode: str,
    alasan: str,
    *,
    now: datetime | None = None,
) -> None:
    """Withdraw one kegiatan for a stated reason; raises `NotFoundError`, `UsageError`."""
    if not alasan.strip():
        raise UsageError("Isi alasan penarikan.", "Give the reason for the withdrawal.")
    key = ids_of(conn, {kode})[kode]
    moment = now or datetime.now(UTC)
    note = sa.func.trim(kegiatan.c.catatan_internal + f"\n{moment.date()} ditarik: {alasan}")
    conn.execute(
        kegiatan.update()
        .where(kegiatan.c.id == key)
        .values(
            keadaan=Keadaan.DITARIK.value,
            catatan_internal=note,
            versi=kegiatan.c.versi + 1,
            diperbarui=moment,
            sidik="",
        )
    )
    publish(conn, registry, [key], now=moment)
