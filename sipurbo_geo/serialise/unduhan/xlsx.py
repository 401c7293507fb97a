"""Workbooks for Excel: a row a kegiatan, the weekly reports, and what the columns mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from ...errors import TooLargeError
from ...model.feature import JENIS_LABELS, Jenis, Property
from ...query.koleksi.daftar import REPORT_PROPERTIES
from .isi import Isi
from .kolom import columns_of, flat, heading, read_batches
from .sementara import built

KEGIATAN, PROGRES, KAMUS, TENTANG = "Kegiatan", "Progres mingguan", "Kamus data", "Tentang berkas"
#: more rows would take minutes to write, and nobody reads them in a workbook
MOST = {KEGIATAN: 20_000, PROGRES: 100_000}
_LONGEST = 32_000
_HEAD = PatternFill("solid", fgColor="DCE7EE")
_WRAP = Alignment(wrap_text=True, vertical="top")
_FORMATS = {Jenis.DATE: "dd/mm/yyyy", Jenis.TIMESTAMP: "dd/mm/yyyy hh:mm"}
_KAMUS = ("Lembar", "Judul kolom", "Nama di bentuk lain", "Jenis", "Satuan", "Pilihan", "English")


def write_xlsx(isi: Isi) -> Iterator[bytes]:
    """Kegiatan, their weekly reports, the dictionary. Raises `TooLargeError`."""
    return built("kegiatan.xlsx", lambda path: _build(path, isi))


def write_progres_xlsx(isi: Isi) -> Iterator[bytes]:
    """The weekly reports and the dictionary. Raises `TooLargeError`."""

    def build(path: Path) -> None:
        with _open_book() as book:
            _write_sheet(book, PROGRES, REPORT_PROPERTIES, _reports(isi, None))
            _finish(book, path, isi, [(PROGRES, REPORT_PROPERTIES)])

    return built("progres.xlsx", build)


def _build(path: Path, isi: Isi) -> None:
    columns, seen = columns_of(isi.layers), set[str]()
    with _open_book() as book:
        _write_sheet(book, KEGIATAN, columns, _kegiatan(isi, seen))
        _write_sheet(book, PROGRES, REPORT_PROPERTIES, _reports(isi, seen))
        _finish(book, path, isi, [(KEGIATAN, columns), (PROGRES, REPORT_PROPERTIES)])


@contextmanager
def _open_book() -> Iterator[Workbook]:
    """A workbook written row by row; the files in which its sheets wait go away with it."""
    book = Workbook(write_only=True)
    try:
        yield book
    except BaseException:
        sheets: list[Any] = book.worksheets
        for sheet in sheets:
            sheet.close()
            sheet._writer.cleanup()
        raise


def _kegiatan(isi: Isi, seen: set[str]) -> Iterator[dict[str, Any]]:
    for features in read_batches(isi):
        for feature in features:
            seen.add(feature.properties["kode"])
            yield feature.properties


def _reports(isi: Isi, seen: set[str] | None) -> Iterator[dict[str, Any]]:
    """The reports of the kegiatan in `seen`, or all."""
    for batch in isi.laporan():
        yield from (report for report in batch if seen is None or report["kode"] in seen)


def _write_sheet(
    book: Workbook, title: str, columns: Sequence[Property], rows: Iterable[dict[str, Any]]
) -> None:
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "C2"
    for number, column in enumerate(columns, start=1):
        wide = 44 if column.name in ("nama", "url") else max(12, len(heading(column)) + 2)
        sheet.column_dimensions[get_column_letter(number)].width = wide
    sheet.append([_head(sheet, heading(column)) for column in columns])
    for count, row in enumerate(rows, start=1):
        _refuse_more(title, count)
        sheet.append([_cell(sheet, row.get(column.name), column) for column in columns])
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}1"


def _finish(
    book: Workbook, path: Path, isi: Isi, sheets: Sequence[tuple[str, Sequence[Property]]]
) -> None:
    """The dictionary, and what the file says about itself."""
    kamus = book.create_sheet(KAMUS)
    for letter, wide in zip("ABCDEFG", (18, 34, 28, 26, 10, 60, 34), strict=True):
        kamus.column_dimensions[letter].width = wide
    kamus.append([_head(kamus, text) for text in _KAMUS])
    for title, columns in sheets:
        for column in columns:
            told = (title, heading(column), column.name, JENIS_LABELS[column.kind].id, column.unit)
            more = (", ".join(choice for choice in column.choices if choice), column.label.en)
            kamus.append([_text(kamus, text) for text in (*told, *more)])
    tentang = book.create_sheet(TENTANG)
    tentang.column_dimensions["B"].width = 90
    for name, text in isi.keterangan.pasangan.items():
        tentang.append([_head(tentang, name), _text(tentang, text)])
    about = book.properties
    about.title, about.creator = isi.keterangan.judul, "SiPURBO-geo"
    about.description = isi.keterangan.teks
    book.save(path)


def _head(sheet: Any, text: str) -> Cell:
    cell = _text(sheet, text)
    cell.font, cell.fill, cell.alignment = Font(bold=True), _HEAD, _WRAP
    return cell


def _cell(sheet: Any, value: Any, column: Property) -> Any:
    value = flat(value, column)
    if value is None or value == "":
        return None
    if column.kind in _FORMATS:
        cell = WriteOnlyCell(sheet, value=_moment(value))
        cell.number_format = _FORMATS[column.kind]
        return cell
    if isinstance(value, bool):
        return _text(sheet, "ya" if value else "tidak")
    return _text(sheet, value) if isinstance(value, str) else value


def _moment(text: str) -> datetime:
    """As Excel holds it, a day too: without a zone."""
    return datetime.fromisoformat(text).replace(tzinfo=None)


def _text(sheet: Any, text: str) -> Cell:
    """A cell that is only ever text: a name that begins with "=" is no formula."""
    cell: Cell = WriteOnlyCell(sheet, value="")
    cell.value = ILLEGAL_CHARACTERS_RE.sub("\ufffd", text)[:_LONGEST]
    cell.data_type = "s"
    return cell


def _refuse_more(title: str, count: int) -> None:
    most = MOST[title]
    if count > most:
        raise TooLargeError(
            f"Lembar '{title}' memuat paling banyak {most} baris. Persempit saringannya, atau "
            "pakai CSV.",
            f"The sheet '{title}' takes at most {most} rows. Narrow the filter, or use CSV.",
        )
