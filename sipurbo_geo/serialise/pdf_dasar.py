"""A PDF document with a Unicode font, page numbers and its language; needs the extra `laporan`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import segno

from ..errors import ConfigError
from .huruf import font_file

if TYPE_CHECKING:
    from fpdf import FPDF

#: the name of the font in a document
FONT = "Source Sans Pro"
_STYLES = {"": "Regular", "B": "Bold"}
_MARGIN = 12


def can_write_pdf() -> bool:
    """Whether the package for it is installed."""
    return find_spec("fpdf") is not None


def new_pdf(judul: str, bahasa: str, waktu: datetime) -> FPDF:
    """An empty A4 document, lying, that numbers its pages; the same content gives the same bytes.

    Raises `ConfigError` where the packages for it are not installed.
    """
    if not can_write_pdf():
        raise ConfigError(
            "PDF belum dapat dibuat di server ini: paket tambahannya belum dipasang. Pengelola "
            "memasangnya dengan: pip install 'sipurbo-geo[laporan]'. Sementara itu cetak halaman "
            "dari peramban, atau unduh XLSX.",
            "This server cannot make PDF yet: the extra packages are not installed. Its keepers "
            "install them with: pip install 'sipurbo-geo[laporan]'. Until then print the page from "
            "the browser, or download the XLSX.",
        )
    pdf: FPDF = _numbered(bahasa)("landscape", "mm", "A4")
    pdf.set_margins(_MARGIN, _MARGIN)
    pdf.set_auto_page_break(auto=True, margin=_MARGIN + 4)
    for style, name in _STYLES.items():
        pdf.add_font(FONT, style, font_file(name))
    pdf.set_lang(bahasa)
    pdf.set_title(judul)
    pdf.set_creator("SiPURBO-geo")
    pdf.set_creation_date(waktu.astimezone(UTC).replace(microsecond=0))
    pdf.set_font(FONT, size=9)
    pdf.set_draw_color(150)
    pdf.add_page()
    return pdf


def draw_qr(pdf: FPDF, address: str, x: float, y: float, size: float) -> None:
    """The address as a QR code of squares, sharp on any paper."""
    rows = [bytes(row) for row in segno.make(address, micro=False, error="m").matrix]
    step = size / len(rows)
    pdf.set_fill_color(0)
    for line, row in enumerate(rows):
        for start, length in _runs(row):
            pdf.rect(x + start * step, y + line * step, length * step, step, style="F")


def _runs(row: Sequence[int]) -> list[tuple[int, int]]:
    """Where dark squares begin and how many stand beside each other."""
    found: list[tuple[int, int]] = []
    for at, dark in enumerate(row):
        if not dark:
            continue
        if found and sum(found[-1]) == at:
            found[-1] = (found[-1][0], found[-1][1] + 1)
        else:
            found.append((at, 1))
    return found


def _numbered(bahasa: str) -> Any:
    from fpdf import FPDF

    words = "Page {} of {{nb}}" if bahasa == "en" else "Halaman {} dari {{nb}}"

    class Numbered(FPDF):
        """Says at the foot of each page which one it is."""

        def footer(self) -> None:
            self.set_y(-_MARGIN)
            self.set_font(FONT, size=8)
            self.set_text_color(80)
            self.cell(0, 5, self.title or "", align="L")
            self.set_x(self.l_margin)
            self.cell(0, 5, words.format(self.page_no()), align="R")
            self.set_text_color(0)

    return Numbered
