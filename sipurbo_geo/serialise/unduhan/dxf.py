"""DXF for CAD, of release 12, which every program reads, in metres of one UTM zone.

Source: Autodesk, DXF Reference (R12, "AC1009"). It leaves as it is read. A layer a theme in its
colour, a layer beside it for the codes as text. What a drawing cannot hold stays out: other
attributes, and what is not on the map.
"""

from __future__ import annotations

import colorsys
from collections.abc import Iterator
from typing import Any

import numpy as np
import shapely

from ...model.filter import Bbox
from ...model.layer import Layer
from .isi import Isi
from .kolom import Fitur, read_batches
from .teks import read_shapes

#: properties that each entity carries as extended data, "name=text"
DIBAWA = ("kode", "nama", "tahun", "bidang", "status", "url")
_APP = "SIPURBO"
_LABELS = "_KODE"
_LONGEST_NAME, _LONGEST_TEXT = 31, 255
_LETTER_M = 5.0
#: where a zone is to be chosen for nothing at all: 48S, in which most of Tebo lies
_NOWHERE: Bbox = (102.0, -1.5, 103.0, -1.0)


def write_dxf(isi: Isi) -> Iterator[bytes]:
    """The drawing; its first lines say its coordinate system, licence, source, time and filter."""
    bbox = isi.tally().bbox or _NOWHERE
    epsg = utm_of(bbox)
    transform = _transform_to(epsg)
    yield _start(isi, epsg, transform(np.array(bbox).reshape(2, 2)))
    for features in read_batches(isi):
        mapped = [feature for feature in features if feature.geometry]
        yield "".join(_entities(mapped, transform)).encode("ascii")
    yield _written((0, "ENDSEC"), (0, "EOF")).encode("ascii")


