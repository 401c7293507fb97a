"""The weekly reports in a file, in whichever of the two forms it has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path

from .cell import ValueParseError
from .feature import problem
from .kode_index import KodeIndex
from .progres_draft import ProgresDraft, Report
from .progres_long import KNOWN, read_long
from .progres_wide import is_wide, read_wide
from .report import ImportReport
from .sheets import open_sheets


def read_drafts(
    path: Path,
    kodes: Collection[str],
    report: Report,
    *,
    mapping: Mapping[str, str] | None = None,
    sheet: str | None = None,
    progress: Callable[[int], None] | None = None,
) -> Iterator[ProgresDraft]:
    """The reports in the file at `path`; a `mapping` of columns means the long form.

    Raises `UnreadableFileError` where there are none, and `UsageError`.
    """
    wide = False
    if not mapping:
        with open_sheets(path, KNOWN, sheet=sheet) as sheets:
            for raw in sheets:
                found, whole = is_wide(raw)
                wide = wide or found
                for draft in read_wide(path.name, whole, report, kodes) if found else ():
                    if progress:
                        progress(1)
                    yield draft
    if not wide:
        yield from read_long(path, report, mapping=mapping, sheet=sheet, progress=progress)


def group_drafts(
    path: Path, drafts: Iterator[ProgresDraft], index: KodeIndex, result: ImportReport
) -> dict[str, list[ProgresDraft]]:
    """The readable reports of known kegiatan by kode; the others are counted as refused."""
    groups: dict[str, list[ProgresDraft]] = defaultdict(list)
    for draft in drafts:
        result.read += 1
        try:
            kode = index.find(draft.kode)
        except ValueParseError as error:
            texts = (error.id, error.en)
            unknown = problem("kode_tidak_dikenal", path.name, draft.where, texts, field="kode",
                              value=draft.kode)  # fmt: skip
            result.add(unknown)
            result.refused += 1
            continue
        if draft.broken:
            result.refused += 1
        else:
            groups[kode].append(draft)
    return groups
