"""The kabupaten as the border that a coordinate must not cross, and its kecamatan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from ..model.wilayah import Wilayah

#: about 500 m: official outlines differ from each other by more than that in places
_TOLERANCE_DEGREES = 0.005
_KM_PER_DEGREE = 111.2
_Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Outline:
    """A border drawn a little wide, prepared for asking often."""

    nama: str
    border: BaseGeometry

    def covers(self, shapes: Any) -> _Mask:
        """Which of `shapes` lie inside as a whole."""
        return np.asarray(shapely.covers(self.border, shapes))

    def touches(self, shapes: Any) -> _Mask:
        """Which of `shapes` lie inside with any part."""
        return np.asarray(shapely.intersects(self.border, shapes))

    def distance_km(self, shape: BaseGeometry) -> float:
        """How far outside `shape` lies; accurate enough near the equator to tell a person."""
        return float(shapely.distance(self.border, shape)) * _KM_PER_DEGREE


def outline_of(kabupaten: Sequence[Wilayah], kecamatan: Sequence[Wilayah]) -> Outline | None:
    """The outline of the kabupaten in the catalogue, or of its kecamatan; None without either."""
    for places in (kabupaten, kecamatan):
        drawn = [place.geometry for place in places if place.geometry is not None]
        if drawn:
            border = shapely.buffer(shapely.union_all(drawn), _TOLERANCE_DEGREES)
            # A border of a few hundred points answers a hundred times faster than one of 50,000.
            border = shapely.simplify(border, _TOLERANCE_DEGREES / 10)
            shapely.prepare(border)
            return Outline(", ".join(p.nama for p in kabupaten) or "kabupaten", border)
    return None
