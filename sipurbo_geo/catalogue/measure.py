"""Lengths and areas on the WGS 84 ellipsoid.

Tebo lies on both sides of 102° E, the border of UTM 47S and 48S: a length from either projection
is wrong for the other half (by 0.03 to 0.18 %), so both are geodesic.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from pyproj import Geod

Geometries = npt.NDArray[Any]
Floats = npt.NDArray[np.float64]

_LINES = (shapely.GeometryType.LINESTRING, shapely.GeometryType.LINEARRING)


def lengths_m(geometries: Geometries) -> Floats:
    """Metres of the line parts of each geometry (EPSG:4326); 0 where there are none."""
    parts, owner = shapely.get_parts(geometries, return_index=True)
    is_line = np.isin(shapely.get_type_id(parts), _LINES)
    parts, owner = parts[is_line], owner[is_line]
    lonlat, part = shapely.get_coordinates(parts, return_index=True)
    if len(lonlat) < 2:
        return np.zeros(len(geometries))
    inside = part[1:] == part[:-1]
    start, end = lonlat[:-1][inside], lonlat[1:][inside]
    metres = _ellipsoid().inv(start[:, 0], start[:, 1], end[:, 0], end[:, 1])[2]
    sums = np.bincount(owner[part[1:][inside]], weights=metres, minlength=len(geometries))
    return sums.astype(np.float64)


def areas_m2(geometries: Geometries) -> Floats:
    """Square metres of the polygon parts of each geometry (EPSG:4326); 0 where there are none."""
    ellipsoid = _ellipsoid()
    areas = np.zeros(len(geometries))
    for index in np.flatnonzero(shapely.get_dimensions(geometries) == 2):
        polygon = shapely.orient_polygons(geometries[index])
        areas[index] = abs(ellipsoid.geometry_area_perimeter(polygon)[0])
    return areas


def _ellipsoid() -> Geod:
    return Geod(ellps="WGS84")
