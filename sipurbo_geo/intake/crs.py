"""Any coordinate reference system to EPSG:4326, lon/lat, and a guess at one that was not stated."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from ..errors import UnreadableFileError, UsageError

Geometries = NDArray[np.object_]
Numbers = NDArray[np.float64]
#: turns an array of geometries into EPSG:4326, two-dimensional
Reproject = Callable[[Geometries], Geometries]
#: no degree is larger than this, whatever way round the axes are; metres of Indonesia all are
_LARGEST_DEGREE = 400.0
#: 1.1 cm; what is finer is an artefact of reprojection or of the exporting program
DECIMALS = 7

SUGGESTION_ID = (
    "Sebutkan sistem koordinatnya, misalnya --crs EPSG:32747 (UTM 47S, barat 102° BT), "
    "--crs EPSG:32748 (UTM 48S, 102°–108° BT) atau --crs EPSG:32749 (UTM 49S, 108°–114° BT)"
)
SUGGESTION_EN = (
    "State the coordinate system, such as --crs EPSG:32747 (UTM 47S, west of 102° E), "
    "--crs EPSG:32748 (UTM 48S, 102°–108° E) or --crs EPSG:32749 (UTM 49S, 108°–114° E)"
)


def reprojection(crs: str | None) -> Reproject:
    """How to bring geometries in `crs` (EPSG code, WKT, …; None means lon/lat) to EPSG:4326.

    Raises `UsageError` when `crs` is not known.
    """
    if crs is None or _is_lonlat(crs):
        return shapely.force_2d
    import pyproj

    move = pyproj.Transformer.from_crs(_parsed(crs), "EPSG:4326", always_xy=True)

    def reproject(geometries: Geometries) -> Geometries:
        flat = shapely.force_2d(geometries)
        return shapely.transform(flat, _moved)

    def _moved(xy: Numbers) -> Numbers:
        lonlat = np.column_stack(move.transform(xy[:, 0], xy[:, 1]))
        return np.round(lonlat, DECIMALS)

    return reproject


def check_degrees(geometries: Geometries, file: str) -> None:
    """Raises `UnreadableFileError` when coordinates taken for degrees are evidently metres."""
    if not len(geometries):
        return
    bounds = shapely.total_bounds(geometries)
    finite = bounds[np.isfinite(bounds)]
    if finite.size and np.abs(finite).max() > _LARGEST_DEGREE:
        x, y = (f"{v:.0f}" for v in bounds[:2])
        raise UnreadableFileError(
            f"{file}: koordinatnya bukan derajat (contoh: {x}, {y}), tampaknya meter, "
            f"tetapi sistem koordinatnya tidak disebut. {SUGGESTION_ID}",
            f"{file}: the coordinates are not degrees (for example {x}, {y}) but look like metres, "
            f"and the coordinate system is not stated. {SUGGESTION_EN}",
        )


def _is_lonlat(crs: str) -> bool:
    return crs.upper().replace(" ", "") in ("EPSG:4326", "4326", "OGC:CRS84", "CRS84")


def _parsed(crs: str) -> Any:
    import pyproj

    try:
        return pyproj.CRS.from_user_input(int(crs) if crs.isdigit() else crs)
    except pyproj.exceptions.CRSError as error:
        short = crs[:60]
        raise UsageError(
            f"Sistem koordinat tidak dikenal: {short}. {SUGGESTION_ID}",
            f"Unknown coordinate system: {short}. {SUGGESTION_EN}",
        ) from error
