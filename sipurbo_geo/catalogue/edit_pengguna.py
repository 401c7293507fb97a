"""Changing what an account may do, and what its owner is called."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import sqlalchemy as sa

from ..database.tables import pengguna
from ..model.peran import SISTEM, Pelaku, Peran
from ..model.wewenang import Kuasa, require
from .jejak import Entry, append_jejak
from .pengguna_rows import check_bidang, check_nama, read_row, refuse_own

#: about the person; the chain says only that it changed
_PRIVATE = ("nama",)


def edit_pengguna(
    conn: sa.Connection,
    key: int,
    nama: str,
    peran: Peran,
    *,
    bidang: Sequence[str] = (),
    pelaku: Pelaku = SISTEM,
    now: datetime | None = None,
) -> bool:
    """Give the account this name, role and these units; says whether anything changed.

    It counts at once, in open sessions too. Raises `NotFoundError`, `UsageError` and, for one's
    own role, `ConflictError`.
    """
    require(pelaku, Kuasa.MANAGE_PENGGUNA)
    before = read_row(conn, key)
    values = {
        "nama": check_nama(nama),
        "peran": peran.value,
        "bidang": check_bidang(conn, bidang),
    }
    changes = {
        name: [getattr(before, name), value]
        for name, value in values.items()
        if getattr(before, name) != value
    }
    if "peran" in changes:
        refuse_own(pelaku, key)
    if not changes:
        return False
    conn.execute(pengguna.update().where(pengguna.c.id == key).values(values))
    private = {name: changes.pop(name) for name in _PRIVATE if name in changes}
    named = {"dirahasiakan": sorted(private)} if private else {}
    edited = Entry(
        "edit_pengguna", None, {"pengguna_id": key, "berubah": changes, **named}, private
    )
    append_jejak(conn, pelaku, [edited], now or datetime.now(UTC))
    return True
