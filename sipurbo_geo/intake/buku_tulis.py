"""The workbook of one's own kegiatan: one sheet a theme, filled, to be changed and sent back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from ..model.kegiatan import Kegiatan
from ..model.keterbukaan import KETERBUKAAN
from ..model.layer import Layer
from ..model.wilayah import Wilayah
from ..registry import Registry
from .buku_kunci import KOLOM, KUNCI, Kunci
from .buku_sel import cells_of
from .template_columns import TemplateColumn, kegiatan_columns
from .template_sheet import FIRST, GUIDE, HEADING, Choices, dress_sheet, write_guide

_OPEN = Protection(locked=False)
_LONGEST_TITLE, _NOT_IN_TITLES = 31, str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_LINES = (
    "Petunjuk: kegiatan saya",
    "Ubah isi sel yang perlu, tambahkan baris untuk kegiatan baru, lalu unggah kembali.",
    "Sebelum disimpan Anda melihat semua perubahan: isi lama dan isi baru.",
    "Sel yang dikosongkan berarti isinya dihapus. Baris yang dihapus tidak menghapus kegiatan.",
    "Kode kegiatan yang sudah ada tidak dapat diganti. Judul kolom terkunci.",
    "Garis dan bidang di peta tetap seperti semula; isi kolom WKT hanya untuk menggantinya.",
    "Data pribadi (NPWP, telepon, rekening, NIP) tidak ikut dalam buku ini.",
    "Uang: 1.234.567,89. Tanggal: 17/08/2026 atau 17 Agustus 2026. Desimal dengan koma.",
)


def buku_columns(registry: Registry, layer: Layer) -> tuple[TemplateColumn, ...]:
    """The columns of the import template without withheld ones, and the hidden one."""
    withheld = {rule.kolom for rule in KETERBUKAAN if not rule.is_public}
    columns = kegiatan_columns(registry, layer)
    return (*(column for column in columns if column.key not in withheld), KOLOM)


def write_buku(
    registry: Registry,
    rows: Sequence[tuple[Kegiatan, int]],
    places: Sequence[Wilayah],
    themes: Collection[str],
) -> bytes:
    """The workbook with `rows` (each kegiatan with its version), and an empty sheet for every
    other one of `themes`.
    """
    by_theme: Mapping[str, list[tuple[Kegiatan, int]]] = defaultdict(list)
    for item, versi in rows:
        by_theme[item.layer].append((item, versi))
    book = Workbook()
    guide, choices = book.worksheets[0], Choices(book)
    guide.title = GUIDE
    listed: dict[tuple[str, str], TemplateColumn] = {}
    for key, layer in registry.layers.items():
        if key not in by_theme and key not in themes:
            continue
        columns = buku_columns(registry, layer)
        sheet = book.create_sheet(_title(layer))
        dress_sheet(sheet, columns, choices)
        cells = cells_of(registry, layer, places)
        filled = [
            cells.values(item) | {KUNCI: str(Kunci(v, item.kode))} for item, v in by_theme[key]
        ]
        _fill(sheet, columns, filled)
        _protect(sheet, columns)
        listed |= {(column.key, column.heading): column for column in columns}
    write_guide(guide, _LINES, list(listed.values()))
    if listed:
        # the first theme stands open, the guide beside it
        book.active = book.worksheets.index(choices.sheet) + 1
    return _saved(book)


def _title(layer: Layer) -> str:
    return layer.name.id.translate(_NOT_IN_TITLES)[:_LONGEST_TITLE].strip()


def _fill(
    sheet: Worksheet, columns: Sequence[TemplateColumn], rows: Sequence[Mapping[str, Any]]
) -> None:
    for number, values in enumerate(rows, start=FIRST):
        for at, column in enumerate(columns, start=1):
            if column.key not in values:
                continue
            cell = sheet.cell(number, at)
            value = values[column.key]
            cell.value = ILLEGAL_CHARACTERS_RE.sub(" ", value) if isinstance(value, str) else value
            if isinstance(value, str):
                # text that begins with "=" stays text, also when somebody edits the cell
                cell.data_type = "s"
                cell.quotePrefix = value[:1] in ("=", "+", "-", "@")
            cell.number_format = column.number_format or "General"
            cell.protection = _OPEN


def _protect(sheet: Worksheet, columns: Sequence[TemplateColumn]) -> None:
    """Headings cannot be typed over by mistake; everything below them is open, without password."""
    for at, column in enumerate(columns, start=1):
        dimension = sheet.column_dimensions[get_column_letter(at)]
        dimension.protection = _OPEN
        dimension.hidden = column.key == KUNCI
    sheet.row_dimensions[HEADING].height = 32
    protection = sheet.protection
    protection.sheet = True
    # openpyxl states what is forbidden
    for name in ("formatCells", "formatColumns", "formatRows", "insertRows", "deleteRows", "sort"):
        setattr(protection, name, False)
    protection.autoFilter = False


def _saved(book: Workbook) -> bytes:
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()
