"""Closing an account without forgetting whose it was, and opening it again."""

from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa

from ..database.tables import pengguna
from ..model.peran import SISTEM, Pelaku
from ..model.wewenang import Kuasa, require
from .jejak import Entry, append_jejak
from .pengguna_rows import read_row, refuse_own


def disable_pengguna(
    conn: sa.Connection, key: int, *, pelaku: Pelaku = SISTEM, now: datetime | None = None
) -> bool:
    """Close the account and end its sessions; says whether it was open.

    Raises `NotFoundError`, and `ConflictError` for one's own.
    """
    return _switch(conn, key, pelaku, now, aktif=False)


def enable_pengguna(
    conn: sa.Connection, key: int, *, pelaku: Pelaku = SISTEM, now: datetime | None = None
) -> bool:
    """Let the account sign in again, with the password it had; says whether it was closed."""
    return _switch(conn, key, pelaku, now, aktif=True)


def _switch(
    conn: sa.Connection, key: int, pelaku: Pelaku, now: datetime | None, *, aktif: bool
) -> bool:
    require(pelaku, Kuasa.MANAGE_PENGGUNA)
    refuse_own(pelaku, key)
    if bool(read_row(conn, key).aktif) == aktif:
        return False
    # counted up both ways: a session that was open before must not come alive again
    values = {"aktif": aktif, "sesi": pengguna.c.sesi + 1}
    conn.execute(pengguna.update().where(pengguna.c.id == key).values(values))
    verb = "enable_pengguna" if aktif else "disable_pengguna"
    entry = Entry(verb, None, {"pengguna_id": key})
    append_jejak(conn, pelaku, [entry], now or datetime.now(UTC))
    return True
