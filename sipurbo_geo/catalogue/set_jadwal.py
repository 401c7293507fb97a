"""Freezing the plan of a contract: once with the contract, then only by an adendum."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import sqlalchemy as sa

from ..database.tables import adendum as adendum_table
from ..database.tables import jadwal, jadwal_minggu
from ..errors import ConflictError, ParameterError
from ..model.jadwal import MingguJadwal, check_jadwal
from ..model.peran import Pelaku
from ..model.wewenang import Kuasa, require
from .jejak import Entry, append_jejak
from .lookup import Pokok, read_pokok


def set_jadwal(
    conn: sa.Connection,
    pelaku: Pelaku,
    kegiatan_id: int,
    minggu: Sequence[MingguJadwal],
    *,
    adendum: str = "",
    now: datetime | None = None,
) -> int:
    """Freeze `minggu` as the plan of the kegiatan; gives its number.

    The first one needs a contract; a later one names the `adendum` that changes the schedule,
    which is recorded and has changed it only once. Raises `ForbiddenError`, `ConflictError`,
    `ParameterError` and `NotFoundError`.
    """
    moment, number = now or datetime.now(UTC), adendum.strip()
    pokok = read_pokok(conn, kegiatan_id)
    require(pelaku, Kuasa.SET_JADWAL, pokok.sasaran)
    pokok.refuse_withdrawn()
    check_jadwal(minggu)
    nomor = _next_number(conn, pokok, number)
    key = conn.execute(
        jadwal.insert()
        .values(
            kegiatan_id=kegiatan_id,
            nomor=nomor,
            adendum=number if nomor > 1 else "",
            pengguna_id=pelaku.id,
            ditetapkan=moment,
        )
        .returning(jadwal.c.id)
    ).scalar_one()
    rows = [
        {"minggu": week.minggu, "tanggal": week.tanggal, "rencana": week.rencana} for week in minggu
    ]
    conn.execute(jadwal_minggu.insert(), [row | {"jadwal_id": key} for row in rows])
    frozen = {"nomor": nomor, "adendum": number if nomor > 1 else "", "minggu": rows}
    append_jejak(conn, pelaku, [Entry("set_jadwal", kegiatan_id, frozen)], moment)
    return nomor


def read_jadwal(conn: sa.Connection, kegiatan_id: int) -> list[MingguJadwal]:
    """The plan that stands now; empty without one."""
    newest = (
        sa.select(jadwal.c.id)
        .where(jadwal.c.kegiatan_id == kegiatan_id)
        .order_by(jadwal.c.nomor.desc())
        .limit(1)
        .scalar_subquery()
    )
    rows = conn.execute(
        sa.select(jadwal_minggu.c.minggu, jadwal_minggu.c.tanggal, jadwal_minggu.c.rencana)
        .where(jadwal_minggu.c.jadwal_id == newest)
        .order_by(jadwal_minggu.c.minggu)
    )
    return [MingguJadwal(row.minggu, row.tanggal, row.rencana) for row in rows]


def _next_number(conn: sa.Connection, pokok: Pokok, number: str) -> int:
    used = conn.execute(
        sa.select(jadwal.c.nomor, jadwal.c.adendum)
        .where(jadwal.c.kegiatan_id == pokok.id)
        .order_by(jadwal.c.nomor)
    ).all()
    if not used:
        _check_contract(pokok)
        return 1
    if not number:
        raise ParameterError(
            "adendum",
            "Jadwal kontrak sudah dibekukan. Jadwal baru hanya dengan adendum: pilih nomornya.",
            "The plan is frozen. A new one needs an amendment: choose its number.",
        )
    _check_adendum(conn, pokok, number)
    if number in [row.adendum for row in used]:
        raise ConflictError(
            f"Adendum '{number}' sudah mengubah jadwal satu kali. Catat adendum baru dahulu.",
            f"The amendment '{number}' has changed the plan once. Record a new one first.",
        )
    return int(used[-1].nomor) + 1


def _check_contract(pokok: Pokok) -> None:
    if pokok.tanggal_kontrak is None:
        raise ConflictError(
            "Jadwal dibekukan bersama kontrak: isi tanggal kontrak kegiatan ini dahulu.",
            "The plan is frozen with the contract: enter its date first.",
        )


def _check_adendum(conn: sa.Connection, pokok: Pokok, number: str) -> None:
    recorded = conn.scalars(
        sa.select(adendum_table.c.nomor).where(adendum_table.c.kegiatan_id == pokok.id)
    ).all()
    if number not in recorded:
        raise ParameterError(
            "adendum",
            f"Adendum '{number}' belum tercatat pada kegiatan ini. Catat dahulu.",
            f"The amendment '{number}' is not recorded here. Record it first.",
        )
