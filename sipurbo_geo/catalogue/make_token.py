"""Making and revoking the keys of programs that work for a person."""

from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa

from ..database.tables import token
from ..errors import ConflictError, ForbiddenError, NotFoundError
from ..model.peran import SISTEM, Pelaku
from ..model.token import DIKENALI, USIA_BIASA, check_nama_token, check_usia, mark_token
from ..model.wewenang import Kuasa, may
from .jejak import Entry, append_jejak
from .pengguna_rows import read_row

#: tokens of one person that work at the same time
PALING_BANYAK = 20


def make_token(
    conn: sa.Connection,
    pengguna_id: int,
    nama: str,
    rahasia: str,
    *,
    hari: int = USIA_BIASA,
    pelaku: Pelaku = SISTEM,
    now: datetime | None = None,
) -> int:
    """Keep the mark of `rahasia` for an account, for so many days; gives the token's key.

    Only its owner, or the machine's keeper, makes one. Raises `ForbiddenError`, `NotFoundError`,
    `ConflictError` (too many) and `UsageError`.
    """
    moment, name, usia = now or datetime.now(UTC), check_nama_token(nama), check_usia(hari)
    if not pelaku.is_sistem and pelaku.id != pengguna_id:
        raise ForbiddenError(
            "Token hanya dibuat oleh pemilik akunnya.", "Only the owner of an account makes tokens."
        )
    read_row(conn, pengguna_id)
    _refuse_many(conn, pengguna_id, moment)
    added = token.insert().values(
        pengguna_id=pengguna_id,
        nama=name,
        sidik=mark_token(rahasia),
        awalan=rahasia[:DIKENALI],
        dibuat=moment,
        kedaluwarsa=moment + usia,
    )
    key = int(conn.scalar(added.returning(token.c.id)) or 0)
    made = Entry("make_token", None, {"token_id": key, "pengguna_id": pengguna_id}, {"nama": name})
    append_jejak(conn, pelaku, [made], moment)
    return key


def revoke_token(
    conn: sa.Connection, key: int, *, pelaku: Pelaku = SISTEM, now: datetime | None = None
) -> bool:
    """End a token, one's own or, for who keeps accounts, anybody's; says whether it was alive.

    Raises `NotFoundError` for a token that is not there or not one's own.
    """
    row = conn.execute(sa.select(token).where(token.c.id == key)).first()
    own = row is not None and row.pengguna_id == pelaku.id
    if row is None or not (own or may(pelaku, Kuasa.MANAGE_PENGGUNA)):
        raise NotFoundError("Token ini tidak ada.", "There is no such token.")
    if row.dicabut is not None:
        return False
    _end(conn, pelaku, row.pengguna_id, [key], now or datetime.now(UTC))
    return True


def end_tokens(conn: sa.Connection, pengguna_id: int, pelaku: Pelaku, now: datetime) -> None:
    """End every token of an account that is no longer safe."""
    alive = sa.select(token.c.id).where(
        token.c.pengguna_id == pengguna_id, token.c.dicabut.is_(None)
    )
    _end(conn, pelaku, pengguna_id, list(conn.scalars(alive)), now)


def _end(
    conn: sa.Connection, pelaku: Pelaku, pengguna_id: int, keys: list[int], now: datetime
) -> None:
    conn.execute(token.update().where(token.c.id.in_(keys)).values(dicabut=now))
    ended = [
        Entry("revoke_token", None, {"token_id": key, "pengguna_id": pengguna_id}) for key in keys
    ]
    append_jejak(conn, pelaku, ended, now)


def _refuse_many(conn: sa.Connection, pengguna_id: int, now: datetime) -> None:
    alive = sa.select(sa.func.count()).where(
        token.c.pengguna_id == pengguna_id, token.c.dicabut.is_(None), token.c.kedaluwarsa > now
    )
    if (conn.scalar(alive) or 0) >= PALING_BANYAK:
        raise ConflictError(
            f"Sudah ada {PALING_BANYAK} token. Cabut yang tidak dipakai lagi.",
            f"There are {PALING_BANYAK} tokens already. Revoke those that are not used any more.",
        )
