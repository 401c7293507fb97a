"""The drawing board: a plane in kilometres around the middle of Tebo, and the way to degrees.

Everything is drawn on a regular base plane and then warped: boundaries, roads and rivers bend
together, as they do on a real map, and what lay inside an area still lies inside it.
"""

from __future__ import annotations

import math
import zlib
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

#: kilometres east and north of the middle
Point = tuple[float, float]
Line = list[Point]

_MIDDLE = (102.35, -1.35)
_KM_A_DEGREE = (111.29, 110.58)
#: wavelength and reach of the bends, in km: from the valley down to the single bend
_BENDS = ((26.0, 2.4), (11.0, 1.5), (5.0, 0.85), (2.3, 0.42), (1.1, 0.17))


def to_km(lon: float, lat: float) -> Point:
    """Degrees to kilometres on the base plane."""
    return (lon - _MIDDLE[0]) * _KM_A_DEGREE[0], (lat - _MIDDLE[1]) * _KM_A_DEGREE[1]


def to_degrees(points: Iterable[Point], decimals: int = 6) -> list[list[float]]:
    """Kilometres to lon/lat positions, without repeats."""
    found: list[list[float]] = []
    for x, y in points:
        lon = round(_MIDDLE[0] + x / _KM_A_DEGREE[0], decimals)
        lat = round(_MIDDLE[1] + y / _KM_A_DEGREE[1], decimals)
        if not found or found[-1] != [lon, lat]:
            found.append([lon, lat])
    return found


def warp(point: Point) -> Point:
    """Where a point of the base plane lies on the map."""
    x, y = point
    east = sum(reach * noise(x / size, y / size, f"timur{n}") for n, (size, reach) in _each())
    north = sum(reach * noise(x / size, y / size, f"utara{n}") for n, (size, reach) in _each())
    return x + east, y + north


def noise(x: float, y: float, seed: str) -> float:
    """Smooth noise between -1 and 1; neighbouring whole numbers are independent."""
    column, row = math.floor(x), math.floor(y)
    u, v = _smooth(x - column), _smooth(y - row)
    below = _mix(_knot(column, row, seed), _knot(column + 1, row, seed), u)
    above = _mix(_knot(column, row + 1, seed), _knot(column + 1, row + 1, seed), u)
    return _mix(below, above, v)


def distance(one: Point, other: Point) -> float:
    """Kilometres between two points."""
    return math.hypot(other[0] - one[0], other[1] - one[1])


def length(line: Sequence[Point]) -> float:
    """Kilometres along a line."""
    return sum(distance(a, b) for a, b in pairwise(line))


def _each() -> Iterable[tuple[int, tuple[float, float]]]:
    return enumerate(_BENDS)


@lru_cache(maxsize=200_000)
def _knot(column: int, row: int, seed: str) -> float:
    return zlib.crc32(f"{seed},{column},{row}".encode()) / 0x7FFFFFFF - 1


def _smooth(t: float) -> float:
    return t * t * t * (t * (t * 6 - 15) + 10)


def _mix(one: float, other: float, share: float) -> float:
    return one + (other - one) * share
