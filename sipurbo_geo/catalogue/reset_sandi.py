"""A new password for somebody who has lost the old one."""

from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa

from ..database.tables import pengguna
from ..model.peran import SISTEM, Pelaku
from ..model.wewenang import Kuasa, require
from .jejak import Entry, append_jejak
from .make_token import end_tokens
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

    Every session and token ends, tries that failed are forgotten, and the owner has to change it
    before anything else. A closed account stays closed. Raises `NotFoundError`, and
    `ConflictError` for one's own: there the old password is asked for.
    """
    require(pelaku, Kuasa.MANAGE_PENGGUNA)
    refuse_own(pelaku, key)
    row = read_row(conn, key)
    values = {"sandi": sandi, "ganti_sandi": True, "sesi": pengguna.c.sesi + 1}
    conn.execute(pengguna.update().where(pengguna.c.id == key).values(values))
    forget_tries(conn, row.akun)
    moment = now or datetime.now(UTC)
    append_jejak(conn, pelaku, [Entry("reset_sandi", None, {"pengguna_id": key})], moment)
    end_tokens(conn, key, pelaku, moment)
    return str(row.akun)
