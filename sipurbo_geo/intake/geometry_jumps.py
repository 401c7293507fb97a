"""Finds the vertex that does not belong: out and straight back, or far off at an end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

_Numbers = NDArray[np.float64]
#: 2 km out and back, ending near where it left, is no road
_SPIKE_DEGREES, _SPIKE_OPENING = 0.02, 0.2
#: a step of 20 km, ten times as long as the usual one of its line
_JUMP_DEGREES, _JUMP_TIMES = 0.18, 10.0
_KM_PER_DEGREE = 111.2


@dataclass(frozen=True, slots=True)
class Jump:
    """A vertex `at` "lon, lat" that lies `km` from the one beside it, in the shape `index`."""

    index: int
    at: str
    km: float


def find_jumps(shapes: Any) -> list[Jump]:
    """The worst vertex of each of `shapes` that has one."""
    lines, owner = shapely.get_parts(shapes, return_index=True)
    rings = shapely.get_exterior_ring(lines)
    lines = np.where(shapely.is_missing(rings), lines, rings)
    xy, part = shapely.get_coordinates(lines, return_index=True)
    if len(xy) < 3:
        return []
    step = np.hypot(*np.diff(xy, axis=0).T)
    step[np.diff(part) != 0] = np.nan
    found = {}
    for at in [*_ends(xy, part, step), *_spikes(xy, part, step)]:
        length = float(np.nanmax(step[max(0, at - 1) : at + 1]))
        index = int(owner[part[at]])
        found[index] = Jump(index, f"{xy[at][0]:.6f}, {xy[at][1]:.6f}", length * _KM_PER_DEGREE)
    return list(found.values())


def _spikes(xy: _Numbers, part: NDArray[np.int64], step: _Numbers) -> list[int]:
    opening = np.hypot(*(xy[2:] - xy[:-2]).T)
    before, after = step[:-1], step[1:]
    wrong = (before > _SPIKE_DEGREES) & (after > _SPIKE_DEGREES)
    wrong &= opening < _SPIKE_OPENING * np.minimum(before, after)
    wrong &= part[2:] == part[:-2]
    # There and back between the same two points is a line of three, not a slip.
    wrong &= opening > 0
    return [int(n) + 1 for n in np.flatnonzero(wrong)]


def _ends(xy: _Numbers, part: NDArray[np.int64], step: _Numbers) -> list[int]:
    found = []
    for line in dict.fromkeys(part[:-1][step > _JUMP_DEGREES].tolist()):
        points = np.flatnonzero(part == line)
        steps = step[points[:-1]]
        usual = float(np.median(np.sort(steps)[: max(1, len(steps) - 2)]))
        worst = int(np.argmax(steps))
        if len(steps) > 1 and steps[worst] > _JUMP_TIMES * usual:
            found.append(int(points[0]) + _culprit(xy[points], worst))
    return found


def _culprit(points: _Numbers, worst: int) -> int:
    """Of the two ends of the longest step, the one that is farther from the middle of the line."""
    middle = np.median(points, axis=0)
    far = np.hypot(*(points[[worst, worst + 1]] - middle).T)
    return worst + int(np.argmax(far))
