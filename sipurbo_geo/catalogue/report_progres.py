"""The weekly report: handed in here, and kept back from every public eye until it is approved."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from ..errors import ConflictError, ParameterError
from ..model.alur import JenisAjuan
from ..model.jadwal import rencana_at
from ..model.laporan import Laporan, check_laporan, laporan_to_isi
from ..model.peran import Pelaku
from ..model.progres import ProgresFisik
from ..model.waktu import hari
from ..model.wewenang import Kuasa, require
from .ajuan_rows import find_by_uid, find_open, hand_in, hand_in_again
from .jejak import Entry, append_jejak
from .lookup import Pokok, read_pokok
from .notify import announce
from .record_progres import check_progres
from .set_jadwal import read_jadwal


def report_progres(
    conn: sa.Connection,
    pelaku: Pelaku,
    kegiatan_id: int,
    laporan: Laporan,
    *,
    uid: str = "",
    now: datetime | None = None,
) -> int:
    """Hand in the report of one week; gives the key of the ajuan.

    The same `uid` again gives the same key and changes nothing. One's own report of the week that
    nobody has verified, or that came back, is replaced. The plan comes from the frozen schedule.
    Raises `ParameterError` (which field), `ConflictError` (somebody else reported the week, or
    what is recorded stands against it), `ForbiddenError` and `NotFoundError`.
    """
    moment = now or datetime.now(UTC)
    pokok = read_pokok(conn, kegiatan_id)
    require(pelaku, Kuasa.REPORT_PROGRES, pokok.sasaran)
    if (known := find_by_uid(conn, pelaku, kegiatan_id, uid)) is not None:
        return known
    pokok.refuse_withdrawn()
    check_laporan(laporan, hari(moment))
    stated = _with_plan(conn, pokok, laporan)
    check_progres(conn, progres_of(pokok.kode, stated))
    return _hand_in(conn, pelaku, pokok, stated, uid, moment)


def progres_of(kode: str, laporan: Laporan) -> ProgresFisik:
    """The row that approving the report adds."""
    return ProgresFisik(
        kode,
        laporan.minggu,
        laporan.tanggal,
        laporan.rencana,
        laporan.realisasi,
        laporan.alasan.strip(),
    )


def _with_plan(conn: sa.Connection, pokok: Pokok, laporan: Laporan) -> Laporan:
    """The report with the plan of its week; nobody restates a frozen plan."""
    planned = rencana_at(read_jadwal(conn, pokok.id), laporan.minggu)
    if planned is None:
        return laporan
    if laporan.rencana not in (None, planned):
        shown = format(planned.normalize(), "f")
        raise ParameterError(
            "rencana",
            f"Menurut jadwal kontrak, rencana minggu {laporan.minggu} adalah {shown}. Kosongkan "
            "isian ini.",
            f"By the frozen plan, week {laporan.minggu} stands at {shown}. Leave this empty.",
        )
    return replace(laporan, rencana=planned)


def _hand_in(
    conn: sa.Connection,
    pelaku: Pelaku,
    pokok: Pokok,
    laporan: Laporan,
    uid: str,
    now: datetime,
) -> int:
    isi, week = laporan_to_isi(laporan), laporan.minggu
    before = find_open(conn, pokok.id, JenisAjuan.FISIK, minggu=week)
    if before is None:
        key = hand_in(conn, pelaku, pokok, JenisAjuan.FISIK, isi, minggu=week, uid=uid, now=now)
    else:
        _refuse_others(before, pelaku, week)
        key = hand_in_again(conn, pelaku, pokok, before, isi, uid=uid, now=now)
    private = {"catatan": isi.pop("catatan")} if laporan.catatan.strip() else {}
    entry = Entry("report_progres", pokok.id, {"ajuan": key, "laporan": isi}, private)
    append_jejak(conn, pelaku, [entry], now)
    announce(conn, pelaku, Kuasa.VERIFY_PROGRES, pokok.id, key, now, {"minggu": week})
    return key


def _refuse_others(row: Any, pelaku: Pelaku, minggu: int) -> None:
    if row.pengaju_id != pelaku.id:
        raise ConflictError(
            f"Minggu {minggu} sudah dilaporkan orang lain dan sedang diperiksa. Minta laporan itu "
            "dikembalikan atau dibatalkan bila angkanya salah.",
            f"Somebody else reported week {minggu}, and it is being reviewed. Ask for that report "
            "to be returned or cancelled if its figure is wrong.",
        )
