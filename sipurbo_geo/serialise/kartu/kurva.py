"""The S-curve of a card: the same lines as on the page, with what each of them says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image, ImageDraw

from ..kurva_geometri import (
    Garis,
    Titik,
    garis_realisasi,
    garis_rencana,
    jauhkan,
    selisih,
)
from ..kurva_kata import Kata, kata
from .huruf import BIASA, TEBAL, font
from .kanvas import Kanvas, Titik2, blend
from .ukuran import GARIS, KARTU, TINTA, TINTA_2, Kotak

_LEFT, _RIGHT, _TOP, _BOTTOM = 54, 128, 26, 40
_SIZE, _VALUE = 19, 24
#: two values with their names need so much height each
_TEXT_GAP = 48


@dataclass(frozen=True, slots=True)
class _Frame:
    """From a day and a percentage to pixels of the panel."""

    first: float
    last: float
    lebar: int
    tinggi: int

    def place(self, day: float, percent: float) -> Titik2:
        wide, high = self.lebar - _LEFT - _RIGHT, self.tinggi - _TOP - _BOTTOM
        x = _LEFT + wide * (day - self.first) / max(1, self.last - self.first)
        return x, _TOP + high * (1 - percent / 100)

    def line(self, line: Garis) -> list[Titik2]:
        return [self.place(day, percent) for day, percent in line]


def draw_kurva(
    gambar: Image.Image, kotak: Kotak, laporan: Sequence[Titik], warna: str, bahasa: str
) -> None:
    """Draw the reports (by date) into `kotak`; the gap is shaded in `warna`, that of the status."""
    kanvas = Kanvas(kotak, KARTU)
    days = [float(week.tanggal.toordinal()) for week in laporan]
    frame = _Frame(min(days), max(days), kotak.lebar, kotak.tinggi)
    plan, done = garis_rencana(laporan), garis_realisasi(laporan)
    for percent in (0, 50, 100):
        edge = [frame.place(frame.first, percent), frame.place(frame.last, percent)]
        kanvas.garis(edge, GARIS, 1.5)
    kanvas.polygon(frame.line(selisih(laporan)), blend(warna, KARTU, 0.22))
    kanvas.putus(frame.line(plan), TINTA_2, 3)
    kanvas.garis(frame.line(done), warna, 4.5)
    for line, ink in ((plan, TINTA_2), (done, warna)):
        if line:
            kanvas.bulat(frame.place(*line[-1]), 6, ink)
    kanvas.onto(gambar)
    draw, words = ImageDraw.Draw(gambar), kata(bahasa)
    _axis(draw, kotak, frame, laporan, words)
    _ends(draw, kotak, frame, (plan, done), warna, words)


def _axis(
    draw: ImageDraw.ImageDraw, kotak: Kotak, frame: _Frame, laporan: Sequence[Titik], words: Kata
) -> None:
    small = font(BIASA, _SIZE)
    for percent in (0, 50, 100):
        _, y = frame.place(frame.first, percent)
        draw.text((kotak.x + _LEFT - 10, kotak.y + y), f"{percent}", TINTA_2, small, anchor="rm")
    first, last = laporan[0], laporan[-1]
    y = kotak.bawah - _BOTTOM + 10
    left = kotak.x + frame.place(frame.first, 0)[0]
    draw.text((left, y), _day(first, words), TINTA_2, small, anchor="la")
    if last.tanggal > first.tanggal:
        right = kotak.x + frame.place(frame.last, 0)[0]
        draw.text((right, y), _day(last, words), TINTA_2, small, anchor="ra")


def _day(week: Titik, words: Kata) -> str:
    return f"{words.short_day(week.tanggal)} {week.tanggal.year}"


def _ends(
    draw: ImageDraw.ImageDraw,
    kotak: Kotak,
    frame: _Frame,
    lines: tuple[Garis, Garis],
    warna: str,
    words: Kata,
) -> None:
    """The last values at the ends of their lines, with their names: no legend."""
    heights = [frame.place(*line[-1])[1] for line in lines if line]
    if len(heights) == 2:
        heights = list(jauhkan(heights[0], heights[1], _TEXT_GAP))
    # a value and its name stand above and below their height; both stay inside the panel
    down = max(0.0, _TEXT_GAP / 2 + 6 - min(heights, default=_TOP))
    named = zip(lines, (words.rencana, words.realisasi), (TINTA_2, warna), strict=True)
    shown = [(line, name, ink) for line, name, ink in named if line]
    lowest = frame.tinggi - _TEXT_GAP / 2 - 6
    for (line, name, ink), height in zip(shown, heights, strict=True):
        x = kotak.x + frame.lebar - _RIGHT + 16
        y = kotak.y + min(height + down, lowest)
        draw.text((x, y + 2), words.percent(line[-1][1]), ink, font(TEBAL, _VALUE), anchor="lb")
        draw.text((x, y), name, TINTA, font(BIASA, _SIZE), anchor="la")
