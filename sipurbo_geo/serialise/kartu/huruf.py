"""Text that fits: measured, broken between words, and shortened with an ellipsis at last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from PIL import ImageDraw, ImageFont

from ..huruf import font_file
from .ukuran import Kotak

Font = ImageFont.FreeTypeFont
BIASA, TEBAL = "Regular", "Semibold"
_ELLIPSIS = "…"
#: space between lines, as a part of the size of the letters
_LEADING = 1.18


@lru_cache(maxsize=32)
def font(style: str, size: int) -> Font:
    """The font of the documents in `size` pixels."""
    return ImageFont.truetype(str(font_file(style)), size)


@dataclass(frozen=True, slots=True)
class Tulisan:
    """Lines of one size, and how far apart they stand."""

    font: Font
    baris: tuple[str, ...]
    langkah: int

    @property
    def tinggi(self) -> int:
        """The height of all lines."""
        return self.langkah * len(self.baris)

    @property
    def lebar(self) -> int:
        """The length of the longest line."""
        return max((_width(self.font, line) for line in self.baris), default=0)


def fit(text: str, style: str, sizes: Sequence[int], width: int, height: int) -> Tulisan:
    """`text` in the largest of `sizes` in which it fits; in the smallest it is shortened.

    Lines break between words only. A single word that is wider than `width` even in the smallest
    size is shortened as well.
    """
    words = text.split()
    for size in sizes:
        letters = font(style, size)
        lines = _wrap(letters, words, width)
        step = round(size * _LEADING)
        if step * len(lines) <= height and all(_width(letters, w) <= width for w in words):
            return Tulisan(letters, tuple(lines), step)
    return _shortened(letters, lines, width, step, max(1, height // step))


def one_line(text: str, style: str, size: int, width: int) -> Tulisan:
    """`text` on one line, shortened where it is too long."""
    return fit(text, style, [size], width, round(size * _LEADING))


def write(
    draw: ImageDraw.ImageDraw, tulisan: Tulisan, x: int, y: int, colour: str, anchor: str = "l"
) -> Kotak:
    """Write the lines with their top at `y`; `anchor` "l" or "r" of `x`. Gives where they stand."""
    for number, line in enumerate(tulisan.baris):
        place = (x, y + number * tulisan.langkah)
        draw.text(place, line, fill=colour, font=tulisan.font, anchor=f"{anchor}a")
    left = x - tulisan.lebar if anchor == "r" else x
    return Kotak(left, y, tulisan.lebar, tulisan.tinggi)


def _wrap(letters: Font, words: Sequence[str], width: int) -> list[str]:
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and _width(letters, longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _shortened(letters: Font, lines: list[str], width: int, step: int, most: int) -> Tulisan:
    kept = [_cut(letters, line, width) for line in lines[:most]]
    if len(lines) > most:
        kept[-1] = _cut(letters, lines[most - 1], width, more=True)
    return Tulisan(letters, tuple(kept), step)


def _cut(letters: Font, line: str, width: int, *, more: bool = False) -> str:
    """`line` with an ellipsis where something is missing; whole words as long as there are any."""
    if not more and _width(letters, line) <= width:
        return line
    words = line.split()
    while len(words) > 1 and _width(letters, " ".join(words) + _ELLIPSIS) > width:
        words.pop()
    text = " ".join(words).rstrip(",;.-")
    while len(text) > 1 and _width(letters, text + _ELLIPSIS) > width:
        text = text[:-1]
    return text + _ELLIPSIS


def _width(letters: Font, text: str) -> int:
    return -int(-letters.getlength(text) // 1)
