"""Empty spreadsheets to fill in, made from the definition of a theme; the import reads them."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from ..errors import UsageError
from ..registry import Registry
from .template_columns import TemplateColumn, kegiatan_columns, progres_columns

KINDS = ("kegiatan", "progres")
#: rows that offer the choices; more can be filled, without the list to choose from
_ROWS = 2000
_HEADING, _KEYS, _EXAMPLE = 1, 2, 3
_FILL = PatternFill("solid", fgColor="DCE9E4")
_REQUIRED = PatternFill("solid", fgColor="BFDCCF")
_WITHHELD = PatternFill("solid", fgColor="E6E6E6")
_GREY = Font(italic=True, color="808080")
_BOLD = Font(bold=True)
_WRAP = Alignment(wrap_text=True, vertical="top")


def write_template(registry: Registry, kind: str, layer_key: str | None, path: Path) -> None:
    """Write the spreadsheet for `kind` ("kegiatan" of the theme `layer_key`, or "progres").

    The sheet Data has readable headings, the keys in a hidden row below, an example row that the
    import passes over, and lists to choose from; Petunjuk explains each column. Raises
    `UsageError` for a kind or a theme that there is not.
    """
    if kind not in KINDS:
        raise _unknown("jenis templat", "kind of template", kind, KINDS)
    if kind == "progres":
        columns, title = progres_columns(), "Progres mingguan"
    else:
        layer = registry.layers.get(layer_key or "")
        if layer is None:
            raise _unknown("tema (--layer)", "theme (--layer)", layer_key or "", [*registry.layers])
        columns, title = kegiatan_columns(registry, layer), f"Kegiatan: {layer.name.id}"
    book = Workbook()
    _write_data(book, columns)
    _write_guide(book.create_sheet("Petunjuk"), title, columns)
    book.save(path)


def _write_data(book: Workbook, columns: Sequence[TemplateColumn]) -> None:
    sheet = book.worksheets[0]
    sheet.title = "Data"
    choices = book.create_sheet("Pilihan")
    choices.sheet_state = "hidden"
    for at, column in enumerate(columns, start=1):
        letter = get_column_letter(at)
        sheet.column_dimensions[letter].width = max(14, min(34, len(column.heading) + 2))
        heading = sheet.cell(_HEADING, at, column.heading)
        heading.font, heading.alignment = _BOLD, _WRAP
        heading.fill = _fill(column)
        sheet.cell(_KEYS, at, column.key)
        example = sheet.cell(_EXAMPLE, at, column.example)
        example.font = _GREY
        _format_cells(sheet, letter, column)
        rule = _rule(choices, letter, column)
        if rule is not None:
            sheet.add_data_validation(rule)
            rule.add(f"{letter}{_EXAMPLE}:{letter}{_ROWS}")
    sheet.row_dimensions[_KEYS].hidden = True
    sheet.freeze_panes = "C3"


def _fill(column: TemplateColumn) -> PatternFill:
    if not column.is_public:
        return _WITHHELD
    return _REQUIRED if column.required else _FILL


def _format_cells(sheet: Worksheet, letter: str, column: TemplateColumn) -> None:
    """Dates that read the same everywhere; codes as text, so that no zero is lost."""
    if column.number_format:
        sheet.column_dimensions[letter].number_format = column.number_format
        sheet[f"{letter}{_EXAMPLE}"].number_format = column.number_format


def _rule(choices: Worksheet, letter: str, column: TemplateColumn) -> DataValidation | None:
    """What a spreadsheet program checks while somebody types."""
    if column.choices:
        for row, text in enumerate(column.choices, start=1):
            choices[f"{letter}{row}"] = text
        span = f"Pilihan!${letter}$1:${letter}${len(column.choices)}"
        return DataValidation(
            "list",
            formula1=span,
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


def _write_guide(sheet: Worksheet, title: str, columns: Sequence[TemplateColumn]) -> None:
    lines = (
        f"Petunjuk: {title}",
        "Isi lembar Data, satu baris satu isian. Baris contoh (abu-abu) tidak ikut diimpor.",
        "Kolom berwarna tua wajib diisi; kolom kelabu tidak pernah diterbitkan.",
        "Jangan mengubah judul kolom. Kolom yang tidak diperlukan boleh dikosongkan atau dihapus.",
        "Uang: 1.234.567,89. Tanggal: 17/08/2026 atau 17 Agustus 2026. Desimal dengan koma.",
    )
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


def _unknown(id: str, en: str, name: str, known: Sequence[str]) -> UsageError:
    near = get_close_matches(name, known, n=1)
    listed = ", ".join(known)
    return UsageError(
        f'Tidak ada {id} "{name}". '
        + (f"Maksudnya {near[0]}?" if near else f"Yang ada: {listed}."),
        f'There is no {en} "{name}". '
        + (f"Did you mean {near[0]}?" if near else f"There are: {listed}."),
    )
