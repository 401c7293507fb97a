"""Sizes and colours of a card; the same palette as the pages, which are light there."""

from __future__ import annotations

from dataclasses import dataclass

#: what the networks ask for
LEBAR, TINGGI = 1200, 630
#: shapes are drawn so much larger and brought down, because Pillow draws lines with steps
SKALA = 2
TEPI = 56
ANTARA = 20

KERTAS, KARTU, TINTA, TINTA_2 = "#f7f6f2", "#ffffff", "#1a232c", "#4b5763"
GARIS, DARAT, BATAS, TEPI_DARAT, LAUT = "#d8d5cc", "#f4f2ea", "#bfb9a6", "#5d594c", "#dfe7ea"
SUNGAI = "#0b5a83"


@dataclass(frozen=True, slots=True)
class Kotak:
    """A rectangle in pixels of the card."""

    x: int
    y: int
    lebar: int
    tinggi: int

    @property
    def kanan(self) -> int:
        """Its right edge."""
        return self.x + self.lebar

    @property
    def bawah(self) -> int:
        """Its lower edge."""
        return self.y + self.tinggi

    def inside(self, left: int, top: int, right: int, bottom: int) -> Kotak:
        """What is left when so much is taken from each side."""
        return Kotak(
            self.x + left,
            self.y + top,
            self.lebar - left - right,
            self.tinggi - top - bottom,
        )


#: the parts of a card
KIRI = Kotak(TEPI, 52, 524, 458)
KANAN = Kotak(616, 40, LEBAR - 616 - 40, 482)
KAKI = Kotak(0, TINGGI - 74, LEBAR, 74)
