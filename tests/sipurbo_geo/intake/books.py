"""Small workbooks to test with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook


def write_book(path: Path, *sheets: Iterable[Sequence[Any]], names: Sequence[str] = ()) -> Path:
    """Write each of `sheets`, lists of rows, to a workbook at `path`."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for number, rows in enumerate(sheets):
        sheet = book.create_sheet(names[number] if names else f"Lembar{number + 1}")
        for row in rows:
            sheet.append(list(row))
    book.save(path)
    return path
