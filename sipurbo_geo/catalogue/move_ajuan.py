"""Moving what was handed in: verified, returned, approved, cancelled. The only door to its state.

Approving is what makes a report count: only then do its figures enter the register and, with it,
what the public sees.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from ..errors import ParameterError, StaleError
from ..model.alur import (
    ALUR_AJUAN,
    Gerak,
    JenisAjuan,
    KeadaanAjuan,
    Langkah,
    check_mata,
    deciders,
    next_step,
)
from ..model.kegiatan_json import kegiatan_from_json
from ..model.laporan import TERPANJANG, laporan_from_isi, pembayaran_from_isi
from ..model.notifikasi import JenisNotifikasi
from ..model.peran import Pelaku
from ..model.wewenang import require
from ..registry import Registry
from .ajuan_rows import check_versi, move_row, person_of, read_ajuan, write_step
from .jejak import Entry, append_jejak
from .lookup import Pokok, read_pokok
from .notify import notify, settle
from .record_keuangan import record_keuangan
from .record_progres import record_progres
from .report_keuangan import pembayaran_of
from .report_progres import progres_of
from .save_kegiatan import save_kegiatan

#: what the author hears of a step
_TOLD: dict[Gerak, JenisNotifikasi] = {
    Gerak.VERIFIKASI: JenisNotifikasi.AJUAN_DIVERIFIKASI,
    Gerak.SETUJUI: JenisNotifikasi.AJUAN_DISETUJUI,
    Gerak.KEMBALIKAN: JenisNotifikasi.AJUAN_DIKEMBALIKAN,
}


def move_ajuan(
    conn: sa.Connection,
    registry: Registry,
    ajuan_id: int,
    gerak: Gerak,
    *,
    pelaku: Pelaku,
    versi: int | None,
    catatan: str = "",
    now: datetime | None = None,
) -> KeadaanAjuan:
    """Take one step of `ALUR_AJUAN`; says where it is now. `versi` is the one that was looked at.

    Approving records the figures, or saves the change. Raises `NotFoundError`, `ForbiddenError`,
    `StaleError`, `ConflictError` (no such step from here, or what is recorded stands against it)
    and `UsageError` (the step needs a note).
    """
    moment = now or datetime.now(UTC)
    person_of(pelaku)
    row = read_ajuan(conn, ajuan_id)
    pokok = read_pokok(conn, row.kegiatan_id)
    langkah = _step(row, pokok, gerak, pelaku, versi, catatan)
    move_row(conn, row, langkah.ke, moment)
    write_step(conn, pelaku, row.id, gerak, row.keadaan, langkah.ke, moment, catatan=catatan)
    _leave_trail(conn, pelaku, row, langkah, catatan, moment)
    if langkah.ke == KeadaanAjuan.DISETUJUI:
        _apply(conn, registry, pelaku, pokok, row, moment)
    _tell(conn, pelaku, row, langkah, catatan, moment)
    return KeadaanAjuan(langkah.ke)


def _step(
    row: Any, pokok: Pokok, gerak: Gerak, pelaku: Pelaku, versi: int | None, catatan: str
) -> Langkah:
    """The arrow to be taken, once nothing stands against it."""
    if len(catatan) > TERPANJANG or "\x00" in catatan:
        raise ParameterError(
            "catatan",
            f"Catatannya terlalu panjang; paling banyak {TERPANJANG} huruf.",
            f"The note is too long; {TERPANJANG} characters at most.",
        )
    check_versi(row, versi)
    langkah = next_step(ALUR_AJUAN[JenisAjuan(row.jenis)], row.keadaan, gerak, catatan)
    require(pelaku, langkah.kuasa, pokok.sasaran)
    check_mata(langkah, pelaku, row.pengaju_id)
    if langkah.ke == KeadaanAjuan.DISETUJUI:
        pokok.refuse_withdrawn()
    return langkah


def _leave_trail(
    conn: sa.Connection, pelaku: Pelaku, row: Any, langkah: Langkah, catatan: str, now: datetime
) -> None:
    moved = {"ajuan": row.id, "jenis": row.jenis, "keadaan": [langkah.dari, langkah.ke]}
    note = {"catatan": catatan.strip()} if catatan.strip() else {}
    entry = Entry(f"{langkah.gerak}_ajuan", row.kegiatan_id, moved, note)
    append_jejak(conn, pelaku, [entry], now)


def _apply(
    conn: sa.Connection,
    registry: Registry,
    pelaku: Pelaku,
    pokok: Pokok,
    row: Any,
    now: datetime,
) -> None:
    """What was approved enters the register, through the verbs that everybody else uses."""
    if row.jenis == JenisAjuan.FISIK:
        fisik = progres_of(pokok.kode, laporan_from_isi(row.isi))
        record_progres(conn, registry, [fisik], pelaku=pelaku, now=now)
    elif row.jenis == JenisAjuan.KEUANGAN:
        bayar = pembayaran_of(pokok.kode, pembayaran_from_isi(row.isi))
        record_keuangan(conn, registry, [bayar], pelaku=pelaku, now=now)
    else:
        _check_base(pokok, row)
        item = kegiatan_from_json(row.isi["kegiatan"])
        save_kegiatan(conn, registry, [item], pelaku=pelaku, now=now)


def _check_base(pokok: Pokok, row: Any) -> None:
    if pokok.versi != row.dasar_versi:
        raise StaleError(
            pokok.versi,
            "Kegiatan ini berubah sejak perubahan itu diajukan. Kembalikan kepada pengajunya agar "
            "dibuat lagi dari data yang berlaku.",
            "The kegiatan changed since this change was handed in. Return it to its author, to be "
            "made again from what stands.",
        )


def _tell(
    conn: sa.Connection, pelaku: Pelaku, row: Any, langkah: Langkah, catatan: str, now: datetime
) -> None:
    """The author hears what became of it, and those for whom it waits now that it does."""
    settle(conn, row.id, now)
    words = {"minggu": row.minggu, "catatan": catatan.strip()}
    common: dict[str, Any] = {
        "kegiatan_id": row.kegiatan_id,
        "ajuan_id": row.id,
        "isi": {key: value for key, value in words.items() if value},
        "kecuali": pelaku.id,
        "now": now,
    }
    if told := _TOLD.get(langkah.gerak):
        notify(conn, told, pengguna=[row.pengaju_id], **common)
    for kuasa in deciders(ALUR_AJUAN[JenisAjuan(row.jenis)], langkah.ke):
        notify(conn, JenisNotifikasi.AJUAN_MASUK, kuasa=kuasa, **common)
