"""How a sheet to fill in is dressed: headings, keys, lists to choose from, limits, and a guide."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from .template_columns import TemplateColumn

GUIDE = "Petunjuk"
HEADING, KEYS, FIRST = 1, 2, 3
#: rows that offer the choices; more can be filled, without the list to choose from
ROWS = 2000
_FILL = PatternFill("solid", fgColor="DCE9E4")
_REQUIRED = PatternFill("solid", fgColor="BFDCCF")
_WITHHELD = PatternFill("solid", fgColor="E6E6E6")
_BOLD = Font(bold=True)
_WRAP = Alignment(wrap_text=True, vertical="top")


class Choices:
    """The hidden sheet that the lists to choose from stand in; each list once."""

    def __init__(self, book: Workbook) -> None:
        self.sheet = book.create_sheet("Pilihan")
        self.sheet.sheet_state = "hidden"
        self._spans: dict[tuple[str, ...], str] = {}

    def span(self, texts: tuple[str, ...]) -> str:
        """Where the list stands, as a formula says it."""
        if texts not in self._spans:
            letter = get_column_letter(len(self._spans) + 1)
            for row, text in enumerate(texts, start=1):
                self.sheet[f"{letter}{row}"] = text
            self._spans[texts] = f"Pilihan!${letter}$1:${letter}${len(texts)}"
        return self._spans[texts]


def dress_sheet(sheet: Worksheet, columns: Sequence[TemplateColumn], choices: Choices) -> None:
    """Readable headings, the keys in a hidden row below, and what each column takes."""
    for at, column in enumerate(columns, start=1):
        letter = get_column_letter(at)
        sheet.column_dimensions[letter].width = max(14, min(34, len(column.heading) + 2))
        heading = sheet.cell(HEADING, at, column.heading)
        heading.font, heading.alignment = _BOLD, _WRAP
        heading.fill = _fill(column)
        sheet.cell(KEYS, at, column.key)
        if column.number_format:
            # dates that read the same everywhere; codes as text, so that no zero is lost
            sheet.column_dimensions[letter].number_format = column.number_format
        rule = _rule(choices, column)
        if rule is not None:
            sheet.add_data_validation(rule)
            rule.add(f"{letter}{FIRST}:{letter}{ROWS}")
    sheet.row_dimensions[KEYS].hidden = True
    sheet.freeze_panes = "C3"


def write_guide(sheet: Worksheet, lines: Sequence[str], columns: Sequence[TemplateColumn]) -> None:
    """The lines of advice, the first one as a title, and a table of the columns."""
    for text in lines:
        sheet.append([text])
    sheet.append([])
    sheet.append(["Judul kolom", "Kata kunci", "Wajib", "Cara mengisi", "Terbuka bagi publik"])
    for cell in (sheet["A1"], *sheet[sheet.max_row]):
        cell.font = _BOLD
    for column in columns:
        row: list[Any] = [column.heading, column.key, column.required_text, column.guide]
        sheet.append([*row, "ya" if column.is_public else "tidak"])
        sheet.cell(sheet.max_row, 4).alignment = _WRAP
    for letter, width in zip("ABCDE", (34, 24, 26, 80, 18), strict=True):
        sheet.column_dimensions[letter].width = width


def _fill(column: TemplateColumn) -> PatternFill:
    if not column.is_public:
        return _WITHHELD
    return _REQUIRED if column.required else _FILL


def _rule(choices: Choices, column: TemplateColumn) -> DataValidation | None:
    """What a spreadsheet program checks while somebody types."""
    if column.choices:
        return DataValidation(
            "list",
            formula1=choices.span(column.choices),
            allow_blank=True,
            showErrorMessage=True,
            errorTitle=column.heading[:32],
            error="Pilih salah satu dari daftar.",
        )
    if column.minimum is None or column.maximum is None:
        return None
    return DataValidation(
        "decimal",
        operator="between",
        formula1=f"{column.minimum:g}",
        formula2=f"{column.maximum:g}",
        allow_blank=True,
        showErrorMessage=True,
        errorTitle=column.heading[:32],
        error=f"Isi angka dari {column.minimum:g} sampai {column.maximum:g}.",
    )
