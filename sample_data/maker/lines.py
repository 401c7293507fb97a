"""What one does with lines on the drawing board: bend, cut, shift, thin out, cross."""

from __future__ import annotations

import math
from itertools import pairwise

from .space import Line, Point, distance, length, noise


def bend(start: Point, end: Point, seed: str, *, share: float = 0.05, step: float = 0.07) -> Line:
    """A line from `start` to `end` that winds gently, by about `share` of its length."""
    span = distance(start, end)
    along = ((end[0] - start[0]) / span, (end[1] - start[1]) / span)
    count = max(4, round(span / step))
    line = []
    for n in range(count + 1):
        t = n / count
        reach = span * t
        swing = noise(reach / 2.8, 0.5, seed) * share + noise(reach / 0.9, 0.5, seed) * share / 4
        kinks = 0.035 * noise(reach / 0.42, 0.5, seed)
        aside = (span * swing + kinks) * math.sin(math.pi * t)
        line.append(
            (
                start[0] + along[0] * reach - along[1] * aside,
                start[1] + along[1] * reach + along[0] * aside,
            )
        )
    return line


def meander(points: list[Point], seed: str, *, reach: float, wave: float) -> Line:
    """A river through `points`: swings of about `reach` every `wave` kilometres."""
    middle = _rounded(points)
    line, done = [], 0.0
    for before, here in pairwise(middle):
        step = distance(before, here)
        done += step
        turn = 2 * math.pi * done / wave + 2.2 * noise(done / (2.5 * wave), 0.5, seed)
        aside = reach * math.sin(turn) * (0.65 + 0.5 * noise(done / (3 * wave), 7.5, seed))
        line.append(
            (
                here[0] - (here[1] - before[1]) / step * aside,
                here[1] + (here[0] - before[0]) / step * aside,
            )
        )
    return line


def cut(line: Line, start: float, end: float) -> Line:
    """The part of `line` between two distances (km) from its beginning."""
    found: Line = []
    done = 0.0
    for a, b in pairwise(line):
        step = distance(a, b)
        low, high = max(start, done), min(end, done + step)
        if low < high:
            if not found:
                found.append(_between(a, b, (low - done) / step))
            found.append(_between(a, b, (high - done) / step))
        done += step
    return found


def at(line: Line, reach: float) -> tuple[Point, Point]:
    """The point `reach` kilometres along `line`, and the direction there (length 1)."""
    done = 0.0
    for a, b in pairwise(line):
        step = distance(a, b)
        if done + step >= reach:
            return _between(a, b, (reach - done) / step), _direction(a, b)
        done += step
    return line[-1], _direction(line[-2], line[-1])


def shift(line: Line, aside: float) -> Line:
    """`line` moved `aside` kilometres to its left (negative: right)."""
    ways = [_direction(a, b) for a, b in pairwise(line)]
    ways = [ways[0], *(_mean(a, b) for a, b in pairwise(ways)), ways[-1]]
    return [(x - dy * aside, y + dx * aside) for (x, y), (dx, dy) in zip(line, ways, strict=True)]


def thin(line: Line, tolerance: float = 0.004) -> Line:
    """`line` with fewer points, nowhere farther off than `tolerance` kilometres."""
    if len(line) < 3:
        return line
    far, worst = max((_offset(p, line[0], line[-1]), n) for n, p in enumerate(line[1:-1], 1))
    if far <= tolerance:
        return [line[0], line[-1]]
    return thin(line[: worst + 1], tolerance)[:-1] + thin(line[worst:], tolerance)


def nearest(line: Line, point: Point) -> float:
    """How far along `line` (km) lies its vertex nearest to `point`."""
    best = min(range(len(line)), key=lambda n: distance(line[n], point))
    return length(line[: best + 1])


def crossings(one: Line, other: Line) -> list[float]:
    """How far along `one` (km) it crosses `other`."""
    found, done = [], 0.0
    near = _within(other, one)
    for a, b in pairwise(one):
        for c, d in near:
            share = _meet(a, b, c, d)
            if share is not None:
                found.append(done + share * distance(a, b))
        done += distance(a, b)
    return found


def _within(line: Line, other: Line) -> list[tuple[Point, Point]]:
    """The pieces of `line` that may meet `other`: those inside its frame."""
    xs, ys = [x for x, _ in other], [y for _, y in other]
    return [
        (c, d)
        for c, d in pairwise(line)
        if max(c[0], d[0]) >= min(xs)
        and min(c[0], d[0]) <= max(xs)
        and max(c[1], d[1]) >= min(ys)
        and min(c[1], d[1]) <= max(ys)
    ]


def _meet(a: Point, b: Point, c: Point, d: Point) -> float | None:
    """The share of a–b at which it meets c–d."""
    if max(a[0], b[0]) < min(c[0], d[0]) or max(c[0], d[0]) < min(a[0], b[0]):
        return None
    r, s = (b[0] - a[0], b[1] - a[1]), (d[0] - c[0], d[1] - c[1])
    spread = r[0] * s[1] - r[1] * s[0]
    if spread == 0:
        return None
    q = (c[0] - a[0], c[1] - a[1])
    t = (q[0] * s[1] - q[1] * s[0]) / spread
    u = (q[0] * r[1] - q[1] * r[0]) / spread
    return t if 0 <= t <= 1 and 0 <= u <= 1 else None


def _rounded(points: list[Point], step: float = 0.15) -> Line:
    """A smooth curve through `points` (Catmull-Rom)."""
    padded = [points[0], *points, points[-1]]
    line = [points[0]]
    for n in range(1, len(padded) - 2):
        p, a, b, q = padded[n - 1 : n + 3]
        count = max(2, round(distance(a, b) / step))
        for k in range(1, count + 1):
            t = k / count
            line.append(tuple(_spline(p[i], a[i], b[i], q[i], t) for i in (0, 1)))  # type: ignore[arg-type]
    return line


def _spline(p: float, a: float, b: float, q: float, t: float) -> float:
    return 0.5 * (
        2 * a
        + (b - p) * t
        + (2 * p - 5 * a + 4 * b - q) * t * t
        + (3 * a - p - 3 * b + q) * t * t * t
    )


def _between(a: Point, b: Point, share: float) -> Point:
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share


def _direction(a: Point, b: Point) -> Point:
    span = distance(a, b) or 1.0
    return (b[0] - a[0]) / span, (b[1] - a[1]) / span


def _mean(a: Point, b: Point) -> Point:
    return _direction((0.0, 0.0), (a[0] + b[0], a[1] + b[1]))


def _offset(point: Point, a: Point, b: Point) -> float:
    span = distance(a, b)
    if span == 0:
        return distance(point, a)
    return abs((b[0] - a[0]) * (a[1] - point[1]) - (a[0] - point[0]) * (b[1] - a[1])) / span
