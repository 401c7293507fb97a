"""A rekap as a PDF: what is handed round in the meeting."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ..model.label import Label
from ..model.rekap import MENURUT_LABELS, BarisRekap, KelompokRekap, Rekap
from .pdf_dasar import FONT, draw_qr, new_pdf
from .rekap_kata import (
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
    tulis,
    tulis_keadaan,
    tulis_saringan_rekap,
    tulis_sumber,
)

if TYPE_CHECKING:
    from fpdf import FPDF

_NAMA = Label("Nama kegiatan", "Name")
_QR = 24
#: a cell must fit on a page
_LONGEST = 300
_LINE = 4


def rekap_pdf(rekap: Rekap, kepala: Kepala) -> bytes:
    """The document: totals by group on its first page, then the list of each group."""
    bahasa = kepala.bahasa
    pdf = new_pdf(JUDUL.text(bahasa), bahasa, rekap.waktu)
    _write_head(pdf, rekap, kepala)
    if not rekap.total.jumlah:
        pdf.multi_cell(0, 6, KOSONG.text(bahasa))
        return bytes(pdf.output())
    _write_totals(pdf, rekap, bahasa)
    pdf.set_font(FONT, size=8)
    for note in list_catatan(rekap, bahasa):
        pdf.multi_cell(0, 3.6, note, align="L", new_x="LMARGIN", new_y="NEXT")
    for group in rekap.kelompok:
        _write_group(pdf, group, bahasa)
    return bytes(pdf.output())


def _write_head(pdf: FPDF, rekap: Rekap, kepala: Kepala) -> None:
    top = pdf.get_y()
    draw_qr(pdf, kepala.alamat, pdf.w - pdf.r_margin - _QR, top, _QR)
    width = pdf.epw - _QR - 6
    pdf.set_font(FONT, "B", 16)
    pdf.cell(width, 8, JUDUL.text(kepala.bahasa), new_x="LMARGIN", new_y="NEXT")
    pdf.set_font(FONT, size=9)
    words = (
        tulis_keadaan(rekap, kepala.bahasa),
        tulis_saringan_rekap(kepala),
        tulis_sumber(kepala),
    )
    for line in words:
        pdf.multi_cell(width, 4.6, line, align="L", new_x="LMARGIN", new_y="NEXT")
    pdf.set_y(max(pdf.get_y(), top + _QR) + 3)


def _write_totals(pdf: FPDF, rekap: Rekap, bahasa: str) -> None:
    pdf.set_font(FONT, size=8.5)
    widths = [pdf.epw - sum(column.lebar for column in KOLOM_TOTAL)]
    with _table(pdf, widths, KOLOM_TOTAL) as table:
        _headings(table, MENURUT_LABELS[rekap.menurut], KOLOM_TOTAL, bahasa)
        for group in rekap.kelompok:
            name = _short(nama_kelompok(group.nama, bahasa))
            _row(table, [name, *_figures(KOLOM_TOTAL, group.total, bahasa)])
        _row(table, [JUMLAH.text(bahasa), *_figures(KOLOM_TOTAL, rekap.total, bahasa)], bold=True)
    pdf.ln(2)


def _write_group(pdf: FPDF, group: KelompokRekap, bahasa: str) -> None:
    if not group.baris:
        return
    if pdf.will_page_break(30):
        pdf.add_page()
    pdf.ln(3)
    pdf.set_font(FONT, "B", 11)
    title = f"{_short(nama_kelompok(group.nama, bahasa))} ({group.total.jumlah})"
    pdf.multi_cell(0, 6, title, align="L", new_x="LMARGIN", new_y="NEXT")
    pdf.set_font(FONT, size=8)
    rest = pdf.epw - sum(column.lebar for column in KOLOM_BARIS)
    with _table(pdf, [rest * 0.58], KOLOM_BARIS, [rest * 0.42]) as table:
        _headings(table, _NAMA, KOLOM_BARIS, bahasa, KETERANGAN)
        for line in group.baris:
            _row(table, _cells(line, bahasa))


def _cells(line: BarisRekap, bahasa: str) -> list[str]:
    reason = ". ".join(list_keterangan(line, bahasa))
    name = f"{_short(line.nama)} ({line.kode}, {line.tahun})"
    return [name, *_figures(KOLOM_BARIS, line, bahasa), reason]


def _table(
    pdf: FPDF, first: list[float], columns: Sequence[Kolom], last: Sequence[float] = ()
) -> Any:
    from fpdf.fonts import FontFace

    kinds = ["RIGHT" if column.rata_kanan else "LEFT" for column in columns]
    return pdf.table(
        col_widths=(*first, *(column.lebar for column in columns), *last),
        text_align=("LEFT", *kinds, *("LEFT" for _ in last)),
        headings_style=FontFace(emphasis="BOLD", fill_color=(220, 231, 238)),
        borders_layout="HORIZONTAL_LINES",
        line_height=_LINE,
        padding=(0.7, 1),
        v_align="TOP",
    )


def _headings(
    table: Any, name: Label, columns: Sequence[Kolom], bahasa: str, last: Label | None = None
) -> None:
    row = table.row()
    for label in [name, *(column.label for column in columns), *([last] if last else [])]:
        row.cell(label.text(bahasa))


def _row(table: Any, texts: Sequence[str], *, bold: bool = False) -> None:
    from fpdf.fonts import FontFace

    row = table.row(style=FontFace(emphasis="BOLD") if bold else None)
    for text in texts:
        row.cell(text)


def _figures(columns: Sequence[Kolom], item: object, bahasa: str) -> list[str]:
    return [tulis(column.ambil(item), column.jenis, bahasa) for column in columns]


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
