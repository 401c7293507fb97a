"""Finds what is wrong with coordinates before anybody is sent to the wrong place.

Every check looks at a whole batch at once; only what is found is handled one by one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from ..model.layer import Layer
from . import geometry_texts as texts
from .feature import Report, problem
from .geometry_jumps import find_jumps
from .geometry_repair import Repair, mend_ring, settle_type, without_repeats
from .geometry_texts import Texts
from .outline import Outline

Shapes = NDArray[np.object_]
Mask = NDArray[np.bool_]

#: Indonesia: longitudes 94 to 142, latitudes -12 to 7; turned around it is unmistakable
_LON, _LAT = (94.0, 142.0), (-12.0, 7.0)
#: nearer than this to 0,0 (11 m) is an empty form, not a place in the Gulf of Guinea
_NULL_ISLAND = 1e-4
#: places of one file that are this far (110 km) from most others, and at least so many of them
_STRAY_DEGREES, _STRAY_LEAST = 1.0, 12


@dataclass(frozen=True, slots=True)
class Batch:
    """Geometries of one theme in EPSG:4326 and where each stands in `file`."""

    file: str
    where: Sequence[str]
    shapes: Shapes
    layer: Layer


def check_geometries(
    batch: Batch, outline: Outline | None, report: Report, *, swap: bool = False
) -> tuple[Shapes, Mask]:
    """The geometries, repaired where that changes nothing that matters, and which can be taken.

    Missing geometries pass. `swap` exchanges longitude and latitude where they are evidently the
    wrong way round, instead of refusing.
    """
    checker = _Checker(batch, report)
    checker.refuse(checker.present & shapely.is_empty(checker.shapes), "empty", texts.EMPTY)
    checker.refuse(_not_finite(checker.shapes), "not_finite", texts.NOT_FINITE)
    checker.refuse(_null_island(checker.shapes), "null_island", texts.NULL_ISLAND)
    checker.turn(swap=swap)
    checker.mend(without_repeats)
    checker.mend(lambda shape: settle_type(shape, batch.layer))
    checker.mend(mend_ring, only=~shapely.is_valid(checker.shapes))
    checker.jumps()
    if outline is None:
        checker.strays()
    else:
        checker.outside(outline)
    return checker.shapes, checker.good


class _Checker:
    """The batch while it is looked at: its shapes as mended so far and which are still good."""

    def __init__(self, batch: Batch, report: Report) -> None:
        self.batch = batch
        self.shapes = batch.shapes.copy()
        self.present: Mask = ~shapely.is_missing(self.shapes)
        self.good: Mask = np.ones(len(self.shapes), dtype=bool)
        self._report = report

    def refuse(self, wrong: Mask, code: str, said: Texts) -> None:
        """Refuse those that are `wrong` and still good, for a reason that is the same for all."""
        for n in np.flatnonzero(wrong & self.good):
            self._say(int(n), code, said)

    def turn(self, *, swap: bool) -> None:
        """Longitude and latitude the wrong way round."""
        bounds = shapely.bounds(self.shapes)
        x, y = bounds[:, [0, 2]], bounds[:, [1, 3]]
        for n in np.flatnonzero(_within(x, _LAT) & _within(y, _LON) & self.good):
            turned = shapely.transform(self.shapes[n], lambda xy: xy[:, ::-1])
            where = shapely.get_coordinates(turned)[0]
            self._say(int(n), "swapped", texts.swapped(*where, mended=swap), warn=swap)
            if swap:
                self.shapes[n] = turned

    def mend(self, repair: Callable[[Any], Repair], only: Mask | None = None) -> None:
        """Apply `repair` to each good geometry that needs it."""
        wanted = self.good & self.present
        if only is None:
            only = _suspects(repair, self.shapes, self.batch.layer)
        for n in np.flatnonzero(wanted & only):
            done = repair(self.shapes[n])
            if done.shape is not None:
                self.shapes[n] = done.shape
            if done.said is not None:
                self._say(int(n), done.code, done.said, warn=done.shape is not None)

    def jumps(self) -> None:
        """One vertex far from its neighbours, the usual mark of a digit that slipped."""
        for jump in find_jumps(self.shapes):
            if self.good[jump.index]:
                self._say(jump.index, "bad_vertex", texts.bad_vertex(jump.at, jump.km))

    def strays(self) -> None:
        """Without boundaries, a place far from all others of its file is only pointed out."""
        centre = shapely.get_coordinates(shapely.centroid(self.shapes[self.good & self.present]))
        if len(centre) < _STRAY_LEAST:
            return
        middle = np.median(centre, axis=0)
        bounds = shapely.bounds(self.shapes)
        far = np.abs((bounds[:, :2] + bounds[:, 2:]) / 2 - middle).max(axis=1)
        for n in np.flatnonzero((far > _STRAY_DEGREES) & self.good):
            self._say(int(n), "stray", texts.stray(self._first(int(n)), far[n]), warn=True)

    def outside(self, outline: Outline) -> None:
        """Outside the kabupaten: refused; only partly outside: pointed out."""
        wanted = self.good & self.present
        unsure = wanted.copy()
        unsure[wanted] = ~outline.covers(self.shapes[wanted])
        for n in np.flatnonzero(unsure):
            shape = self.shapes[n]
            if outline.touches(np.array([shape], dtype=object))[0]:
                self._say(int(n), "partly_outside", texts.partly_outside(outline.nama), warn=True)
                continue
            mirrored = shapely.transform(shape, lambda xy: xy * (1, -1))
            hint = bool(outline.touches(np.array([mirrored], dtype=object))[0])
            said = texts.outside(outline.nama, outline.distance_km(shape), minus_lost=hint)
            self._say(int(n), "outside", said)

    def _say(self, n: int, code: str, said: Texts, *, warn: bool = False) -> None:
        self._report(
            problem(
                code,
                self.batch.file,
                self.batch.where[n],
                said,
                field="geometry",
                value=self._first(n),
                warn=warn,
            )
        )
        if not warn:
            self.good[n] = False

    def _first(self, n: int) -> str:
        """The first coordinate, as a person would look it up."""
        found = shapely.get_coordinates(self.batch.shapes[n])
        return f"{found[0][0]:.6f}, {found[0][1]:.6f}" if len(found) else ""


def _suspects(repair: object, shapes: Shapes, layer: Layer) -> Mask:
    """Which geometries a repair may concern, found for all of them at once."""
    if repair is without_repeats:
        count = shapely.get_num_coordinates(shapes)
        return np.asarray(
            count != shapely.get_num_coordinates(shapely.remove_repeated_points(shapes))
        )
    allowed = [_TYPE_IDS[name] for name in layer.geometry if name in _TYPE_IDS]
    return ~np.isin(shapely.get_type_id(shapes), allowed)


_TYPE_IDS = {
    name: int(kind.value)
    for name, kind in (
        ("Point", shapely.GeometryType.POINT),
        ("LineString", shapely.GeometryType.LINESTRING),
        ("Polygon", shapely.GeometryType.POLYGON),
        ("MultiPoint", shapely.GeometryType.MULTIPOINT),
        ("MultiLineString", shapely.GeometryType.MULTILINESTRING),
        ("MultiPolygon", shapely.GeometryType.MULTIPOLYGON),
    )
}


def _not_finite(shapes: Shapes) -> Mask:
    xy, owner = shapely.get_coordinates(shapes, return_index=True)
    wrong = np.zeros(len(shapes), dtype=bool)
    wrong[owner[~np.isfinite(xy).all(axis=1)]] = True
    return wrong


def _null_island(shapes: Shapes) -> Mask:
    bounds = shapely.bounds(shapes)
    return np.asarray((np.abs(bounds) < _NULL_ISLAND).all(axis=1))


def _within(values: NDArray[np.float64], limits: tuple[float, float]) -> Mask:
    return np.asarray(((values >= limits[0]) & (values <= limits[1])).all(axis=1))
