"""Opening an account."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import sqlalchemy as sa

from ..database.tables import pengguna
from ..errors import ConflictError
from ..model.peran import SISTEM, Pelaku, Peran
from ..model.wewenang import Kuasa, require
from .jejak import Entry, append_jejak
from .pengguna_rows import check_akun, check_bidang, check_nama


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
    moment, name = now or datetime.now(UTC), check_akun(akun)
    _refuse_taken(conn, name)
    units, full = check_bidang(conn, bidang), check_nama(nama)
    added = pengguna.insert().values(
        akun=name,
        nama=full,
        peran=peran.value,
        bidang=units,
        sandi=sandi,
        ganti_sandi=ganti_sandi,
        aktif=True,
        sesi=1,
        dibuat=moment,
    )
    key = int(conn.scalar(added.returning(pengguna.c.id)) or 0)
    opened = Entry(
        "add_pengguna",
        None,
        {"pengguna_id": key, "peran": peran.value, "bidang": units},
        {"akun": name, "nama": full},
    )
    append_jejak(conn, pelaku, [opened], moment)
    return key


def _refuse_taken(conn: sa.Connection, akun: str) -> None:
    if conn.scalar(sa.select(pengguna.c.id).where(pengguna.c.akun == akun)) is not None:
        raise ConflictError(
            f"Akun '{akun}' sudah ada. Pilih nama lain.",
            f"The account '{akun}' exists already. Choose another name.",
        )
