"""Accounts: who is behind a session, who there is, who is assigned to a kegiatan."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from ...database.tables import kegiatan, pengguna, penugasan
from ...errors import NotFoundError
from ...model.peran import Pelaku, Peran


@dataclass(frozen=True, slots=True)
class Akun:
    """An account with what signing in needs to know; never shown whole."""

    pelaku: Pelaku
    sandi: str
    ganti_sandi: bool
    aktif: bool
    sesi: int


@dataclass(frozen=True, slots=True)
class Petugas:
    """An account as lists show it; `penugasan` counts the kegiatan assigned to it."""

    id: int
    akun: str
    nama: str
    peran: Peran
    bidang: tuple[str, ...]
    aktif: bool
    ganti_sandi: bool
    dibuat: datetime
    terakhir_masuk: datetime | None
    penugasan: int


@dataclass(frozen=True, slots=True)
class Tugasan:
    """A kegiatan that somebody is assigned to."""

    id: int
    kode: str
    nama: str


def read_akun(conn: sa.Connection, key: int) -> Akun | None:
    """The account with this key."""
    return _akun(conn, pengguna.c.id == key)


def find_akun(conn: sa.Connection, akun: str) -> Akun | None:
    """The account with this name, in any case."""
    return _akun(conn, pengguna.c.akun == akun.strip().lower())


def list_petugas(conn: sa.Connection) -> list[Petugas]:
    """Every account: open ones first, by name."""
    order = (pengguna.c.aktif.desc(), pengguna.c.nama, pengguna.c.akun)
    return [_petugas(row) for row in conn.execute(_petugas_rows().order_by(*order))]


def read_petugas(conn: sa.Connection, key: int) -> Petugas:
    """One account; raises `NotFoundError`."""
    row = conn.execute(_petugas_rows().where(pengguna.c.id == key)).first()
    if row is None:
        raise NotFoundError("Akun ini tidak ada.", "There is no such account.")
    return _petugas(row)


def list_ditugaskan(conn: sa.Connection, kegiatan_id: int) -> list[Petugas]:
    """Who is assigned to a kegiatan, by name."""
    mine = sa.select(penugasan.c.pengguna_id).where(penugasan.c.kegiatan_id == kegiatan_id)
    listed = _petugas_rows().where(pengguna.c.id.in_(mine))
    return [_petugas(row) for row in conn.execute(listed.order_by(pengguna.c.nama))]


def list_penugasan(conn: sa.Connection, key: int) -> list[Tugasan]:
    """The kegiatan that an account is assigned to, by name."""
    columns = (kegiatan.c[f.name] for f in fields(Tugasan))
    listed = (
        sa.select(*columns)
        .join(penugasan, penugasan.c.kegiatan_id == kegiatan.c.id)
        .where(penugasan.c.pengguna_id == key)
        .order_by(kegiatan.c.nama)
    )
    return [Tugasan(**row) for row in conn.execute(listed).mappings()]


def _petugas_rows() -> sa.Select[Any]:
    shown = ("id", "akun", "nama", "peran", "bidang", "aktif", "ganti_sandi", "dibuat",
             "terakhir_masuk")  # fmt: skip
    counted = (
        sa.select(sa.func.count())
        .where(penugasan.c.pengguna_id == pengguna.c.id)
        .scalar_subquery()
        .label("penugasan")
    )
    return sa.select(*(pengguna.c[name] for name in shown), counted)


def _petugas(row: Any) -> Petugas:
    own = {"peran": Peran(row.peran), "bidang": _units(row.bidang), "aktif": bool(row.aktif)}
    return Petugas(**row._asdict() | own)


def _akun(conn: sa.Connection, condition: sa.ColumnElement[bool]) -> Akun | None:
    row = conn.execute(sa.select(pengguna).where(condition)).first()
    return _from_row(row, _assigned(conn, row.id)) if row else None


def _assigned(conn: sa.Connection, key: int) -> frozenset[int]:
    listed = sa.select(penugasan.c.kegiatan_id).where(penugasan.c.pengguna_id == key)
    return frozenset(conn.scalars(listed))


def _from_row(row: Any, assigned: frozenset[int]) -> Akun:
    pelaku = Pelaku(row.id, Peran(row.peran), _units(row.bidang), assigned, row.nama, row.akun)
    return Akun(pelaku, row.sandi, row.ganti_sandi, row.aktif, row.sesi)


def _units(text: str) -> tuple[str, ...]:
    return tuple(slug for slug in text.split(",") if slug)
