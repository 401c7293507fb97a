"""Drawing: shapes in degrees become paths in whole units of a tile, valid and never lost."""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray

from ...model.ubin import BUFFER, EXTENT, Ubin
from .jalur import LINE, POINT, RING, Jalur, join
from .letak import Pairs, Shapes, inside, project
from .varint import Numbers

_LOW, _HIGH = -BUFFER, EXTENT + BUFFER
_BOX = (_LOW, _LOW, _HIGH, _HIGH)


def draw(shapes: Shapes, titik: Pairs, ubin: Ubin, halus: float) -> Jalur:
    """The paths of shapes (degrees), cut off at the buffer; `halus` is how much may be smoothed.

    `titik` are their anchors. What is too small to be drawn becomes a point; a shape has no path
    only when none of it lies here.
    """
    to_units = project(ubin)
    moved, kinds = shapely.transform(shapes, to_units), shapely.get_dimensions(shapes)
    places = np.full((len(shapes), 2), np.nan)
    here = inside(titik, ubin)
    places[here] = to_units(titik[here])
    rows = [np.flatnonzero(kinds == kind) for kind in range(3)]
    drawn = join(
        _points(moved, rows[0]),
        _lines(moved, rows[1], halus, places),
        _rings(moved, rows[2], halus, places),
    )
    lost = np.isfinite(places[:, 0])
    lost[drawn.pemilik] = False
    return join(drawn, _dots(np.flatnonzero(lost), np.rint(places[lost])))


def _dots(rows: Numbers, xy: Pairs) -> Jalur:
    ones = np.ones(len(rows), np.int64)
    return Jalur(rows, ones * POINT, ones, xy.astype(np.int64))


def _points(shapes: Shapes, rows: Numbers) -> Jalur:
    pairs, owner = shapely.get_coordinates(shapes[rows], return_index=True)
    near = ((pairs >= _LOW) & (pairs < _HIGH)).all(axis=1)
    found = np.column_stack((rows[owner[near]], np.rint(pairs[near]).astype(np.int64)))
    # points that fall together are one
    single = np.unique(found, axis=0) if len(found) else found
    owners, counts = np.unique(single[:, 0], return_counts=True)
    return Jalur(owners, np.full(len(owners), POINT), counts, single[:, 1:])


def _lines(shapes: Shapes, rows: Numbers, halus: float, places: Pairs) -> Jalur:
    smooth = shapely.simplify(shapes[rows], halus, preserve_topology=False)
    crossing = _crossing(smooth)
    smooth[crossing] = shapely.clip_by_rect(smooth[crossing], *_BOX)
    _remember(smooth, rows, places)
    parts, owner = shapely.get_parts(smooth, return_index=True)
    line = shapely.get_type_id(parts) == shapely.GeometryType.LINESTRING
    return _paths(parts[line], rows[owner[line]], LINE, 2)


def _rings(shapes: Shapes, rows: Numbers, halus: float, places: Pairs) -> Jalur:
    smooth = shapely.simplify(shapes[rows], halus, preserve_topology=True)
    broken = ~shapely.is_valid(smooth)
    smooth[broken] = shapely.make_valid(smooth[broken])
    crossing = _crossing(smooth)
    smooth[crossing] = shapely.intersection(smooth[crossing], shapely.box(*_BOX))
    _remember(smooth, rows, places)
    # on whole numbers, and still valid: no edge crosses another one there
    parts, owner = shapely.get_parts(shapely.set_precision(smooth, 1.0), return_index=True)
    area = shapely.get_type_id(parts) == shapely.GeometryType.POLYGON
    # positive by the surveyor's formula where y grows downwards, as the format wants it
    turned = shapely.orient_polygons(parts[area], exterior_cw=False)
    rings, part = shapely.get_rings(turned, return_index=True)
    return _paths(rings, rows[owner[area]][part], RING, 3)


def _crossing(shapes: Shapes) -> NDArray[np.bool_]:
    """Which shapes reach beyond the buffer."""
    west, south, east, north = shapely.bounds(shapes).T
    found: NDArray[np.bool_] = (west < _LOW) | (south < _LOW) | (east > _HIGH) | (north > _HIGH)
    return found


def _remember(shapes: Shapes, rows: Numbers, places: Pairs) -> None:
    """Some position of each shape that is here, for the case that too little of it is left."""
    pairs, owner = shapely.get_coordinates(shapes, return_index=True)
    first = np.flatnonzero(np.diff(owner, prepend=-1))
    places[rows[owner[first]]] = pairs[first]


def _paths(parts: Shapes, owner: Numbers, kind: int, least: int) -> Jalur:
    """Lines or rings on whole numbers, without standing still; short ones are left out."""
    pairs, part = shapely.get_coordinates(parts, return_index=True)
    xy = np.rint(pairs).astype(np.int64)
    same = (part[1:] == part[:-1]) & (xy[1:] == xy[:-1]).all(axis=1)
    kept = np.append(True, ~same)[: len(xy)]
    if kind == RING:  # the last position is the first again
        kept &= np.append(part[1:] == part[:-1], False)[: len(xy)]
    counts = np.bincount(part[kept], minlength=len(parts))
    enough = counts >= least
    kept &= enough[part]
    return Jalur(owner[enough], np.full(int(enough.sum()), kind), counts[enough], xy[kept])
