"""Text that goes into a spreadsheet as text: what came from a file must never run as a formula."""

from __future__ import annotations

from typing import Any

from openpyxl.cell import Cell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, WriteOnlyCell

_LONGEST = 32_000  # a cell holds 32,767 characters


def as_text_cell(sheet: Any, text: str) -> Cell:
    """A cell that shows `text` and is only ever text.

    openpyxl makes a formula of whatever begins with "="; the type is therefore set by hand, and
    the quote prefix keeps Excel from making one when somebody edits the cell.
    """
    cell: Cell = WriteOnlyCell(sheet, value="")
    cell.value = ILLEGAL_CHARACTERS_RE.sub("\ufffd", text)[:_LONGEST]
    cell.data_type = "s"
    if text[:1] in ("=", "+", "-", "@", "\t", "\r"):
        cell.quotePrefix = True
    return cell
