"""A tile (ubin) of the tile matrix set WebMercatorQuad, and where it lies.

Source: OGC 17-083r4 (Two Dimensional Tile Matrix Set), annex E.1; Mapbox Vector Tile 2.1.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from .filter import Bbox

#: the deepest level that is given out; a unit of a tile is then some 15 cm
DEEPEST = 16
#: units along the side of a tile, and how far its content reaches beyond that side
EXTENT, BUFFER = 4096, 64


@dataclass(frozen=True, slots=True)
class Ubin:
    """Level, column from the west, row from the north; all counted from 0."""

    z: int
    x: int
    y: int

    @property
    def exists(self) -> bool:
        """Whether the matrix has such a tile."""
        return 0 <= self.z <= DEEPEST and all(0 <= n < 1 << self.z for n in (self.x, self.y))

    @property
    def edges(self) -> Bbox:
        """West, south, east, north in degrees; neighbours have the very same numbers."""
        return self._box(0)

    @property
    def around(self) -> Bbox:
        """The same with the buffer."""
        return self._box(BUFFER / EXTENT)

    def _box(self, margin: float) -> Bbox:
        side = 1 << self.z
        return (
            _lon((self.x - margin) / side),
            _lat((self.y + 1 + margin) / side),
            _lon((self.x + 1 + margin) / side),
            _lat((self.y - margin) / side),
        )


def ubin_at(lon: float, lat: float, z: int) -> Ubin:
    """The tile of level `z` that a place in degrees belongs to."""
    side = 1 << z
    across = (lon + 180) / 360
    down = 0.5 - math.asinh(math.tan(math.radians(lat))) / (2 * math.pi)
    last = side - 1
    return Ubin(z, *(min(max(math.floor(n * side), 0), last) for n in (across, down)))


def _lon(across: float) -> float:
    return across * 360 - 180


def _lat(down: float) -> float:
    """Degrees of a share of the height; what lies beyond the square is its edge."""
    if down <= 0:
        return 90.0
    if down >= 1:
        return -90.0
    return math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * down))))
