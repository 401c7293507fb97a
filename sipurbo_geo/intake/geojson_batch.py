"""The geometries of a batch of GeoJSON features, brought to what RFC 7946 asks for at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import shapely

from .crs import DECIMALS, check_degrees, reprojection
from .feature import SourceFeature

#: takes (code, where, Indonesian, English) of something that was repaired
Warn = Callable[[str, str, str, str], None]


def finish(
    batch: list[SourceFeature], name: str, crs: str | None, warn: Warn
) -> list[SourceFeature]:
    """Check, reproject, round and turn the geometries of a batch of the file `name` in one go.

    Raises `UnreadableFileError` when metres were taken for degrees; `warn` hears what was mended.
    """
    shapes = np.array([f.geometry for f in batch], dtype=object)
    if crs is None:
        check_degrees(shapes, name)
    shapes = _rounded(reprojection(crs)(shapes), batch, warn)
    _note_winding(shapes, batch, warn)
    return [replace(f, geometry=shape) for f, shape in zip(batch, shapes, strict=True)]


def _rounded(shapes: Any, batch: list[SourceFeature], warn: Warn) -> Any:
    """Coordinates to 1 cm, reporting once that the file pretends to know better."""
    xy, owner = shapely.get_coordinates(shapes, return_index=True)
    rounded = np.round(xy, DECIMALS)
    differs = np.flatnonzero((xy != rounded).any(axis=1) & np.isfinite(xy).all(axis=1))
    if not differs.size:
        return shapes
    warn(
        "excessive_precision",
        batch[owner[differs[0]]].where,
        f"koordinat ditulis dengan lebih dari {DECIMALS} desimal (lebih teliti dari 1 cm); "
        f"dibulatkan sampai {DECIMALS} desimal",
        f"coordinates are written with more than {DECIMALS} decimals (finer than 1 cm); "
        f"rounded to {DECIMALS} decimals",
    )
    return shapely.set_coordinates(shapes, rounded)


def _note_winding(shapes: Any, batch: list[SourceFeature], warn: Warn) -> None:
    areal = np.flatnonzero(np.isin(shapely.get_type_id(shapes), (3, 6)))
    if not areal.size:
        return
    turned = shapely.orient_polygons(shapes[areal])
    wrong = areal[~shapely.equals_exact(shapes[areal], turned)]
    if wrong.size:
        shapes[areal] = turned
        warn(
            "winding",
            batch[wrong[0]].where,
            "arah putar cincin poligon tidak mengikuti kaidah tangan kanan; diperbaiki",
            "the rings of the polygon do not follow the right-hand rule; repaired",
        )
