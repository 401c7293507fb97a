"""Giving a kegiatan to a person, and taking it back."""

from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa

from ..database.tables import penugasan
from ..errors import ConflictError, UsageError
from ..model.notifikasi import JenisNotifikasi
from ..model.peran import PERAN_LABELS, SISTEM, Pelaku, Peran
from ..model.wewenang import Kuasa, is_bounded, require
from .jejak import Entry, append_jejak
from .lookup import read_pokok
from .notify import notify
from .pengguna_rows import read_row


def assign_pengguna(
    conn: sa.Connection,
    pengguna_id: int,
    kegiatan_id: int,
    *,
    pelaku: Pelaku = SISTEM,
    now: datetime | None = None,
) -> bool:
    """Let the person use the rights of their role on this kegiatan; says whether that is new.

    Raises `NotFoundError`, `ForbiddenError`, `ConflictError` (a closed account) and `UsageError`
    (the role reaches every kegiatan anyway).
    """
    require(pelaku, Kuasa.ASSIGN_PENGGUNA, read_pokok(conn, kegiatan_id).sasaran)
    row, moment = read_row(conn, pengguna_id), now or datetime.now(UTC)
    _check_assignable(row.nama, Peran(row.peran), is_open=bool(row.aktif))
    if _is_assigned(conn, pengguna_id, kegiatan_id):
        return False
    record_penugasan(conn, pelaku, pengguna_id, kegiatan_id, moment)
    notify(
        conn,
        JenisNotifikasi.DITUGASKAN,
        pengguna=[pengguna_id],
        kegiatan_id=kegiatan_id,
        kecuali=pelaku.id,
        now=moment,
    )
    return True


def unassign_pengguna(
    conn: sa.Connection,
    pengguna_id: int,
    kegiatan_id: int,
    *,
    pelaku: Pelaku = SISTEM,
    now: datetime | None = None,
) -> bool:
    """Take the kegiatan back from the person; says whether it was theirs.

    Raises `NotFoundError` and `ForbiddenError`.
    """
    require(pelaku, Kuasa.ASSIGN_PENGGUNA, read_pokok(conn, kegiatan_id).sasaran)
    read_row(conn, pengguna_id)
    if not _is_assigned(conn, pengguna_id, kegiatan_id):
        return False
    conn.execute(penugasan.delete().where(*_which(pengguna_id, kegiatan_id)))
    taken = Entry("unassign_pengguna", kegiatan_id, {"pengguna_id": pengguna_id})
    append_jejak(conn, pelaku, [taken], now or datetime.now(UTC))
    return True


def record_penugasan(
    conn: sa.Connection, pelaku: Pelaku, pengguna_id: int, kegiatan_id: int, now: datetime
) -> None:
    """Write an assignment down without asking for a right: whoever makes a kegiatan has it."""
    conn.execute(penugasan.insert().values(pengguna_id=pengguna_id, kegiatan_id=kegiatan_id))
    given = Entry("assign_pengguna", kegiatan_id, {"pengguna_id": pengguna_id})
    append_jejak(conn, pelaku, [given], now)


def _check_assignable(nama: str, peran: Peran, *, is_open: bool) -> None:
    if not is_open:
        raise ConflictError(
            f"Akun {nama} sudah ditutup. Buka kembali dahulu, atau tugaskan orang lain.",
            f"The account of {nama} is closed. Open it first, or assign somebody else.",
        )
    if not is_bounded(peran):
        label = PERAN_LABELS[peran]
        raise UsageError(
            f"{nama} ({label.id}) sudah menjangkau semua kegiatan dan tidak perlu ditugaskan.",
            f"{nama} ({label.en}) reaches every kegiatan already and needs no assignment.",
        )


def _is_assigned(conn: sa.Connection, pengguna_id: int, kegiatan_id: int) -> bool:
    found = sa.select(penugasan.c.pengguna_id).where(*_which(pengguna_id, kegiatan_id))
    return conn.scalar(found) is not None


def _which(pengguna_id: int, kegiatan_id: int) -> tuple[sa.ColumnElement[bool], ...]:
    return penugasan.c.pengguna_id == pengguna_id, penugasan.c.kegiatan_id == kegiatan_id
