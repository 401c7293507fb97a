"""A card as PNG: words at the left, map and S-curve at the right, the source at the foot."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageDraw

from .huruf import BIASA, TEBAL, fit, one_line, write
from .isi import Kartu, Lencana
from .kanvas import Kanvas
from .kurva import draw_kurva
from .peta import draw_peta
from .ukuran import (
    ANTARA,
    GARIS,
    KAKI,
    KANAN,
    KARTU,
    KERTAS,
    KIRI,
    LEBAR,
    SUNGAI,
    TEPI,
    TINGGI,
    TINTA,
    TINTA_2,
    Kotak,
)

MEDIA_TYPE = "image/png"
_NAMES = (46, 40, 35, 31)
#: one line below the name
_LINE = 30
_CURVE = 214
_SENTENCE = 92


def draw_kartu(kartu: Kartu) -> bytes:
    """The card, 1200 × 630, as PNG."""
    gambar = Image.new("RGB", (LEBAR, TINGGI), KERTAS)
    _foot(gambar, kartu.kaki)
    _words(gambar, kartu)
    _panels(gambar, kartu)
    kept = BytesIO()
    gambar.save(kept, "PNG", compress_level=6)
    return kept.getvalue()


def _foot(gambar: Image.Image, kaki: tuple[str, str]) -> None:
    draw = ImageDraw.Draw(gambar)
    draw.rectangle((KAKI.x, KAKI.y, KAKI.kanan, KAKI.bawah), fill=SUNGAI)
    said = one_line(kaki[1], BIASA, 23, 420)
    y = KAKI.y + (KAKI.tinggi - said.tinggi) // 2 - 2
    write(draw, said, LEBAR - TEPI + 16, y, KARTU, anchor="r")
    whose = one_line(kaki[0], TEBAL, 25, LEBAR - 2 * TEPI - said.lebar - 40)
    write(draw, whose, TEPI, KAKI.y + (KAKI.tinggi - whose.tinggi) // 2 - 2, KARTU)


def _words(gambar: Image.Image, kartu: Kartu) -> None:
    """From above: theme, name, places; from below: figures, badge. The name takes what is left."""
    draw = ImageDraw.Draw(gambar)
    top = _head(draw, kartu)
    floor = _figures(gambar, kartu)
    lines = [fit(line, BIASA, (25, 23, 21), KIRI.lebar, _LINE) for line in kartu.rincian]
    below = sum(line.tinggi + 4 for line in lines)
    name = fit(kartu.nama, TEBAL, _NAMES, KIRI.lebar, floor - top - below - 34)
    y = write(draw, name, KIRI.x, top, TINTA).bawah + 14
    for line in lines:
        y = write(draw, line, KIRI.x, y, TINTA_2).bawah + 4


def _head(draw: ImageDraw.ImageDraw, kartu: Kartu) -> int:
    """The theme beside a bar in its colour; gives where the name may begin."""
    text = one_line(kartu.kepala, TEBAL, 25, KIRI.lebar - 24)
    draw.rectangle((KIRI.x, KIRI.y + 3, KIRI.x + 9, KIRI.y + 28), fill=kartu.warna)
    return write(draw, text, KIRI.x + 24, KIRI.y, TINTA_2).bawah + 16


def _figures(gambar: Image.Image, kartu: Kartu) -> int:
    """Badge above figures, at the bottom of the column; gives where they begin."""
    draw = ImageDraw.Draw(gambar)
    y = KIRI.bawah - (64 if kartu.angka else 0)
    width = (KIRI.lebar - ANTARA) // max(1, len(kartu.angka))
    for number, (name, value) in enumerate(kartu.angka):
        x = KIRI.x + number * (width + ANTARA // 2)
        write(draw, one_line(name, BIASA, 21, width), x, y, TINTA_2)
        write(draw, fit(value, TEBAL, (31, 27, 23), width, 38), x, y + 25, TINTA)
    if kartu.lencana:
        y -= 66
        _badge(gambar, kartu.lencana, y)
    return y


def _badge(gambar: Image.Image, lencana: Lencana, y: int) -> None:
    text = one_line(lencana.teks, TEBAL, 25, KIRI.lebar - 36)
    plate = Kanvas(Kotak(KIRI.x, y, text.lebar + 36, 46), KERTAS)
    plate.pelat(23, lencana.warna)
    plate.onto(gambar)
    write(ImageDraw.Draw(gambar), text, KIRI.x + 18, y + 6, KARTU)


def _panels(gambar: Image.Image, kartu: Kartu) -> None:
    """Map above curve; where one is missing, its sentence is short and the other gets its room."""
    upper, lower = _split(kartu)
    for kotak in filter(None, (upper, lower)):
        _frame(gambar, kotak)
    if upper and kartu.peta:
        draw_peta(gambar, upper.inside(1, 1, 1, 1), kartu.peta)
    elif upper:
        _sentence(gambar, upper, kartu.tanpa_peta)
    if lower and kartu.kurva:
        colour = kartu.lencana.warna if kartu.lencana else kartu.warna
        draw_kurva(gambar, lower.inside(1, 1, 1, 1), kartu.kurva, colour, kartu.bahasa)
    elif lower:
        _sentence(gambar, lower, kartu.tanpa_kurva)


def _split(kartu: Kartu) -> tuple[Kotak | None, Kotak | None]:
    """The places of map and curve."""
    has_upper = bool(kartu.peta or kartu.tanpa_peta)
    has_lower = bool(kartu.kurva or kartu.tanpa_kurva)
    if not (has_upper and has_lower):
        return (KANAN if has_upper else None), (KANAN if has_lower else None)
    room = KANAN.tinggi - ANTARA
    if kartu.peta:
        low = _CURVE if kartu.kurva else _SENTENCE
    else:
        low = room - _SENTENCE - 40 if kartu.kurva else room // 2
    high = room - low
    upper = Kotak(KANAN.x, KANAN.y, KANAN.lebar, high)
    return upper, Kotak(KANAN.x, upper.bawah + ANTARA, KANAN.lebar, low)


def _frame(gambar: Image.Image, kotak: Kotak) -> None:
    edge = (kotak.x, kotak.y, kotak.kanan - 1, kotak.bawah - 1)
    ImageDraw.Draw(gambar).rectangle(edge, fill=KARTU, outline=GARIS)


def _sentence(gambar: Image.Image, kotak: Kotak, text: str) -> None:
    inner = kotak.inside(24, 12, 24, 12)
    words = fit(text, BIASA, (25, 22), inner.lebar, inner.tinggi)
    y = inner.y + (inner.tinggi - words.tinggi) // 2
    write(ImageDraw.Draw(gambar), words, inner.x, y, TINTA_2)
