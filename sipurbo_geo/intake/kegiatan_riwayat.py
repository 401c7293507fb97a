"""Records what a file tells of its kegiatan over time, once these are saved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from ..catalogue.record_adendum import record_adendum
from ..catalogue.record_keuangan import record_keuangan
from ..database.engine import Connection
from ..errors import ConflictError
from ..registry import Registry
from .collector import sweep
from .feature import problem
from .kegiatan_draft import Draft
from .progres_desk import judge, latest_today, record
from .progres_draft import ProgresDraft
from .report import ImportReport
from .riwayat import Riwayat

#: a kegiatan with its history
Told = tuple[Draft, Riwayat]


def record_riwayat(
    conn: Connection,
    registry: Registry,
    drafts: Sequence[Draft],
    report: ImportReport,
    may_write: Callable[[], bool],
    now: datetime,
) -> None:
    """Judge the history of `drafts`, tell every problem to `report`, and record what is good.

    Nothing is written unless `may_write`, asked after each check. What is recorded is counted in
    `report.history`.
    """
    told = [(draft, draft.riwayat) for draft in drafts if draft.riwayat]
    if not told:
        return
    report.extend(found for _, history in told for found in history.problems)
    weeks = ImportReport(report.file, "progres")
    entries = judge(conn, _weeks(told), weeks, report.add, latest_today())
    if may_write():
        record(conn, registry, entries, weeks, report.add, now)
        _record_payments(conn, registry, told, report, now)
        changes = {draft.kode: history.adendum for draft, history in told if history.adendum}
        changed = record_adendum(conn, registry, changes, now=now)
        report.history += Counter(adendum=changed.baru + changed.berubah)
        report.history += Counter(progres=weeks.new + weeks.changed)
    sweep()


def _weeks(told: Sequence[Told]) -> dict[str, list[ProgresDraft]]:
    return {
        draft.kode: [
            replace(week, kode=draft.kode, mulai=draft.values.get("tanggal_mulai"))
            for week in history.progres
        ]
        for draft, history in told
        if history.progres
    }


def _record_payments(
    conn: Connection,
    registry: Registry,
    told: Sequence[Told],
    report: ImportReport,
    now: datetime,
) -> None:
    """All payments at once; where the register objects, kegiatan by kegiatan."""
    paid = [
        (draft, [replace(payment, kode=draft.kode) for payment in history.keuangan])
        for draft, history in told
        if history.keuangan
    ]
    try:
        recorded = record_keuangan(conn, registry, [p for _, items in paid for p in items], now=now)
    except ConflictError as error:
        if len(paid) > 1:
            for one in told:
                _record_payments(conn, registry, [one], report, now)
            return
        texts, where = (error.id, error.en), paid[0][0].where
        report.add(problem("ditolak_register", report.file, where, texts, field="transactions"))
    else:
        report.history += Counter(keuangan=recorded.baru + recorded.koreksi)
