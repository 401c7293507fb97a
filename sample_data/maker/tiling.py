"""Areas about points that fit together without gap or overlap, and their union.

Every corner is computed from the three points it lies between, in one order, and every side from
its two corners, in one direction: neighbours share them to the last digit.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from .space import Line, Point, distance, warp

#: kilometres between the vertices of a boundary before it is bent
_STEP = 0.3

Corner = tuple[int, int, int]
#: a side of an area: its two corners, anticlockwise, and the area on its other side
Side = tuple[Corner, Corner, int]


class Tiling:
    """The areas about `points`; those from `inner` on only bound the others."""

    def __init__(self, points: Sequence[Point], inner: int) -> None:
        self._points = points
        self._sides = [self._around(n) for n in range(inner)]
        self._drawn: dict[tuple[Corner, Corner], Line] = {}

    def outline(self, members: Collection[int]) -> Line:
        """The closed ring about these areas together, anticlockwise, on the map."""
        border = {
            start: end
            for member in sorted(members)
            for start, end, other in self._sides[member]
            if other not in members
        }
        first = min(border)
        corners = [first]
        while (following := border[corners[-1]]) != first:
            corners.append(following)
        if len(corners) != len(border):
            message = f"areas {sorted(members)} do not hang together"
            raise ValueError(message)
        ring = [p for a, b in pairwise([*corners, first]) for p in self._side(a, b)[:-1]]
        return [*ring, ring[0]]

    def _around(self, me: int) -> list[Side]:
        """The sides of one area: of all half-planes nearer to it than to another point."""
        far = 1e4
        box = [(-far, -far), (far, -far), (far, far), (-far, far)]
        # corner, and the neighbour across the side that begins there
        ring: list[tuple[Point, int]] = [(corner, -1) for corner in box]
        others = sorted(
            (distance(self._points[me], point), n)
            for n, point in enumerate(self._points)
            if n != me
        )
        for _, other in others:
            ring = _clip(ring, self._points[me], self._points[other], other)
        names = [_corner(me, before, after) for (_, before), (_, after) in _turns(ring)]
        return [
            (start, end, other)
            for (start, end), (_, other) in zip(_closed(names), ring, strict=True)
        ]

    def _side(self, start: Corner, end: Corner) -> Line:
        key = min((start, end), (end, start))
        if key not in self._drawn:
            a, b = (self._place(corner) for corner in key)
            steps = max(1, round(distance(a, b) / _STEP))
            shares = [n / steps for n in range(steps + 1)]
            self._drawn[key] = [
                warp((a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t)) for t in shares
            ]
        drawn = self._drawn[key]
        return drawn if key == (start, end) else drawn[::-1]

    def _place(self, corner: Corner) -> Point:
        """The point equally far from the three points of a corner."""
        (ax, ay), (bx, by), (cx, cy) = (self._points[n] for n in corner)
        twice = 2 * (ax * (by - cy) + bx * (cy - ay) + cx * (ay - by))
        a, b, c = ax * ax + ay * ay, bx * bx + by * by, cx * cx + cy * cy
        return (
            (a * (by - cy) + b * (cy - ay) + c * (ay - by)) / twice,
            (a * (cx - bx) + b * (ax - cx) + c * (bx - ax)) / twice,
        )


def _clip(
    ring: list[tuple[Point, int]], mine: Point, theirs: Point, other: int
) -> list[tuple[Point, int]]:
    """The part of `ring` that is nearer to `mine` than to `theirs`."""
    middle = ((mine[0] + theirs[0]) / 2, (mine[1] + theirs[1]) / 2)
    across = (theirs[0] - mine[0], theirs[1] - mine[1])

    def beyond(point: Point) -> float:
        return (point[0] - middle[0]) * across[0] + (point[1] - middle[1]) * across[1]

    kept: list[tuple[Point, int]] = []
    for (point, side), (following, _) in zip(ring, [*ring[1:], ring[0]], strict=True):
        here, there = beyond(point), beyond(following)
        if here <= 0:
            kept.append((point, side))
        if (here <= 0) != (there <= 0):
            share = here / (here - there)
            crossing = (
                point[0] + (following[0] - point[0]) * share,
                point[1] + (following[1] - point[1]) * share,
            )
            kept.append((crossing, other if here <= 0 else side))
    return kept


def _turns(
    ring: list[tuple[Point, int]],
) -> list[tuple[tuple[Point, int], tuple[Point, int]]]:
    """Each corner of `ring` with the one before it: the sides that meet there."""
    return list(zip([ring[-1], *ring[:-1]], ring, strict=True))


def _closed(names: list[Corner]) -> list[tuple[Corner, Corner]]:
    return list(zip(names, [*names[1:], names[0]], strict=True))


def _corner(one: int, two: int, three: int) -> Corner:
    first, second, third = sorted((one, two, three))
    return first, second, third
