"""The report of an import as a spreadsheet that goes back to whoever sent the file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Font

from ..errors import Problem
from ..model.label import Label
from .report_text import SEVERITY
from .sheet_text import as_text_cell

if TYPE_CHECKING:
    from .report import ImportReport

_COLUMNS = (
    (Label("Berkas", "File"), "file", 28),
    (Label("Tempat", "Place"), "where", 26),
    (Label("Kolom", "Field"), "field", 20),
    (Label("Nilai", "Value"), "value", 28),
    (Label("Tingkat", "Severity"), "severity", 12),
    (Label("Yang harus dilakukan", "What to do"), "", 90),
)
_TITLE = Label("Masalah", "Problems")
_SUMMARY = Label("Ringkasan", "Summary")
_COUNTS = (
    ("read", Label("Dibaca", "Read")),
    ("new", Label("Baru", "New")),
    ("changed", Label("Berubah", "Changed")),
    ("unchanged", Label("Tetap", "Unchanged")),
    ("refused", Label("Ditolak", "Refused")),
    ("skipped", Label("Dilewati", "Skipped")),
    ("errors", Label("Galat", "Errors")),
    ("warnings", Label("Peringatan", "Warnings")),
    ("not_kept", Label("Masalah yang tidak didaftar", "Problems not listed")),
)


def write_report(report: ImportReport, path: Path, bahasa: str) -> None:
    """Write the problems of `report` and its counts to `path`; row by row, in little memory."""
    book = Workbook(write_only=True)
    _write_problems(book.create_sheet(_TITLE.text(bahasa)), report, bahasa)
    summary = book.create_sheet(_SUMMARY.text(bahasa))
    summary.append([as_text_cell(summary, report.file)])
    for name, label in _COUNTS:
        summary.append([label.text(bahasa), getattr(report, name)])
    book.save(path)


def _write_problems(sheet: Any, report: ImportReport, bahasa: str) -> None:
    sheet.freeze_panes = "A2"
    for number, (_, _, width) in enumerate(_COLUMNS):
        sheet.column_dimensions[chr(ord("A") + number)].width = width
    sheet.append([_header(sheet, label.text(bahasa)) for label, _, _ in _COLUMNS])
    names = [name for _, name, _ in _COLUMNS if name]
    for problem in report.problems:
        texts = [*(_cell(problem, name, bahasa) for name in names), problem.text(bahasa)]
        cells = [as_text_cell(sheet, text) for text in texts]
        cells[-1].alignment = Alignment(wrap_text=True, vertical="top")
        sheet.append(cells)


def _cell(problem: Problem, name: str, bahasa: str) -> str:
    if name == "where":
        return problem.place(bahasa)
    if name == "severity":
        return SEVERITY[problem.severity].text(bahasa).capitalize()
    return str(getattr(problem, name))


def _header(sheet: Any, text: str) -> Cell:
    cell: Cell = WriteOnlyCell(sheet, value=text)
    cell.font = Font(bold=True)
    return cell
