"""Weekly progress from a file into the catalogue: all of it, or with `partial` the good rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

from ..catalogue.record_progres import Recorded, record_progres
from ..database.engine import Catalogue, Connection
from ..errors import ConflictError
from ..model.progres import ProgresFisik
from ..query.register import latest_progres, list_kode
from ..query.start_dates import list_start_dates
from ..registry import Registry
from .feature import problem
from .kode_index import index_kodes
from .progres_checks import check
from .progres_draft import ProgresDraft
from .progres_file import group_drafts, read_drafts
from .progres_resolve import Entry, Standing, resolve
from .report import ImportReport

#: kegiatan asked for and recorded at once; stays far below what one statement may hold
_BATCH = 200


class _UndoneError(Exception):
    """Leaves the transaction without a trace; never seen outside."""


def import_progres(
    catalogue: Catalogue,
    registry: Registry,
    path: Path,
    *,
    partial: bool = False,
    dry_run: bool = False,
    mapping: Mapping[str, str] | None = None,
    sheet: str | None = None,
    progress: Callable[[int], None] | None = None,
    today: date | None = None,
) -> ImportReport:
    """Record the weekly progress in the file at `path`, a CSV or XLSX in wide or long form.

    One transaction: with any error nothing is written, unless `partial` keeps the good reports;
    `dry_run` writes nothing but counts what would be. The same file again changes nothing.
    `mapping` names columns ({"real_fisik": "realisasi"}); `progress` hears of each row read.
    Reports are held in memory, about half a kilobyte each. Raises `UnreadableFileError` when the
    file holds no weekly progress, and `UsageError`.
    """
    result = ImportReport(path.name, "progres", dry_run=dry_run)
    with catalogue.reading() as conn:
        index = index_kodes(list_kode(conn))
    drafts = read_drafts(
        path, index.kodes, result.add, mapping=mapping, sheet=sheet, progress=progress
    )
    groups = iter(group_drafts(path, drafts, index, result).items())
    try:
        with catalogue.writing() as conn:
            while batch := dict(islice(groups, _BATCH)):
                entries = _judge(conn, path.name, batch, result, today or _latest_today())
                if partial or dry_run or not result.errors:
                    _record(conn, registry, path.name, entries, result)
            if dry_run or (result.errors and not partial):
                raise _UndoneError
            result.applied = True
    except _UndoneError:
        if not dry_run:
            result.new = result.changed = result.unchanged = 0
    return result


def _judge(
    conn: Connection,
    file: str,
    batch: Mapping[str, list[ProgresDraft]],
    result: ImportReport,
    today: date,
) -> dict[str, list[Entry]]:
    """The entries that can be recorded, by kode."""
    starts = list_start_dates(conn, batch)
    weeks: dict[str, dict[int, ProgresFisik]] = defaultdict(dict)
    for (kode, week), item in latest_progres(conn, batch).items():
        weeks[kode][week] = item
    good = {}
    for kode, drafts in batch.items():
        standing = Standing(kode, starts.get(kode), weeks[kode])
        resolved = resolve(file, drafts, standing, result.add)
        good[kode] = check(file, resolved, standing, result.add, today=today)
        result.skipped += resolved.skipped
        result.refused += resolved.refused + len(resolved.entries) - len(good[kode])
    return good


def _record(
    conn: Connection,
    registry: Registry,
    file: str,
    entries: Mapping[str, list[Entry]],
    result: ImportReport,
) -> None:
    """Record all at once; where the register objects after all, kegiatan by kegiatan."""
    try:
        _record_some(conn, registry, entries, result)
        return
    except ConflictError:
        pass
    for kode, group in entries.items():
        try:
            _record_some(conn, registry, {kode: group}, result)
        except ConflictError as error:
            texts = (error.id, error.en)
            result.add(problem("ditolak_register", file, group[0].where, texts, field="alasan"))
            result.refused += len(group)


def _record_some(
    conn: Connection, registry: Registry, entries: Mapping[str, list[Entry]], result: ImportReport
) -> None:
    items = [entry.item for group in entries.values() for entry in group]
    with conn.begin_nested():
        recorded: Recorded = record_progres(conn, registry, items)
    result.new += recorded.baru
    result.changed += recorded.koreksi
    result.unchanged += recorded.tetap


def _latest_today() -> date:
    """The latest day that it can be in Indonesia, whatever zone this machine's clock has."""
    return date.today() + timedelta(days=1)  # noqa: DTZ011 - a day of grace covers every zone
