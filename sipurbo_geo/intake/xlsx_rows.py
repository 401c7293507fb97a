"""XLSX row by row: held are the shared texts and, by openpyxl, about 125 bytes of every row."""

from __future__ import annotations

import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from decimal import Decimal
from itertools import islice
from math import isfinite
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

from openpyxl import Workbook, load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from ..errors import UnreadableFileError, UsageError
from .raw_rows import RawRow, RawSheet

#: content of this size is no office's table; a small archive that unpacks to it is an attack
_MOST_BYTES = 1 << 30
_CHUNK = 500
#: what openpyxl raises for archives and sheets that are damaged
_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,  # a compression that zipfile does not know
    InvalidFileException,
    ParseError,
    EOFError,
    KeyError,
    IndexError,
    TypeError,
    ValueError,
    AttributeError,
    OSError,
)
_UNCALCULATED = re.compile(rb"</f>(?:<v\s*/>|<v></v>)?</c>|<f[^>]*/></c>")
_OVERLAP = 256


@contextmanager
def open_xlsx(path: Path, sheet: str | None = None) -> Iterator[list[RawSheet]]:
    """The visible sheets of the workbook at `path`, or the one called `sheet`.

    Formulas give the value that was saved with them. Raises `UnreadableFileError` for a damaged or
    encrypted file and `UsageError`, listing the sheets, where `sheet` is not among them.
    """
    with ExitStack() as stack:
        book = stack.enter_context(_opened(path))
        sheets = []
        for name in _chosen(path, book, sheet):
            sheets.append(_sheet(path, book, name))
            # A sheet read in part keeps its file open until its rows are closed.
            stack.callback(sheets[-1].rows.close)  # type: ignore[attr-defined]
        yield sheets


def list_sheets(path: Path) -> list[str]:
    """The names of the visible sheets. Raises `UnreadableFileError`."""
    with _opened(path) as book:
        return _visible(book)


@contextmanager
def _opened(path: Path) -> Iterator[Workbook]:
    try:
        _refuse_bomb(path)
        with _quiet():
            book = load_workbook(path, read_only=True, data_only=True)
    except _FAULTS as error:
        raise _damaged(path) from error
    try:
        yield book
    finally:
        book.close()


def _visible(book: Workbook) -> list[str]:
    return [ws.title for ws in book.worksheets if ws.sheet_state == "visible"]


def _chosen(path: Path, book: Workbook, sheet: str | None) -> list[str]:
    names = _visible(book)
    if sheet is None:
        return names
    found = [n for n in book.sheetnames if n.strip().casefold() == sheet.strip().casefold()]
    if found:
        return found[:1]
    listed = ", ".join(names)
    raise UsageError(
        f'{path.name}: tidak ada lembar "{sheet}". Yang ada: {listed}.',
        f'{path.name}: there is no sheet "{sheet}". There are: {listed}.',
    )


def _sheet(path: Path, book: Workbook, name: str) -> RawSheet:
    worksheet = book[name]
    # The stated range is often wrong: one cell, or all 1,048,576 rows of the sheet.
    worksheet.reset_dimensions()
    count = _count_uncalculated(path, worksheet)
    return RawSheet(name, _rows(path, worksheet), count)


def _rows(path: Path, worksheet: Any) -> Iterator[RawRow]:
    with closing(worksheet.iter_rows()) as rows:
        source = enumerate(rows, start=1)
        while chunk := _read_chunk(path, source):
            yield from (row for row in chunk if row.filled)


def _read_chunk(path: Path, source: Iterator[tuple[int, Any]]) -> list[RawRow]:
    """Some rows at once: warnings about single cells are silenced here, not while others run."""
    try:
        with _quiet():
            return [
                RawRow(number, tuple(_value(cell) for cell in cells))
                for number, cells in islice(source, _CHUNK)
            ]
    except _FAULTS as error:
        raise _damaged(path) from error


def _value(cell: Any) -> Any:
    """The value as it is shown: 0.857 in a cell of format 0% is "85.7 %"."""
    value = cell.value
    if type(value) in (int, float) and "%" in (cell.number_format or "") and isfinite(value):
        return f"{format(Decimal(str(value)) * 100, 'f')} %"
    return value


def _count_uncalculated(path: Path, worksheet: Any) -> int:
    """Formulas without a saved value, counted in the raw text because openpyxl shows them empty."""
    count = 0
    try:
        with zipfile.ZipFile(path) as archive, archive.open(worksheet._worksheet_path) as part:
            tail = b""
            while chunk := part.read(1 << 20):
                text = tail + chunk
                found = list(_UNCALCULATED.finditer(text))
                count += len(found)
                tail = text[max(len(text) - _OVERLAP, found[-1].end() if found else 0) :]
    except _FAULTS as error:
        raise _damaged(path) from error
    return count


def _refuse_bomb(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        if sum(part.file_size for part in archive.infolist()) > _MOST_BYTES:
            raise UnreadableFileError(
                f"{path.name}: isinya melebihi 1 GB setelah dibuka. Bagi menjadi beberapa berkas.",
                f"{path.name}: it unpacks to more than 1 GB. Split it into several files.",
            )


@contextmanager
def _quiet() -> Iterator[None]:
    """openpyxl warns of what it does not keep when it writes; nothing is written back here."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        yield


def _damaged(path: Path) -> UnreadableFileError:
    return UnreadableFileError(
        f"{path.name}: bukan buku kerja Excel yang utuh. Buka di Excel atau LibreOffice, lalu "
        "simpan ulang sebagai .xlsx.",
        f"{path.name}: not an intact Excel workbook. Open it in Excel or LibreOffice and save it "
        "again as .xlsx.",
    )
