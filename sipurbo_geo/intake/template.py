"""Empty spreadsheets to fill in, made from the definition of a theme; the import reads them."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Font

from ..errors import UsageError
from ..registry import Registry
from .template_columns import TemplateColumn, kegiatan_columns, progres_columns
from .template_sheet import FIRST, GUIDE, Choices, dress_sheet, write_guide

KINDS = ("kegiatan", "progres")
_GREY = Font(italic=True, color="808080")
_GUIDE_LINES = (
    "Isi lembar Data, satu baris satu isian. Baris contoh (abu-abu) tidak ikut diimpor.",
    "Kolom berwarna tua wajib diisi; kolom kelabu tidak pernah diterbitkan.",
    "Jangan mengubah judul kolom. Kolom yang tidak diperlukan boleh dikosongkan atau dihapus.",
    "Uang: 1.234.567,89. Tanggal: 17/08/2026 atau 17 Agustus 2026. Desimal dengan koma.",
)


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
    write_guide(book.create_sheet(GUIDE), [f"Petunjuk: {title}", *_GUIDE_LINES], columns)
    book.save(path)


def _write_data(book: Workbook, columns: Sequence[TemplateColumn]) -> None:
    sheet = book.worksheets[0]
    sheet.title = "Data"
    dress_sheet(sheet, columns, Choices(book))
    for at, column in enumerate(columns, start=1):
        example = sheet.cell(FIRST, at, column.example)
        example.font = _GREY
        if column.number_format:
            example.number_format = column.number_format


def _unknown(id: str, en: str, name: str, known: Sequence[str]) -> UsageError:
    near = get_close_matches(name, known, n=1)
    listed = ", ".join(known)
    return UsageError(
        f'Tidak ada {id} "{name}". '
        + (f"Maksudnya {near[0]}?" if near else f"Yang ada: {listed}."),
        f'There is no {en} "{name}". '
        + (f"Did you mean {near[0]}?" if near else f"There are: {listed}."),
    )
