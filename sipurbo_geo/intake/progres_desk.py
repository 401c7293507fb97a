"""Where weekly reports of many kegiatan are judged together and recorded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from ..catalogue.record_progres import Recorded, record_progres
from ..database.engine import Connection
from ..errors import ConflictError
from ..model.progres import ProgresFisik
from ..query.register import latest_progres
from ..query.start_dates import list_start_dates
from ..registry import Registry
from .feature import Report, problem
from .progres_checks import check
from .progres_draft import ProgresDraft
from .progres_resolve import Entry, Standing, resolve
from .report import ImportReport


def judge(
    conn: Connection,
    batch: Mapping[str, Sequence[ProgresDraft]],
    counts: ImportReport,
    report: Report,
    today: date,
) -> dict[str, list[Entry]]:
    """The entries that can be recorded, by kode; `counts` learns of the others."""
    starts = list_start_dates(conn, batch)
    weeks: dict[str, dict[int, ProgresFisik]] = defaultdict(dict)
    for (kode, week), item in latest_progres(conn, batch).items():
        weeks[kode][week] = item
    good = {}
    for kode, drafts in batch.items():
        standing = Standing(kode, starts.get(kode), weeks[kode])
        resolved = resolve(counts.file, drafts, standing, report)
        good[kode] = check(counts.file, resolved, standing, report, today=today)
        counts.skipped += resolved.skipped
        counts.refused += resolved.refused + len(resolved.entries) - len(good[kode])
    return good


def record(
    conn: Connection,
    registry: Registry,
    entries: Mapping[str, list[Entry]],
    counts: ImportReport,
    report: Report,
    now: datetime | None = None,
) -> None:
    """Record all at once; where the register objects after all, kegiatan by kegiatan."""
    try:
        _record_some(conn, registry, entries, counts, now)
        return
    except ConflictError:
        pass
    for kode, group in entries.items():
        try:
            _record_some(conn, registry, {kode: group}, counts, now)
        except ConflictError as error:
            texts = (error.id, error.en)
            report(problem("ditolak_register", counts.file, group[0].where, texts, field="alasan"))
            counts.refused += len(group)


def latest_today() -> date:
    """The latest day that it can be in Indonesia, whatever zone this machine's clock has."""
    return date.today() + timedelta(days=1)  # noqa: DTZ011 - a day of grace covers every zone


def _record_some(
    conn: Connection,
    registry: Registry,
    entries: Mapping[str, list[Entry]],
    counts: ImportReport,
    now: datetime | None,
) -> None:
    items = [entry.item for group in entries.values() for entry in group]
    with conn.begin_nested():
        recorded: Recorded = record_progres(conn, registry, items, now=now)
    counts.new += recorded.baru
    counts.changed += recorded.koreksi
    counts.unchanged += recorded.tetap
