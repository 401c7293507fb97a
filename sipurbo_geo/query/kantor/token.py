"""Tokens: whom one speaks for, and which ones somebody has."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import UTC, datetime

import sqlalchemy as sa

from ...database.tables import token
from ...model.peran import Pelaku
from ...model.token import mark_token
from .pengguna import read_akun


@dataclass(frozen=True, slots=True)
class Token:
    """A token as its owner sees it: everything but the token."""

    id: int
    pengguna_id: int
    nama: str
    awalan: str
    dibuat: datetime
    kedaluwarsa: datetime
    terakhir_dipakai: datetime | None
    dicabut: datetime | None

    def is_alive(self, now: datetime) -> bool:
        """Whether it opens anything at that moment."""
        return self.dicabut is None and now < self.kedaluwarsa


def find_token(
    conn: sa.Connection, rahasia: str, now: datetime | None = None
) -> tuple[int, Pelaku] | None:
    """Key and person of a token that works now; None for any other.

    The person's account has to be open, with a password of its own.
    """
    statement = _select().where(token.c.sidik == mark_token(rahasia))
    row = conn.execute(statement).mappings().one_or_none()
    if row is None or not Token(**row).is_alive(now or datetime.now(UTC)):
        return None
    akun = read_akun(conn, row["pengguna_id"])
    if akun is None or not akun.aktif or akun.ganti_sandi:
        return None
    return row["id"], akun.pelaku


def list_token(conn: sa.Connection, pengguna_id: int) -> list[Token]:
    """The tokens of an account, the newest first."""
    statement = _select().where(token.c.pengguna_id == pengguna_id).order_by(token.c.id.desc())
    return [Token(**row) for row in conn.execute(statement).mappings()]


def _select() -> sa.Select[tuple[object, ...]]:
    return sa.select(*(token.c[f.name] for f in fields(Token)))
