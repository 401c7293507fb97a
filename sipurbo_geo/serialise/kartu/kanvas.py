"""A panel drawn larger than it is shown, so that lines come out smooth."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import hypot

from PIL import Image, ImageDraw

from .ukuran import SKALA, Kotak

Titik2 = tuple[float, float]


class Kanvas:
    """Shapes in pixels of the panel, whose upper left corner is 0, 0."""

    def __init__(self, kotak: Kotak, warna: str) -> None:
        self.kotak = kotak
        self.gambar = Image.new("RGB", (kotak.lebar * SKALA, kotak.tinggi * SKALA), warna)
        self._draw = ImageDraw.Draw(self.gambar)

    def polygon(self, points: Sequence[Titik2], warna: str) -> None:
        """Fill a polygon."""
        if len(points) > 2:
            self._draw.polygon(_scaled(points), fill=warna)

    def garis(self, points: Sequence[Titik2], warna: str, tebal: float) -> None:
        """A line with round joints and ends."""
        if len(points) < 2:
            return
        places, width = _scaled(points), round(tebal * SKALA)
        self._draw.line(places, fill=warna, width=width, joint="curve")
        for end in (places[0], places[-1]):
            self._disc(end, width / 2, warna)

    def putus(self, points: Sequence[Titik2], warna: str, tebal: float) -> None:
        """A dashed line."""
        for dash in _dashes(points, 12, 9):
            self._draw.line(_scaled(dash), fill=warna, width=round(tebal * SKALA))

    def pelat(self, jari: float, warna: str) -> None:
        """The whole panel as a plate with round corners."""
        width, height = self.gambar.size
        self._draw.rounded_rectangle((0, 0, width - 1, height - 1), jari * SKALA, fill=warna)

    def bulat(self, point: Titik2, jari: float, warna: str) -> None:
        """A disc."""
        self._disc((point[0] * SKALA, point[1] * SKALA), jari * SKALA, warna)

    def cincin(self, point: Titik2, jari: float, warna: str, tebal: float) -> None:
        """A ring."""
        x, y, r = point[0] * SKALA, point[1] * SKALA, jari * SKALA
        self._draw.ellipse((x - r, y - r, x + r, y + r), outline=warna, width=round(tebal * SKALA))

    def onto(self, whole: Image.Image) -> None:
        """Put the panel, in its size, on its place in `whole`."""
        whole.paste(self.gambar.reduce(SKALA), (self.kotak.x, self.kotak.y))

    def _disc(self, point: Titik2, radius: float, warna: str) -> None:
        x, y = point
        self._draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=warna)


def blend(warna: str, dasar: str, bagian: float) -> str:
    """The colour that `bagian` (0 to 1) of `warna` over `dasar` gives."""
    above, below = ([int(colour[at : at + 2], 16) for at in (1, 3, 5)] for colour in (warna, dasar))
    mixed = (round(a * bagian + b * (1 - bagian)) for a, b in zip(above, below, strict=True))
    return "#" + "".join(f"{part:02x}" for part in mixed)


def _scaled(points: Sequence[Titik2]) -> list[Titik2]:
    return [(x * SKALA, y * SKALA) for x, y in points]


def _dashes(points: Sequence[Titik2], length: float, gap: float) -> Iterator[list[Titik2]]:
    """The pieces of a line that are drawn; the pattern goes on round corners."""
    walked, period = 0.0, length + gap
    for (x1, y1), (x2, y2) in pairwise(points):
        whole = hypot(x2 - x1, y2 - y1)
        at = 0.0
        while at < whole:
            phase = (walked + at) % period
            drawn = phase < length
            until = min(whole, at + (length if drawn else period) - phase)
            if drawn:
                yield [
                    (x1 + (x2 - x1) * part / whole, y1 + (y2 - y1) * part / whole)
                    for part in (at, until)
                ]
            at = max(until, at + 0.01)
        walked += whole
