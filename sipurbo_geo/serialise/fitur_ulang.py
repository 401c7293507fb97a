"""Features in another system of coordinates, or with some of their properties only."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any

import numpy as np
import orjson
import pyproj
import shapely

from ..model.crs import CRS84, Crs


def reshape(
    pieces: Iterable[tuple[bytes, int]], crs: Crs, properties: Collection[str] | None
) -> Iterator[tuple[bytes, int]]:
    """Pieces of joined features (CRS84) built anew; `properties` None keeps all of them."""
    move = _mover(crs)
    for piece, count in pieces:
        features = orjson.loads(b"[" + piece + b"]")
        if properties is not None:
            for feature in features:
                own = feature["properties"]
                feature["properties"] = {k: own[k] for k in own if k in properties}
        if move is not None:
            _redraw(features, move, crs)
        yield b",\n".join(map(orjson.dumps, features)), count


def _redraw(features: list[dict[str, Any]], move: Any, crs: Crs) -> None:
    """All geometries of a piece at once."""
    drawn = [f["geometry"] and orjson.dumps(f["geometry"]).decode() for f in features]
    shapes = shapely.transform(shapely.from_geojson(np.array(drawn, dtype=object)), move)
    moved = shapely.transform(shapes, lambda pairs: np.round(pairs, crs.decimals))
    for feature, text in zip(features, shapely.to_geojson(moved), strict=True):
        feature["geometry"] = None if text is None else orjson.Fragment(text)


def _mover(crs: Crs) -> Any:
    """From longitude and latitude to the axes of `crs`, in its own order; None for no change."""
    if crs is CRS84:
        return None
    if crs.epsg == CRS84.epsg:
        return lambda pairs: pairs[:, ::-1]
    onward = pyproj.Transformer.from_crs(CRS84.epsg, crs.epsg, always_xy=True)
    return lambda pairs: np.column_stack(onward.transform(pairs[:, 0], pairs[:, 1]))
