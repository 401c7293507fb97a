"""Changing one's own password, and ending one's own sessions."""

from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa

from ..database.tables import pengguna
from ..errors import ForbiddenError
from ..model.peran import Pelaku
from .jejak import Entry, append_jejak


def change_sandi(
    conn: sa.Connection, *, pelaku: Pelaku, sandi: str, now: datetime | None = None
) -> int:
    """Set the person's own password (`sandi` is a finished hash) and end every session.

    Gives the number that a new session has to carry.
    """
    return _renew(conn, pelaku, "change_sandi", now, sandi=sandi, ganti_sandi=False)


def end_sesi(conn: sa.Connection, *, pelaku: Pelaku, now: datetime | None = None) -> int:
    """End every session of the person, on all devices."""
    return _renew(conn, pelaku, "end_sesi", now)


def _renew(
    conn: sa.Connection, pelaku: Pelaku, verb: str, now: datetime | None, **values: str | bool
) -> int:
    if pelaku.id is None:
        raise ForbiddenError("Hanya pemilik akun.", "Only the owner of the account.")
    number = conn.scalar(
        pengguna.update()
        .where(pengguna.c.id == pelaku.id)
        .values(sesi=pengguna.c.sesi + 1, **values)
        .returning(pengguna.c.sesi)
    )
    entry = Entry(verb, None, {"pengguna_id": pelaku.id})
    append_jejak(conn, pelaku, [entry], now or datetime.now(UTC))
    return int(number or 0)
