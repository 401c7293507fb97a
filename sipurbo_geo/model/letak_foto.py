"""How far from the work a photo was taken, and at which metre of a line (its STA)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from pyproj import Geod
from shapely.geometry.base import BaseGeometry

from .foto import Bukti, Jepretan

#: a phone among trees knows its place to some ten metres, and one photographs from the side
DEKAT_M = 100.0

_ELLIPSOID = Geod(ellps="WGS84")
_HERE = shapely.Point(0, 0)
_Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class LetakFoto:
    """The judgement on a photo: metres to the geometry, metres from the start of a line."""

    bukti: Bukti
    jarak_m: float | None = None
    letak_m: float | None = None


def judge(jepretan: Jepretan, geometry: BaseGeometry | None) -> LetakFoto:
    """Near, far or no evidence: of a photo against the geometry (EPSG:4326) of its kegiatan."""
    if not jepretan.has_position or geometry is None or geometry.is_empty:
        return LetakFoto(Bukti.TANPA_BUKTI)
    around = _seen_from(jepretan, geometry)
    metres = round(float(around.distance(_HERE)), 1)
    if metres > DEKAT_M:
        return LetakFoto(Bukti.JAUH, metres)
    return LetakFoto(Bukti.DEKAT, metres, _station(around, geometry))


def _seen_from(jepretan: Jepretan, geometry: BaseGeometry) -> BaseGeometry:
    """The geometry in metres east and north of the photo, by true distance and direction."""

    def flatten(lonlat: _Floats) -> _Floats:
        here = np.broadcast_to([jepretan.lon, jepretan.lat], lonlat.shape)
        azimuth, _, metres = _ELLIPSOID.inv(here[:, 0], here[:, 1], lonlat[:, 0], lonlat[:, 1])
        angle = np.radians(azimuth)
        return np.column_stack((metres * np.sin(angle), metres * np.cos(angle)))

    flat: BaseGeometry = shapely.transform(geometry, flatten)
    return flat


def _station(around: BaseGeometry, geometry: BaseGeometry) -> float | None:
    """Metres along the line parts, in their order, to the place nearest to the photo."""
    flat, true = _segments(around), _segments(geometry)
    if flat is None or true is None:
        return None
    lengths = _ELLIPSOID.inv(true[:, 0], true[:, 1], true[:, 2], true[:, 3])[2]
    start, step = flat[:, :2], flat[:, 2:] - flat[:, :2]
    square = np.einsum("ij,ij->i", step, step)
    along = -np.einsum("ij,ij->i", start, step) / np.where(square == 0, 1, square)
    share = np.clip(along, 0, 1)
    nearest = int(np.argmin(np.hypot(*(start + step * share[:, None]).T)))
    return round(float(lengths[:nearest].sum() + lengths[nearest] * share[nearest]), 1)


def _segments(geometry: BaseGeometry) -> _Floats | None:
    """Start and end of each straight piece of a line; None for what is no line."""
    if shapely.get_dimensions(geometry) != 1:
        return None
    parts: Any = shapely.get_parts([geometry])
    lonlat, part = shapely.get_coordinates(parts, return_index=True)
    inside = part[1:] == part[:-1]
    segments: _Floats = np.hstack((lonlat[:-1][inside], lonlat[1:][inside]))
    return segments if len(segments) else None
