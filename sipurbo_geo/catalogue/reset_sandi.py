"""A new password for somebody who has lost the old one."""

from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa

from ..database.tables import pengguna
from ..model.peran import SISTEM, Pelaku
from ..model.wewenang import Kuasa, require
from .jejak import Entry, append_jejak
from .pengguna_rows import read_row, refuse_own
from .sign_in import forget_tries


def reset_sandi(
    conn: sa.Connection,
    key: int,
    *,
    sandi: str,
    pelaku: Pelaku = SISTEM,
    now: datetime | None = None,
) -> str:
    """Set the password (`sandi` is a finished hash); gives the account's name.

    Every session ends, tries that failed are forgotten, and the owner has to change it before
    anything else. A closed account stays closed. Raises `NotFoundError`, and `ConflictError` for
    one's own: there the old password is asked for.
    """
    require(pelaku, Kuasa.MANAGE_PENGGUNA)
    refuse_own(pelaku, key)
    row = read_row(conn, key)
    values = {"sandi": sandi, "ganti_sandi": True, "sesi": pengguna.c.sesi + 1}
    conn.execute(pengguna.update().where(pengguna.c.id == key).values(values))
    forget_tries(conn, row.akun)
    entry = Entry("reset_sandi", None, {"pengguna_id": key})
    append_jejak(conn, pelaku, [entry], now or datetime.now(UTC))
    return str(row.akun)
