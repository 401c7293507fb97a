"""Geometries inside CQL2 text: well-known text into the form that GeoJSON gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .teks import Reader

#: well-known name → GeoJSON's name and how many brackets stand around a position's list
SHAPES: dict[str, tuple[str, int]] = {
    "POINT": ("Point", 0),
    "LINESTRING": ("LineString", 1),
    "POLYGON": ("Polygon", 2),
    "MULTIPOINT": ("MultiPoint", 1),
    "MULTILINESTRING": ("MultiLineString", 2),
    "MULTIPOLYGON": ("MultiPolygon", 3),
}


def read_shape(reader: Reader, name: str) -> dict[str, Any]:
    """What follows the name of a geometry; a height is read and left out."""
    reader.took("Z")
    kind, depth = SHAPES[name]
    reader.need("(")
    if name == "POINT":
        coordinates: Any = _position(reader)
        reader.need(")")
    else:
        coordinates = _nested(reader, depth, loose=name == "MULTIPOINT")
    return {"type": kind, "coordinates": coordinates}


def _nested(reader: Reader, depth: int, *, loose: bool) -> list[Any]:
    """Lists of positions; the opening bracket is taken already."""
    values = []
    while True:
        if depth > 1:
            reader.need("(")
            values.append(_nested(reader, depth - 1, loose=loose))
        elif loose and reader.took("("):
            # both MULTIPOINT (1 2, 3 4) and MULTIPOINT ((1 2), (3 4)) are in use
            values.append(_position(reader))
            reader.need(")")
        else:
            values.append(_position(reader))
        if not reader.took(","):
            reader.need(")")
            return values


def _position(reader: Reader) -> list[float]:
    numbers = [_number(reader), _number(reader)]
    if reader.now.kind == "number" or reader.now.is_sign("-", "+"):
        _number(reader)
    return numbers


def _number(reader: Reader) -> float:
    sign = -1 if reader.took("-") else 1
    if reader.now.kind != "number":
        raise reader.refused("angka", "a number")
    return sign * float(reader.take().text)
