"""The parameter bbox, in any of the offered systems, as boxes in degrees."""

from __future__ import annotations

import math

import pyproj

from sipurbo_geo.errors import ParameterError
from sipurbo_geo.model.crs import CRS84, Crs
from sipurbo_geo.model.filter import Bbox

#: points along each side of a box that is brought into degrees
_ALONG = 21


def read_kotak(text: str, crs: Crs) -> tuple[Bbox, ...]:
    """No box, one, or two where it crosses the antimeridian; heights are read and left out.

    Raises `ParameterError`.
    """
    if not text:
        return ()
    numbers = _numbers(text)
    if crs.lat_first:
        numbers = [numbers[1], numbers[0], numbers[3], numbers[2]]
    west, south, east, north = numbers
    if south > north:
        raise _wrong(text)
    if crs.epsg == CRS84.epsg:
        return _in_degrees(text, west, south, east, north)
    if west > east:
        raise _wrong(text)
    to_wgs84 = pyproj.Transformer.from_crs(crs.epsg, CRS84.epsg, always_xy=True)
    found = to_wgs84.transform_bounds(west, south, east, north, densify_pts=_ALONG)
    if not all(map(math.isfinite, found)):
        raise _wrong(text)
    return (found,)


def _numbers(text: str) -> list[float]:
    try:
        numbers = [float(part) for part in text.split(",")]
    except ValueError:
        raise _wrong(text) from None
    if len(numbers) == 6:
        numbers = [*numbers[:2], *numbers[3:5]]
    if len(numbers) != 4 or not all(map(math.isfinite, numbers)):
        raise _wrong(text)
    return numbers


def _in_degrees(
    text: str, west: float, south: float, east: float, north: float
) -> tuple[Bbox, ...]:
    if not (-180 <= west <= 180 and -180 <= east <= 180 and south >= -90 and north <= 90):
        raise _wrong(text)
    if west <= east:
        return ((west, south, east, north),)
    return (west, south, 180.0, north), (-180.0, south, east, north)


def _wrong(text: str) -> ParameterError:
    return ParameterError(
        "bbox",
        f"Nilai '{text[:60]}' untuk parameter 'bbox' tidak dapat dibaca. Yang benar: empat angka "
        "dalam urutan sumbu bbox-crs, misalnya 102.1,-1.6,102.5,-1.2.",
        f"The value '{text[:60]}' of the parameter 'bbox' cannot be read. Right would be: four "
        "numbers in the order of axes of bbox-crs, for example 102.1,-1.6,102.5,-1.2.",
    )
