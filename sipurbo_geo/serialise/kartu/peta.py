"""The small map of a card: the places pale, their edges, and the work on top."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, radians
from typing import Any

import shapely
from PIL import Image, ImageDraw
from shapely import box
from shapely.geometry.base import BaseGeometry

from .huruf import BIASA, font, one_line, write
from .isi import PetaKartu
from .kanvas import Kanvas, Titik2, blend
from .ukuran import BATAS, DARAT, KARTU, LAUT, TEPI_DARAT, TINTA_2, Kotak

_PADDING = 24
#: what the caption takes at the foot
_CAPTION = 26
#: a work smaller than this on the card gets a ring, or nobody would find it
_SMALL = 34
#: and a dot, where it would be a speck
_DOT = 12
#: a map of nothing but one point still shows about two kilometres around it
_LEAST_DEG = 0.02


def draw_peta(gambar: Image.Image, kotak: Kotak, peta: PetaKartu) -> None:
    """Draw `peta` into `kotak`, everything that it is about in sight."""
    kanvas = Kanvas(kotak, LAUT)
    view = _view(peta, kotak)
    for place in peta.lain:
        _area(kanvas, view, place, blend(DARAT, LAUT, 0.55), BATAS, 1.2)
    for place in peta.tempat:
        _area(kanvas, view, place, DARAT, BATAS, 1.6)
    # what the map is about has the strongest edge; inside it borders stay pale
    _edges(kanvas, view, shapely.union_all(list(peta.tempat)), TEPI_DARAT, 2.4)
    if peta.bentuk is not None:
        _work(kanvas, view, peta.bentuk, peta.warna)
    kanvas.onto(gambar)
    _names(gambar, kotak, view, peta)
    if peta.keterangan:
        _caption(gambar, kotak, peta.keterangan)


@dataclass(frozen=True, slots=True)
class _View:
    """From degrees to pixels of the panel."""

    west: float
    north: float
    scale: float
    narrow: float
    left: float
    top: float

    def point(self, lon: Any, lat: Any) -> Any:
        x = self.left + (lon - self.west) * self.narrow * self.scale
        return x, self.top + (self.north - lat) * self.scale

    def line(self, shape: BaseGeometry) -> list[Titik2]:
        x, y = self.point(*shapely.get_coordinates(shape).T)
        return list(zip(x.tolist(), y.tolist(), strict=True))


def _view(peta: PetaKartu, kotak: Kotak) -> _View:
    shapes = [*peta.tempat, *([peta.bentuk] if peta.bentuk is not None else [])]
    west, south, east, north = shapely.total_bounds(shapes).tolist()
    narrow = cos(radians((south + north) / 2))
    wide, high = max(east - west, _LEAST_DEG), max(north - south, _LEAST_DEG)
    foot = _CAPTION if peta.keterangan else 0
    inner = kotak.inside(_PADDING, _PADDING, _PADDING, _PADDING + foot)
    scale = min(inner.lebar / (wide * narrow), inner.tinggi / high)
    middle_x, middle_y = (west + east) / 2, (south + north) / 2
    return _View(
        west=middle_x,
        north=middle_y,
        scale=scale,
        narrow=narrow,
        left=kotak.lebar / 2,
        top=(kotak.tinggi - foot) / 2,
    )


def _area(
    kanvas: Kanvas, view: _View, shape: BaseGeometry, fill: str, edge: str, width: float
) -> None:
    for part in _of_dimension(shape, 2):
        kanvas.polygon(view.line(part.exterior), fill)
    _edges(kanvas, view, shape, edge, width)


def _edges(kanvas: Kanvas, view: _View, shape: BaseGeometry, colour: str, width: float) -> None:
    for part in _of_dimension(shape, 2):
        for ring in (part.exterior, *part.interiors):
            kanvas.garis(view.line(ring), colour, width)


def _work(kanvas: Kanvas, view: _View, shape: BaseGeometry, colour: str) -> None:
    """White beneath, so that it stands out on any ground."""
    parts = [view.line(part) for part in _of_dimension(shape, 1)]
    for width, ink in ((11, KARTU), (6, colour)):
        for line in parts:
            kanvas.garis(line, ink, width)
    for part in _of_dimension(shape, 2):
        kanvas.polygon(view.line(part.exterior), blend(colour, DARAT, 0.45))
        kanvas.garis(view.line(part.exterior), KARTU, 6)
        kanvas.garis(view.line(part.exterior), colour, 3.5)
    points = [view.line(part)[0] for part in _of_dimension(shape, 0)]
    for radius, ink in ((13, KARTU), (9, colour)):
        for point in points:
            kanvas.bulat(point, radius, ink)
    _ring(kanvas, view, shape, colour)


def _ring(kanvas: Kanvas, view: _View, shape: BaseGeometry, colour: str) -> None:
    west, south, east, north = shape.bounds
    (x1, y1), (x2, y2) = view.point(west, north), view.point(east, south)
    if max(x2 - x1, y2 - y1) < _SMALL:
        middle = ((x1 + x2) / 2, (y1 + y2) / 2)
        if max(x2 - x1, y2 - y1) < _DOT:
            kanvas.bulat(middle, 9, KARTU)
            kanvas.bulat(middle, 7, colour)
        kanvas.cincin(middle, 31, KARTU, 7)
        kanvas.cincin(middle, 29, colour, 3)


def _of_dimension(shape: BaseGeometry, dimension: int) -> list[Any]:
    """The simple parts of a geometry that are points (0), lines (1) or areas (2)."""
    parts: list[Any] = shapely.get_parts(shape).tolist()
    return [p for p in parts if shapely.get_dimensions(p) == dimension and not p.is_empty]


def _names(gambar: Image.Image, kotak: Kotak, view: _View, peta: PetaKartu) -> None:
    """The names of places, each where it touches neither another one nor the edge."""
    draw, letters = ImageDraw.Draw(gambar), font(BIASA, 18)
    taken: list[BaseGeometry] = []
    inside = box(kotak.x + 4, kotak.y + 4, kotak.kanan - 4, kotak.bawah - 4)
    for name, point in peta.nama:
        x, y = view.point(point.x, point.y)
        place = (kotak.x + x, kotak.y + y)
        room = box(*draw.textbbox(place, name, letters, anchor="mm")).buffer(3)
        if inside.covers(room) and not any(room.intersects(other) for other in taken):
            taken.append(room)
            draw.text(place, name, TINTA_2, letters, "mm", stroke_width=3, stroke_fill=DARAT)


def _caption(gambar: Image.Image, kotak: Kotak, text: str) -> None:
    """What the map shows, on a plate in its corner."""
    draw = ImageDraw.Draw(gambar)
    words = one_line(text, BIASA, 21, kotak.lebar - 40)
    x, y = kotak.x + 12, kotak.bawah - words.tinggi - 16
    plate = (x - 4, y - 2, x + words.lebar + 12, y + words.tinggi + 6)
    draw.rounded_rectangle(plate, radius=6, fill=KARTU)
    write(draw, words, x + 4, y, TINTA_2)