def utm_of(bbox: Bbox) -> int:
    """The EPSG code of the UTM zone (WGS 84) around the middle of a box in degrees."""
    west, south, east, north = bbox
    zone = int(((west + east) / 2 + 180) // 6) % 60 + 1
    return (32700 if south + north < 0 else 32600) + zone


def _transform_to(epsg: int) -> Any:
    from pyproj import Transformer

    project = Transformer.from_crs(4326, epsg, always_xy=True).transform
    return lambda points: np.column_stack(project(points[:, 0], points[:, 1]))


def _start(isi: Isi, epsg: int, corners: Any) -> bytes:
    told = [f"EPSG:{epsg}", *(f"{k}: {v}" for k, v in isi.keterangan.pasangan.items())]
    (west, south), (east, north) = corners.tolist()
    layers = [entry for layer in isi.layers for entry in _layers(layer)]
    return _written(
        *((999, plain_text(line)) for line in told),
        *((0, "SECTION"), (2, "HEADER"), (9, "$ACADVER"), (1, "AC1009")),
        *((9, "$EXTMIN"), *_at(west, south), (9, "$EXTMAX"), *_at(east, north)),
        # a point as a cross in a circle, as high as a letter: a dot is not seen
        *((9, "$PDMODE"), (70, 34), (9, "$PDSIZE"), (40, _LETTER_M), (0, "ENDSEC")),
        *((0, "SECTION"), (2, "TABLES")),
        *((0, "TABLE"), (2, "LTYPE"), (70, 1), (0, "LTYPE"), (2, "CONTINUOUS"), (70, 0)),
        *((3, "Solid line"), (72, 65), (73, 0), (40, 0.0), (0, "ENDTAB")),
        *((0, "TABLE"), (2, "LAYER"), (70, len(layers))),
        *(pair for entry in layers for pair in entry),
        *((0, "ENDTAB"), (0, "TABLE"), (2, "APPID"), (70, 1), (0, "APPID"), (2, _APP), (70, 0)),
        *((0, "ENDTAB"), (0, "ENDSEC"), (0, "SECTION"), (2, "ENTITIES")),
    ).encode("ascii")


def _layers(layer: Layer) -> Iterator[tuple[tuple[int, Any], ...]]:
    color = nearest_colour(layer.style.color)
    for suffix in ("", _LABELS):
        name = layer_name(layer.key, suffix)
        yield ((0, "LAYER"), (2, name), (70, 0), (62, color), (6, "CONTINUOUS"))


def layer_name(theme: str, suffix: str = "") -> str:
    """A theme as release 12 can call a layer: capitals, at most 31 letters."""
    return theme.upper()[: _LONGEST_NAME - len(suffix)] + suffix


def nearest_colour(color: str) -> int:
    """The number (10 to 249) of the colour of AutoCAD's wheel that is closest to "#rrggbb"."""
    wanted = [int(color[at : at + 2], 16) for at in (1, 3, 5)]

    def distance(number: int) -> float:
        shade = number % 10
        bright = (255, 165, 127, 76, 38)[shade // 2]
        found = colorsys.hsv_to_rgb((number // 10 - 1) / 24, 0.5 if shade % 2 else 1, bright)
        return sum((a - b) ** 2 for a, b in zip(wanted, found, strict=True))

    return min(range(10, 250), key=distance)


def _entities(features: list[Fitur], transform: Any) -> Iterator[str]:
    shapes = shapely.transform(read_shapes(features), transform)
    labels = shapely.get_coordinates(shapely.point_on_surface(shapes)).tolist()
    for feature, shape, (x, y) in zip(features, shapes, labels, strict=True):
        own = feature.properties
        name = layer_name(own["layer"])
        data = _data(own)
        for part in shapely.get_parts(shape):
            yield from _drawn(part, name, data)
        beside, text = layer_name(own["layer"], _LABELS), plain_text(own["kode"])
        yield _written((0, "TEXT"), (8, beside), *_at(x, y), (40, _LETTER_M), (1, text))


def _drawn(part: Any, layer: str, data: str) -> Iterator[str]:
    """A point, a line, or the rings of an area."""
    if part.geom_type == "Point":
        yield _written((0, "POINT"), (8, layer), *_at(part.x, part.y)) + data
        return
    closed = part.geom_type == "Polygon"
    for ring in shapely.get_rings(part) if closed else (part,):
        points = shapely.get_coordinates(ring)[: -1 if closed else None].tolist()
        head = ((0, "POLYLINE"), (8, layer), (66, 1), *_at(0, 0), (70, int(closed)))
        vertex = f"0\nVERTEX\n8\n{layer}\n10\n"
        corners = "".join(f"{vertex}{x:.3f}\n20\n{y:.3f}\n30\n0.0\n" for x, y in points)
        yield _written(*head) + data + corners + _written((0, "SEQEND"), (8, layer))


def _data(own: dict[str, Any]) -> str:
    values = ((1000, plain_text(f"{name}={own[name]}")) for name in DIBAWA)
    return _written((1001, _APP), *values)


def _at(x: float, y: float) -> tuple[tuple[int, str], ...]:
    return (10, f"{x:.3f}"), (20, f"{y:.3f}"), (30, "0.0")


def _written(*pairs: tuple[int, Any]) -> str:
    """A drawing is a list of numbers and values, each on a line of its own."""
    return "".join(f"{code}\n{value}\n" for code, value in pairs)


def plain_text(text: str) -> str:
    """A text in one line of ASCII, other letters as AutoCAD spells them, of a length it takes."""
    if len(text) <= _LONGEST_TEXT and text.isascii() and text.isprintable():
        return text
    spelt, length = [], 0
    for letter in text:
        piece = _spelt(letter)
        length += len(piece)
        if length > _LONGEST_TEXT:
            break
        spelt.append(piece)
    return "".join(spelt)


def _spelt(letter: str) -> str:
    if letter.isascii():
        return letter if letter.isprintable() else " "
    return f"\\U+{ord(letter):04X}" if ord(letter) <= 0xFFFF else "?"
