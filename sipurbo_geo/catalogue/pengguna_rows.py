"""What verbs on accounts have in common: finding one, and what a name and a unit can be."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from ..database.tables import bidang as bidang_table
from ..database.tables import pengguna
from ..errors import ConflictError, NotFoundError, UsageError
from ..model.peran import Pelaku

NAMA_TERPANJANG = 120
_AKUN = re.compile(r"[a-z0-9][a-z0-9._-]{1,39}")


def read_row(conn: sa.Connection, key: int) -> Any:
    """The row of `pengguna` with this key; raises `NotFoundError`."""
    found = conn.execute(sa.select(pengguna).where(pengguna.c.id == key)).first()
    if found is None:
        raise NotFoundError("Akun ini tidak ada.", "There is no such account.")
    return found


def key_of(conn: sa.Connection, akun: str) -> int:
    """The key of the account with this name; raises `NotFoundError`."""
    name = akun.strip().lower()
    key: int | None = conn.scalar(sa.select(pengguna.c.id).where(pengguna.c.akun == name))
    if key is None:
        raise NotFoundError(
            f"Akun '{name}' tidak ada. Lihat daftarnya: sipurbo user list",
            f"There is no account '{name}'. See the list: sipurbo user list",
        )
    return key


def check_akun(akun: str) -> str:
    """The name to sign in with as it is kept; raises `UsageError`."""
    name = akun.strip().lower()
    if not _AKUN.fullmatch(name):
        raise UsageError(
            f"Nama akun '{name}' tidak dapat dipakai: 2 sampai 40 huruf kecil, angka, titik, "
            "garis bawah atau tanda hubung.",
            f"The account name '{name}' cannot be used: 2 to 40 lower-case letters, digits, dots, "
            "underscores or hyphens.",
        )
    return name


def check_nama(nama: str) -> str:
    """The full name without blanks around it; raises `UsageError`."""
    if not nama.strip():
        raise UsageError("Isi nama lengkapnya.", "Give the full name.")
    if len(nama.strip()) > NAMA_TERPANJANG:
        raise UsageError(
            f"Nama paling banyak {NAMA_TERPANJANG} huruf.",
            f"A name has at most {NAMA_TERPANJANG} characters.",
        )
    return nama.strip()


def check_bidang(conn: sa.Connection, bidang: Sequence[str]) -> str:
    """The units as the register keeps them, each once; raises `UsageError` for an unknown one."""
    known = set(conn.scalars(sa.select(bidang_table.c.slug)))
    if unknown := [slug for slug in bidang if slug not in known]:
        raise UsageError(
            f"Bidang '{unknown[0]}' tidak dikenal. Yang ada: {', '.join(sorted(known))}.",
            f"Unknown unit '{unknown[0]}'. There are: {', '.join(sorted(known))}.",
        )
    return ",".join(dict.fromkeys(bidang))


def refuse_own(pelaku: Pelaku, key: int) -> None:
    """Raise `ConflictError` for one's own account: so an administrator always remains."""
    if pelaku.id == key:
        raise ConflictError(
            "Akun Anda sendiri tidak dapat diubah di sini. Minta administrator lain; kata sandi "
            "sendiri diganti lewat nama Anda di menu.",
            "Your own account cannot be changed here. Ask another administrator; one's own "
            "password is changed by way of your name in the menu.",
        )
