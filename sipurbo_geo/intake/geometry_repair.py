"""Repairs of single geometries that change nothing that matters; anything else is refused."""

from __future__ import annotations

from dataclasses import dataclass

import shapely
from shapely.geometry.base import BaseGeometry

from ..model.layer import Layer
from . import geometry_texts as texts
from .geometry_texts import Texts

#: a repair may change an area by one part in a thousand, not more
_AREA_KEPT = 1e-3


@dataclass(frozen=True, slots=True)
class Repair:
    """What became of a geometry: `shape` None means refused, `said` None means not worth a word."""

    code: str
    shape: BaseGeometry | None
    said: Texts | None


def without_repeats(shape: BaseGeometry) -> Repair:
    """Drop vertices that repeat the one before them."""
    mended = shapely.remove_repeated_points(shape)
    if shape.length and not mended.length:
        return Repair("too_few_points", None, texts.TOO_FEW)
    return Repair("repeated_points", mended, texts.REPEATED)


def settle_type(shape: BaseGeometry, layer: Layer) -> Repair:
    """Bring a geometry to a type that its theme takes, where nothing is lost by it."""
    kind = shape.geom_type
    for candidate in (_single(shape), _multi(shape)):
        if candidate is not None and candidate.geom_type in layer.geometry:
            return Repair("geometry_type", candidate, None)
    if layer.points_are_personal and kind in ("Point", "MultiPoint"):
        return Repair("personal_points", None, texts.PERSONAL)
    return Repair("geometry_type", None, texts.wrong_type(kind, layer))


def mend_ring(shape: BaseGeometry) -> Repair:
    """Make an invalid geometry valid if it keeps its type and its area."""
    why = shapely.is_valid_reason(shape)
    if shape.geom_type in ("LineString", "MultiLineString"):
        return Repair("too_few_points", None, texts.TOO_FEW)
    mended = _areal(shapely.make_valid(shape))
    if mended is None or abs(mended.area - shape.area) > _AREA_KEPT * mended.area:
        return Repair("invalid_ring", None, texts.invalid_ring(why))
    return Repair("invalid_ring", mended, texts.mended_ring(why))


def _areal(shape: BaseGeometry) -> BaseGeometry | None:
    """The polygons of what `make_valid` returns, without the lines and points it leaves over."""
    polygons = [
        part
        for part in shapely.get_parts(shapely.get_parts([shape]))
        if part.geom_type == "Polygon" and not part.is_empty
    ]
    if not polygons:
        return None
    return polygons[0] if len(polygons) == 1 else shapely.MultiPolygon(polygons)


def _single(shape: BaseGeometry) -> BaseGeometry | None:
    parts = shapely.get_parts(shape)
    if len(parts) != 1:
        return None
    return shapely.LineString(parts[0]) if parts[0].geom_type == "LinearRing" else parts[0]


def _multi(shape: BaseGeometry) -> BaseGeometry | None:
    """All parts in one multi geometry, if they are of one kind."""
    parts = list(shapely.get_parts(shapely.get_parts([shape])))
    kinds = {part.geom_type for part in parts}
    if kinds == {"Point"}:
        return shapely.MultiPoint(parts)
    if kinds == {"LineString"}:
        return shapely.MultiLineString(parts)
    if kinds == {"Polygon"}:
        return shapely.MultiPolygon(parts)
    return None
