"""Where things lie in a tile: from degrees to its units, and the one point that is counted.

Source: EPSG 3857 (spherical Mercator), as a share of its square.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import shapely
from numpy.typing import NDArray

from ...model.ubin import EXTENT, Ubin

Pairs = NDArray[np.float64]
Shapes = NDArray[np.object_]

#: beyond this the projection runs off to infinity
_FAR_NORTH = 89.0


def project(ubin: Ubin) -> Callable[[Pairs], Pairs]:
    """From pairs of longitude and latitude to units of the tile, y downwards."""
    side = (1 << ubin.z) * EXTENT

    def moved(pairs: Pairs) -> Pairs:
        up = np.sin(np.radians(np.clip(pairs[:, 1], -_FAR_NORTH, _FAR_NORTH)))
        across = (pairs[:, 0] + 180) / 360
        down = 0.5 - np.arctanh(up) / (2 * np.pi)
        return np.column_stack((across * side - ubin.x * EXTENT, down * side - ubin.y * EXTENT))

    return moved


def anchors(shapes: Shapes) -> Pairs:
    """The first position of each shape: it lies on the shape, and is the same in every tile."""
    pairs, owner = shapely.get_coordinates(shapes, return_index=True)
    return pairs[np.flatnonzero(np.diff(owner, prepend=-1))]


def inside(pairs: Pairs, ubin: Ubin) -> NDArray[np.bool_]:
    """Which positions (degrees) belong to the tile: each one belongs to one tile of a level.

    The edges are compared as they are, so that neighbours agree to the last bit.
    """
    west, south, east, north = ubin.edges
    x, y = pairs[:, 0], pairs[:, 1]
    found: NDArray[np.bool_] = (x >= west) & (x < east) & (y > south) & (y <= north)
    return found
