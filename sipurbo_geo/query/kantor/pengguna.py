"""Accounts: who is behind a session, who there is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from ...database.tables import pengguna, penugasan
from ...model.peran import Pelaku, Peran


@dataclass(frozen=True, slots=True)
class Akun:
    """An account with what signing in needs to know; never shown whole."""

    pelaku: Pelaku
    sandi: str
    ganti_sandi: bool
    aktif: bool
    sesi: int
    terakhir_masuk: datetime | None


def read_akun(conn: sa.Connection, key: int) -> Akun | None:
    """The account with this key."""
    return _akun(conn, pengguna.c.id == key)


def find_akun(conn: sa.Connection, akun: str) -> Akun | None:
    """The account with this name, in any case."""
    return _akun(conn, pengguna.c.akun == akun.strip().lower())


def list_akun(conn: sa.Connection) -> list[Akun]:
    """Every account, by name."""
    rows = conn.execute(sa.select(pengguna).order_by(pengguna.c.akun)).all()
    return [_from_row(row, _assigned(conn, row.id)) for row in rows]


def _akun(conn: sa.Connection, condition: sa.ColumnElement[bool]) -> Akun | None:
    row = conn.execute(sa.select(pengguna).where(condition)).first()
    return _from_row(row, _assigned(conn, row.id)) if row else None


def _assigned(conn: sa.Connection, key: int) -> frozenset[int]:
    listed = sa.select(penugasan.c.kegiatan_id).where(penugasan.c.pengguna_id == key)
    return frozenset(conn.scalars(listed))


def _from_row(row: Any, assigned: frozenset[int]) -> Akun:
    units = tuple(slug for slug in row.bidang.split(",") if slug)
    pelaku = Pelaku(row.id, Peran(row.peran), units, assigned, row.nama, row.akun)
    return Akun(pelaku, row.sandi, row.ganti_sandi, row.aktif, row.sesi, row.terakhir_masuk)
