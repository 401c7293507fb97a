"""Weekly progress from a file into the catalogue: all of it, or with `partial` the good rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from itertools import islice
from pathlib import Path

from ..database.engine import Catalogue
from ..query.register import list_kode
from ..registry import Registry
from .kode_index import index_kodes
from .progres_desk import judge, latest_today, record
from .progres_file import group_drafts, read_drafts
from .report import ImportReport
from .transaction import import_transaction

#: kegiatan asked for and recorded at once; stays far below what one statement may hold
_BATCH = 200


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
    with import_transaction(catalogue, result, partial=partial) as conn:
        while batch := dict(islice(groups, _BATCH)):
            entries = judge(conn, batch, result, result.add, today or latest_today())
            if partial or dry_run or not result.errors:
                record(conn, registry, entries, result, result.add)
    return result
