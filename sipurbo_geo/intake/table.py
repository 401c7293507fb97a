"""CSV and XLSX as rows with named cells: one way in for every table that people bring."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path
from typing import Any

from ..errors import Problem, UnreadableFileError
from .cell import clean, shown
from .header import SEARCHED, Column, Header, find_header, is_numbering, repeats_header
from .raw_rows import RawRow, RawSheet
from .sheets import open_sheets

Report = Callable[[Problem], None]

#: stands in the example row of our templates; such a row is never data
EXAMPLE_MARK = "CONTOH (hapus baris ini)"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of data: `where` it stands as a person counts, and its cells by column name.

    Every column is in `cells`; one that says nothing holds None.
    """

    where: str
    cells: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Table:
    """An open table. `rows` can be gone through once; `known` counts the known columns."""

    sheet: str
    columns: tuple[Column, ...]
    known: int
    rows: Iterator[Row] = field(repr=False)


@contextmanager
def open_table(
    path: Path,
    known: Collection[str] = (),
    *,
    sheet: str | None = None,
    encoding: str | None = None,
    problems: Report | None = None,
) -> Iterator[Table]:
    """Open the CSV or XLSX at `path` to read it row by row; no row is kept.

    `known` holds folded headings (`fold_text`) by which the header and the sheet are found; titles
    above the header, a row that numbers the columns, repeated headers and our templates' example
    row are passed over. `problems` hears of rows with more cells than the header, and of formulas
    that were never calculated. Raises `UnreadableFileError` and `UsageError` (unknown sheet).
    """
    with open_sheets(path, known, sheet=sheet, encoding=encoding) as sheets:
        found = [pair for raw in sheets if (pair := _locate(raw, known))]
        if not found:
            raise UnreadableFileError(
                f"{path.name}: tidak ada tabel di dalamnya; tidak ditemukan baris judul kolom.",
                f"{path.name}: there is no table in it; no row of column headings was found.",
            )
        raw, header = max(found, key=lambda pair: pair[1].known)
        report = problems or _ignore
        if raw.uncalculated:
            report(_uncalculated(path, raw))
        yield Table(raw.name, header.columns, header.known, _rows(path, raw, header, report))


def _locate(raw: RawSheet, known: Collection[str]) -> tuple[RawSheet, Header] | None:
    """The sheet with its first rows put back, and its header."""
    first = list(islice(raw.rows, SEARCHED))
    header = find_header(first, known)
    return (raw.with_rows(chain(first, raw.rows)), header) if header and header.columns else None


def _rows(path: Path, raw: RawSheet, header: Header, report: Report) -> Iterator[Row]:
    names = {column.at: column.name for column in header.columns}
    empty: dict[str, Any] = dict.fromkeys(names.values())
    last = max(names)
    for row in raw.rows:
        if row.number <= header.last_row or is_numbering(row, header):
            continue
        if repeats_header(row, header) or _is_example(row):
            continue
        where = raw.where(row.number)
        surplus = [at for at in row.filled if at > last]
        if surplus and not raw.name:
            # In a CSV this is an unquoted separator, which has shifted the cells before it too.
            report(_surplus(path, where, row, last))
            continue
        said = {names[at]: row.cells[at] for at in row.filled if at in names}
        if said:
            yield Row(where, empty | said)


def _is_example(row: RawRow) -> bool:
    return any(
        isinstance(row.cells[at], str) and EXAMPLE_MARK in row.cells[at] for at in row.filled
    )


def _surplus(path: Path, where: str, row: RawRow, last: int) -> Problem:
    width = max(row.filled) + 1
    return Problem(
        *("sel_berlebih", path.name, where, "", shown(clean(row.cells[max(row.filled)]))),
        id=f"Baris ini punya {width} sel, judulnya {last + 1} kolom. Beri tanda kutip pada nilai "
        "yang memuat pemisah.",
        en=f"This row has {width} cells, the header {last + 1} columns. Put quotation marks around "
        "values that contain the separator.",
    )


def _uncalculated(path: Path, raw: RawSheet) -> Problem:
    return Problem(
        *("rumus_tanpa_nilai", path.name, f"lembar {raw.name}", "", str(raw.uncalculated)),
        id=f"{raw.uncalculated} rumus belum pernah dihitung dan terbaca kosong. Buka di Excel atau "
        "LibreOffice, lalu simpan.",
        en=f"{raw.uncalculated} formulas were never calculated and read as empty. Open the file in "
        "Excel or LibreOffice and save it.",
        severity="peringatan",
    )


def _ignore(problem: Problem) -> None:
    """For callers that do not ask for problems."""
