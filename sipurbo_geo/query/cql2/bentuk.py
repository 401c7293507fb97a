"""The spatial functions of CQL2, and the geometries that they compare with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pyproj
import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry
from sqlalchemy.sql.elements import ColumnElement

from ...model.crs import CRS84, Crs
from .galat import wrong
from .ruang import GEOMETRY, Ruang, find_property

#: function → the name of the relation between the feature and the given geometry
FUNCTIONS = {
    f"s_{name}": name
    for name in (
        "intersects",
        "disjoint",
        "within",
        "contains",
        "equals",
        "touches",
        "crosses",
        "overlaps",
    )
}
#: the same relation seen from the other side
_TURNED = {"within": "contains", "contains": "within"}
_TYPES = ("Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon")


@dataclass(frozen=True, slots=True)
class Bentuk:
    """A geometry in a filter: its bytes and its envelope, in degrees."""

    wkb: bytes
    box: tuple[float, float, float, float]


def spatial(
    ruang: Ruang, name: str, args: list[Any], crs: Crs, *, negated: bool
) -> ColumnElement[bool]:
    """The condition of one spatial function; raises `ParameterError`."""
    if len(args) != 2:
        raise wrong(f"{name.upper()} memerlukan dua hal.", f"{name.upper()} takes two things.")
    first, second = args
    relation = FUNCTIONS[name]
    if not _is_property(first):
        first, second, relation = second, first, _TURNED.get(relation, relation)
    if not _is_property(first) or _is_property(second):
        raise wrong(
            f"{name.upper()} membandingkan '{GEOMETRY}' dengan geometri yang ditulis.",
            f"{name.upper()} compares '{GEOMETRY}' with a geometry that is written down.",
        )
    asked = find_property(ruang, str(first["property"]))
    if asked.name != GEOMETRY or ruang.place is None:
        raise wrong(
            f"properti '{asked.name}' bukan geometri; pakai '{GEOMETRY}'.",
            f"the property '{asked.name}' is no geometry; use '{GEOMETRY}'.",
        )
    given = read_bentuk(second, crs)
    found: ColumnElement[bool] = ruang.room.relates(
        ruang.place, relation, given.wkb, given.box, negated=negated
    )
    return found


def read_bentuk(tree: Any, crs: Crs) -> Bentuk:
    """The geometry that a part of the tree writes down, in degrees; raises `ParameterError`."""
    geometry = to_degrees(_built(tree), crs)
    bounds = geometry.bounds
    if geometry.is_empty or not all(map(np.isfinite, bounds)) or not geometry.is_valid:
        raise _no_geometry()
    return Bentuk(shapely.to_wkb(geometry), bounds)


def to_degrees(geometry: BaseGeometry, crs: Crs) -> BaseGeometry:
    """A geometry written in `crs`, with its order of axes, as longitude and latitude."""
    if crs is CRS84:
        return geometry
    to_wgs84 = pyproj.Transformer.from_crs(crs.epsg, CRS84.epsg, always_xy=True)

    def moved(pairs: Any) -> Any:
        x, y = (pairs[:, 1], pairs[:, 0]) if crs.lat_first else (pairs[:, 0], pairs[:, 1])
        return np.column_stack(to_wgs84.transform(x, y))

    found: BaseGeometry = shapely.transform(geometry, moved)
    return found


def _built(tree: Any) -> BaseGeometry:
    if not isinstance(tree, dict):
        raise _no_geometry()
    try:
        if "bbox" in tree:
            return _box(tree["bbox"])
        if tree.get("type") in _TYPES:
            return shapely.force_2d(shape(tree))
    except (ValueError, TypeError, IndexError, KeyError, AttributeError, shapely.GEOSException):
        raise _no_geometry() from None
    raise _no_geometry()


def _box(numbers: Any) -> BaseGeometry:
    if len(numbers) == 6:
        numbers = [*numbers[:2], *numbers[3:5]]
    west, south, east, north = (float(number) for number in numbers)
    return shapely.box(west, south, east, north)


def _is_property(tree: Any) -> bool:
    return isinstance(tree, dict) and "property" in tree


def _no_geometry() -> Exception:
    return wrong(
        "geometri tidak dapat dipakai. Tulis misalnya BBOX(102.1,-1.6,102.5,-1.2), POINT(102.3 "
        "-1.4) atau POLYGON((…)) tertutup yang tidak memotong dirinya sendiri.",
        "this geometry cannot be used. Write for example BBOX(102.1,-1.6,102.5,-1.2), POINT(102.3 "
        "-1.4) or a closed POLYGON((…)) that does not cross itself.",
    )
