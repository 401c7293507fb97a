"""GeoJSON geometry objects to shapely, strictly: what RFC 7946 forbids is refused, not guessed.

Source: RFC 7946 section 3.1. Heights (a third value) are dropped.
"""

from __future__ import annotations

from collections.abc import Callable
from difflib import get_close_matches
from typing import Any, cast

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from .geojson_positions import GeometryError, Repaired, read_positions, shape_error

#: members that belong to features and collections; inside a geometry they change its meaning
_FOREIGN = ("features", "properties", "geometry")


def build(geometry: Any, repaired: Repaired) -> BaseGeometry | None:
    """The shapely geometry of a GeoJSON geometry object; None for null.

    Raises `GeometryError`. `repaired` hears of what was mended (an open ring, a nested collection).
    """
    if geometry is None:
        return None
    if type(geometry) is not dict:
        raise GeometryError(
            "geojson_geometry",
            geometry,
            "geometri harus berupa objek GeoJSON, misalnya "
            '{"type": "Point", "coordinates": [102.1, -1.4]}',
            'the geometry must be a GeoJSON object such as {"type": "Point", '
            '"coordinates": [102.1, -1.4]}',
        )
    kind = geometry.get("type")
    _refuse_foreign(geometry)
    if kind == "GeometryCollection":
        return _collection(geometry, repaired)
    builder = _BUILDERS.get(kind) if isinstance(kind, str) else None
    if builder is None:
        raise unknown_type(kind, tuple(_BUILDERS))
    if "coordinates" not in geometry:
        raise GeometryError(
            "geojson_coordinates",
            kind,
            f'{kind} tidak mempunyai anggota "coordinates"',
            f'the {kind} has no "coordinates" member',
        )
    try:
        return builder(geometry["coordinates"], repaired)
    except (ValueError, OverflowError, shapely.errors.ShapelyError) as error:
        raise GeometryError(
            "geojson_coordinates",
            error,
            f"koordinat {kind} tidak dapat dibaca; periksa kurung dan angkanya",
            f"the coordinates of the {kind} cannot be read; check brackets and numbers",
        ) from error


def unknown_type(kind: object, known: tuple[str, ...]) -> GeometryError:
    """The fault of a "type" that GeoJSON does not know, with the nearest one that it does."""
    if kind is None:
        return GeometryError(
            "geojson_type",
            "",
            'anggota "type" tidak ada; GeoJSON mewajibkannya',
            'the "type" member is missing; GeoJSON requires it',
        )
    near = [k for k in known if k.lower() == str(kind).lower()]
    near = near or get_close_matches(str(kind), known, n=1)
    return GeometryError(
        "geojson_type",
        kind,
        f'"type" tidak dikenal: {str(kind)[:40]}. Maksudnya "{near[0]}"? '
        "Huruf besar dan kecil harus tepat"
        if near
        else f'"type" tidak dikenal: {str(kind)[:40]}. Yang dikenal: {", ".join(known)}',
        f'unknown "type": {str(kind)[:40]}. Did you mean "{near[0]}"? Capitals matter'
        if near
        else f'unknown "type": {str(kind)[:40]}. Known: {", ".join(known)}',
    )


def _refuse_foreign(geometry: dict[str, Any]) -> None:
    for name in _FOREIGN:
        if name in geometry:
            raise GeometryError(
                "geojson_members",
                name,
                f'objek geometri tidak boleh mempunyai anggota "{name}"; '
                "bungkus sebagai Feature atau hapus anggota itu",
                f'a geometry object must not have a "{name}" member; '
                "wrap it as a Feature or delete the member",
            )


def _point(value: Any, repaired: Repaired) -> BaseGeometry:
    if type(value) is list and not value:
        return shapely.Point()
    return _one(shapely.points(read_positions([value], 1, repaired)[0]))


def _multi_point(value: Any, repaired: Repaired) -> BaseGeometry:
    return _one(shapely.multipoints(read_positions(value, 1, repaired)))


def _line(value: Any, repaired: Repaired) -> BaseGeometry:
    return _one(shapely.linestrings(read_positions(value, 2, repaired)))


def _multi_line(value: Any, repaired: Repaired) -> BaseGeometry:
    return _one(shapely.multilinestrings([_line(part, repaired) for part in _list(value)]))


def _polygon(value: Any, repaired: Repaired) -> BaseGeometry:
    rings = [_ring(part, repaired) for part in _list(value)]
    return shapely.Polygon(rings[0], rings[1:]) if rings else shapely.Polygon()


def _multi_polygon(value: Any, repaired: Repaired) -> BaseGeometry:
    return _one(shapely.multipolygons([_polygon(part, repaired) for part in _list(value)]))


def _ring(value: Any, repaired: Repaired) -> shapely.LinearRing:
    positions = read_positions(value, 3, repaired)
    closed = len(positions) == 0 or bool((positions[0] == positions[-1]).all())
    if len(positions) and len(positions) - closed < 3:
        raise GeometryError(
            "too_few_points",
            len(positions),
            "sebuah poligon perlu paling sedikit tiga sudut dan titik pertama yang diulang",
            "a polygon needs at least three corners and the first point again",
        )
    if not closed and len(positions) < 4:
        raise GeometryError(
            "ring_open",
            len(positions),
            "cincin poligon tidak tertutup dan hanya mempunyai tiga titik",
            "the ring of the polygon is not closed and has only three points",
        )
    if not closed:
        repaired(
            "ring_open",
            "titik terakhir poligon tidak sama dengan titik pertama; cincinnya ditutup",
            "the last point of the polygon is not the first one; the ring was closed",
        )
        positions = np.vstack([positions, positions[:1]])
    return shapely.LinearRing(positions)


def _one(made: Any) -> BaseGeometry:
    """What a shapely constructor made of one geometry; its type also allows for arrays."""
    return cast("BaseGeometry", made)


def _list(value: Any) -> list[Any]:
    if type(value) is not list:
        raise shape_error(value)
    return value


def _collection(geometry: dict[str, Any], repaired: Repaired) -> BaseGeometry:
    parts = geometry.get("geometries")
    if type(parts) is not list:
        raise GeometryError(
            "geojson_coordinates",
            parts,
            'GeometryCollection perlu anggota "geometries" berupa larik',
            'a GeometryCollection needs a "geometries" member that is an array',
        )
    built = [_member(part, repaired) for part in parts]
    flat: list[BaseGeometry] = []
    for part in built:
        if part.geom_type == "GeometryCollection":
            repaired(
                "geojson_nested",
                "kumpulan geometri di dalam kumpulan geometri; diratakan menjadi satu",
                "a geometry collection inside another one; flattened into one",
            )
            flat.extend(shapely.get_parts(part))
        else:
            flat.append(part)
    return shapely.GeometryCollection(flat)


def _member(part: Any, repaired: Repaired) -> BaseGeometry:
    found = build(part, repaired)
    if found is None:
        raise GeometryError(
            "geojson_geometry",
            "null",
            "anggota GeometryCollection tidak boleh kosong (null)",
            "a member of a GeometryCollection must not be null",
        )
    return found


_BUILDERS: dict[str, Callable[[Any, Repaired], BaseGeometry]] = {
    "Point": _point,
    "MultiPoint": _multi_point,
    "LineString": _line,
    "MultiLineString": _multi_line,
    "Polygon": _polygon,
    "MultiPolygon": _multi_polygon,
}
#: every geometry type that GeoJSON knows
GEOJSON_TYPES = (*_BUILDERS, "GeometryCollection")
