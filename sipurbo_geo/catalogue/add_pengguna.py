"""Opening an account."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime

import sqlalchemy as sa

from ..database.tables import bidang as bidang_table
from ..database.tables import pengguna
from ..errors import ConflictError, UsageError
from ..model.peran import SISTEM, Pelaku, Peran
from ..model.wewenang import Kuasa, require
from .jejak import Entry, append_jejak

_AKUN = re.compile(r"[a-z0-9][a-z0-9._-]{1,39}")


def add_pengguna(
    conn: sa.Connection,
    akun: str,
    nama: str,
    peran: Peran,
    *,
    sandi: str,
    bidang: Sequence[str] = (),
    ganti_sandi: bool = True,
    pelaku: Pelaku = SISTEM,
    now: datetime | None = None,
) -> int:
    """Open an account; `sandi` is a finished hash. Gives its key.

    Raises `ConflictError` when the name is taken, `UsageError` for a name or unit that cannot be.
    """
    require(pelaku, Kuasa.MANAGE_PENGGUNA)
    moment, name = now or datetime.now(UTC), akun.strip().lower()
    _check(conn, name, nama, bidang)
    key = conn.scalar(
        pengguna.insert()
        .values(
            akun=name,
            nama=nama.strip(),
            peran=peran.value,
            bidang=",".join(bidang),
            sandi=sandi,
            ganti_sandi=ganti_sandi,
            aktif=True,
            sesi=1,
            dibuat=moment,
        )
        .returning(pengguna.c.id)
    )
    opened = Entry(
        "add_pengguna",
        None,
        {"pengguna_id": key, "peran": peran.value, "bidang": list(bidang)},
        {"akun": name, "nama": nama.strip()},
    )
    append_jejak(conn, pelaku, [opened], moment)
    return int(key or 0)


def _check(conn: sa.Connection, akun: str, nama: str, bidang: Sequence[str]) -> None:
    if not _AKUN.fullmatch(akun):
        raise UsageError(
            f"Nama akun '{akun}' tidak dapat dipakai: 2 sampai 40 huruf kecil, angka, titik, "
            "garis bawah atau tanda hubung.",
            f"The account name '{akun}' cannot be used: 2 to 40 lower-case letters, digits, dots, "
            "underscores or hyphens.",
        )
    if not nama.strip():
        raise UsageError("Isi nama lengkapnya.", "Give the full name.")
    known = set(conn.scalars(sa.select(bidang_table.c.slug)))
    if unknown := [slug for slug in bidang if slug not in known]:
        raise UsageError(
            f"Bidang '{unknown[0]}' tidak dikenal. Yang ada: {', '.join(sorted(known))}.",
            f"Unknown unit '{unknown[0]}'. There are: {', '.join(sorted(known))}.",
        )
    if conn.scalar(sa.select(pengguna.c.id).where(pengguna.c.akun == akun)) is not None:
        raise ConflictError(
            f"Akun '{akun}' sudah ada. Pilih nama lain.",
            f"The account '{akun}' exists already. Choose another name.",
        )
