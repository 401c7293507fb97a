"""Boundaries as polygons: rings written latitude first, crossings in a ring, parts of one place."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from .cell import ValueParseError

_RING_FIELDS = ("path", "polygon", "coordinates", "koordinat", "boundary")
#: a repair may change the area by one part in a hundred, not more
_AREA_KEPT = 1e-2
_FEWEST_POSITIONS = 3
_COUNTRY = shapely.box(94, -12, 142, 7)


def rings_of(properties: Mapping[str, Any]) -> BaseGeometry | None:
    """The polygons in a cell that holds rings as JSON text, latitude or longitude first.

    Raises `ValueParseError` where there is such a cell and it cannot be read.
    """
    for name, value in properties.items():
        if name.casefold() in _RING_FIELDS and isinstance(value, str) and value.startswith("[["):
            return _from_rings(value)
    return None


def as_boundary(shape: BaseGeometry) -> tuple[BaseGeometry, str]:
    """The polygons of `shape`, and why they had to be repaired (empty: they had not).

    Raises `ValueParseError` for what is no area, and for repairs that would change one.
    """
    parts = [p for p in shapely.get_parts(shapely.get_parts([shape])) if p.geom_type == "Polygon"]
    if not parts or len(parts) != len(shapely.get_parts(shapely.get_parts([shape]))):
        raise ValueParseError(
            f"Batas wilayah harus berupa poligon, bukan {shape.geom_type}.",
            f"A boundary must be a polygon, not a {shape.geom_type}.",
        )
    whole = shapely.MultiPolygon(parts) if len(parts) > 1 else parts[0]
    if whole.is_valid:
        return whole, ""
    why = shapely.is_valid_reason(whole)
    mended = _areal(shapely.make_valid(whole))
    if mended is None or abs(mended.area - whole.area) > _AREA_KEPT * mended.area:
        raise ValueParseError(
            f"Batasnya memotong dirinya sendiri dan tidak dapat diperbaiki tanpa mengubah luas "
            f"({why}). Perbaiki di QGIS: Vector > Fix geometries.",
            f"The boundary crosses itself and cannot be repaired without changing its area "
            f"({why}). Mend it in QGIS: Vector > Fix geometries.",
        )
    return mended, why


def dissolve(shapes: Sequence[BaseGeometry]) -> BaseGeometry:
    """Several parts of one place as one boundary."""
    united = _areal(shapely.union_all(list(shapes)))
    return shapes[0] if united is None else united


def _areal(shape: BaseGeometry) -> BaseGeometry | None:
    parts = [p for p in shapely.get_parts(shapely.get_parts([shape])) if p.geom_type == "Polygon"]
    if not parts:
        return None
    return shapely.MultiPolygon(parts) if len(parts) > 1 else parts[0]


def _from_rings(text: str) -> BaseGeometry:
    try:
        rings = [_ring(positions) for positions in _rings(json.loads(text))]
    except (ValueError, TypeError) as error:
        raise ValueParseError(
            "Kolom koordinatnya bukan JSON berisi titik [lintang, bujur].",
            "Its column of coordinates is no JSON of [latitude, longitude] positions.",
        ) from error
    if not rings:
        raise ValueParseError("Kolom koordinatnya kosong.", "Its column of coordinates is empty.")
    area = shapely.build_area(shapely.MultiLineString(rings))
    if area.is_empty or not _COUNTRY.covers(area):
        raise ValueParseError(
            "Titik-titik batasnya tidak membentuk wilayah di Indonesia; periksa urutan lintang dan "
            "bujurnya.",
            "Its positions do not enclose an area in Indonesia; check the order of latitude and "
            "longitude.",
        )
    return area


def _rings(value: Any) -> Iterator[list[list[float]]]:
    """Every list of positions in nested lists of any depth."""
    if value and isinstance(value[0][0], int | float):
        yield value
        return
    for part in value:
        yield from _rings(part)


def _ring(positions: list[list[float]]) -> list[tuple[float, float]]:
    """The ring longitude first and closed; in this country a latitude is the smaller number."""
    ring = [(max(a, b), min(a, b)) for a, b in (map(float, p[:2]) for p in positions)]
    if len(ring) < _FEWEST_POSITIONS:
        raise ValueError(positions)
    return ring if ring[0] == ring[-1] else [*ring, ring[0]]
