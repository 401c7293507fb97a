"""A rekap as a workbook: figures that can be calculated with, ready for A4."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from ..model.label import Label
from ..model.rekap import MENURUT_LABELS, BarisRekap, Rekap, TotalRekap
from .rekap_kata import (
    DAFTAR,
    JUDUL,
    JUMLAH,
    KETERANGAN,
    KOLOM_BARIS,
    KOLOM_TOTAL,
    KOSONG,
    Kepala,
    Kolom,
    list_catatan,
    list_keterangan,
    nama_kelompok,
    tulis_keadaan,
    tulis_saringan_rekap,
    tulis_sumber,
)
from .xlsx_bita import book_bytes

_FORMATS = {
    "bulat": "#,##0",
    "uang": "#,##0.##",
    "persen": "0.00",
    "deviasi": "+0.00;-0.00;0.00",
    "tanggal": "dd/mm/yyyy",
}
_BOLD = Font(bold=True)
_TITLE = Font(bold=True, size=14)
_NOTE = Font(size=9, color="555555")
_HEAD = PatternFill("solid", fgColor="DCE7EE")
_LINE = Border(top=Side(style="thin"), bottom=Side(style="double"))
_WRAP = Alignment(wrap_text=True, vertical="top")
_CENTRE = Alignment(wrap_text=True, vertical="center")
_NAMA = (Label("Kode", "Code"), Label("Nama kegiatan", "Name"), Label("Tahun", "Year"))


def rekap_xlsx(rekap: Rekap, kepala: Kepala) -> bytes:
    """The workbook: a sheet of totals by group, a sheet with the list."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = JUDUL.text(kepala.bahasa)
    _write_totals(sheet, rekap, kepala)
    _write_list(book.create_sheet(DAFTAR.text(kepala.bahasa)), rekap, kepala)
    for each in book.worksheets:
        _set_up_print(each, kepala)
    book.properties.title = JUDUL.text(kepala.bahasa)
    book.properties.creator = "SiPURBO-geo"
    book.properties.language = kepala.bahasa
    return book_bytes(book, rekap.waktu)


def _write_totals(sheet: Worksheet, rekap: Rekap, kepala: Kepala) -> None:
    bahasa = kepala.bahasa
    lines = (tulis_keadaan(rekap, bahasa), tulis_saringan_rekap(kepala), tulis_sumber(kepala))
    _text(sheet, 1, 1, JUDUL.text(bahasa)).font = _TITLE
    for row, line in enumerate(lines, start=2):
        _text(sheet, row, 1, line)
    head = len(lines) + 3
    _headings(sheet, head, [MENURUT_LABELS[rekap.menurut]], KOLOM_TOTAL, bahasa)
    row = head
    for group in rekap.kelompok:
        row += 1
        _text(sheet, row, 1, nama_kelompok(group.nama, bahasa)).alignment = _WRAP
        _figures(sheet, row, 2, KOLOM_TOTAL, group.total)
    _total_row(sheet, row + 1, rekap.total, bahasa)
    notes = list_catatan(rekap, bahasa) if rekap.total.jumlah else [KOSONG.text(bahasa)]
    for at, note in enumerate(notes, start=row + 3):
        cell = _text(sheet, at, 1, note)
        cell.font, cell.alignment = _NOTE, _WRAP
        sheet.merge_cells(start_row=at, end_row=at, start_column=1, end_column=11)
        sheet.row_dimensions[at].height = 28
    _widths(sheet, [44, *(_width(column) for column in KOLOM_TOTAL)])
    sheet.freeze_panes = f"B{head + 1}"
    sheet.print_title_rows = f"{head}:{head}"


def _total_row(sheet: Worksheet, row: int, total: TotalRekap, bahasa: str) -> None:
    _text(sheet, row, 1, JUMLAH.text(bahasa))
    _figures(sheet, row, 2, KOLOM_TOTAL, total)
    for column in range(1, len(KOLOM_TOTAL) + 2):
        sheet.cell(row, column).font = _BOLD
        sheet.cell(row, column).border = _LINE


def _write_list(sheet: Worksheet, rekap: Rekap, kepala: Kepala) -> None:
    bahasa = kepala.bahasa
    _headings(sheet, 1, [MENURUT_LABELS[rekap.menurut], *_NAMA], KOLOM_BARIS, bahasa)
    last = len(KOLOM_BARIS) + 5
    _heading(sheet, 1, last, KETERANGAN.text(bahasa))
    row = 1
    for group in rekap.kelompok:
        for line in group.baris:
            row += 1
            _line(sheet, row, nama_kelompok(group.nama, bahasa), line, bahasa)
    _widths(sheet, [26, 18, 48, 8, *(_width(column) for column in KOLOM_BARIS), 48])
    sheet.freeze_panes = "D2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(last)}{max(row, 1)}"
    sheet.print_title_rows = "1:1"


def _line(sheet: Worksheet, row: int, group: str, line: BarisRekap, bahasa: str) -> None:
    for at, text in enumerate((group, line.kode, line.nama), start=1):
        _text(sheet, row, at, text).alignment = _WRAP
    sheet.cell(row, 4, line.tahun).alignment = _WRAP
    _figures(sheet, row, 5, KOLOM_BARIS, line)
    words = "; ".join(list_keterangan(line, bahasa))
    _text(sheet, row, len(KOLOM_BARIS) + 5, words).alignment = _WRAP


def _headings(
    sheet: Worksheet, row: int, names: Sequence[Label], columns: Sequence[Kolom], bahasa: str
) -> None:
    for at, label in enumerate([*names, *(column.label for column in columns)], start=1):
        _heading(sheet, row, at, label.text(bahasa))


def _heading(sheet: Worksheet, row: int, at: int, text: str) -> None:
    cell = _text(sheet, row, at, text)
    cell.font, cell.fill, cell.alignment = _BOLD, _HEAD, _CENTRE


def _figures(
    sheet: Worksheet, row: int, first: int, columns: Sequence[Kolom], item: object
) -> None:
    for at, column in enumerate(columns, start=first):
        cell = sheet.cell(row, at, _number(column.ambil(item)))
        cell.alignment = Alignment(vertical="top")
        cell.number_format = _format(column, cell.value)


def _number(value: Any) -> Any:
    """What a spreadsheet calculates with: whole rupiah as whole numbers."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value


def _format(column: Kolom, value: Any) -> str:
    whole = column.jenis == "uang" and not isinstance(value, float)
    return "#,##0" if whole else _FORMATS[column.jenis]


def _text(sheet: Worksheet, row: int, column: int, text: str) -> Any:
    """A cell that is only ever text: a name that begins with "=" is no formula."""
    cell: Any = sheet.cell(row, column)
    cell.value = ILLEGAL_CHARACTERS_RE.sub("\ufffd", text)
    cell.data_type = "s"
    if text[:1] in ("=", "+", "-", "@"):
        cell.quotePrefix = True
    return cell


def _width(column: Kolom) -> int:
    return max(11, column.lebar // 2 + 4)


def _widths(sheet: Worksheet, widths: Sequence[int]) -> None:
    for at, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(at)].width = width


def _set_up_print(sheet: Worksheet, kepala: Kepala) -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = Worksheet.PAPERSIZE_A4
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    page = "Page &P of &N" if kepala.bahasa == "en" else "Halaman &P dari &N"
    footer: Any = sheet.oddFooter
    footer.left.text, footer.right.text = JUDUL.text(kepala.bahasa), page
