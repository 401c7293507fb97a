"""What lies in and about a settlement: lanes off the road, plots beside it, quarters, canals."""

from __future__ import annotations

import math

from .chance import Chance
from .lines import at, cut, shift
from .network import Network
from .places import Desa
from .space import Line, Point, noise

_METRE = 0.001
#: kilometres: the radius from which a quarter is more than a part of its settlement
_LARGE = 0.6
#: the transmigration settlements were laid out with straight lanes at equal distances
_PLANNED = ("Rimbo Bujang", "Rimbo Ulu", "Rimbo Ilir")


class Town:
    """A settlement. Everything is in kilometres; `n` numbers lanes and plots from 0."""

    def __init__(self, network: Network, desa: Desa) -> None:
        self.desa = desa
        self.planned = desa.kecamatan.nama in _PLANNED
        self._roads = [road.from_end(desa) for road in network.roads_of(desa)]

    def lane(self, n: int, metres: float) -> Line:
        """A lane that leaves the road: straight where it was planned, else with a bend or two."""
        chance = Chance("gang", self.desa.kode, n)
        spacing = 0.20 if self.planned else chance.between(0.13, 0.19)
        start, way = at(self._road(n), 0.12 + spacing * (n // 2))
        side = 1 if (n + n // 2) % 2 else -1
        turn = 0.0 if self.planned else chance.between(-0.35, 0.35)
        angle = math.atan2(way[1], way[0]) + side * math.pi / 2 + turn
        curl = 0.0 if self.planned else chance.between(-0.9, 0.9)
        return _walk(start, angle, metres * _METRE, curl, f"{self.desa.kode} {n}")

    def along(self, n: int, start: float, metres: float, aside: float = 0.0) -> Line:
        """A stretch of the n-th road, `start` metres out, moved `aside` metres to its left."""
        line = cut(self._road(n), start * _METRE, (start + metres) * _METRE)
        return shift(line, aside * _METRE) if aside else line

    def plot(self, n: int, out: float, setback: float) -> tuple[Point, float]:
        """A place beside the n-th road, and the direction (radians) of the road there."""
        place, way = at(self._road(n), out * _METRE)
        side = 1 if n % 2 else -1
        x = place[0] - way[1] * side * setback * _METRE
        y = place[1] + way[0] * side * setback * _METRE
        return (x, y), math.atan2(way[1], way[0])

    def quarter(self, n: int, hectares: float, *, rough: float = 0.25) -> Line:
        """The irregular edge of a quarter of this size, on one side of the road."""
        radius = math.sqrt(hectares / 100 / math.pi)
        # a small one lies on one side, a large one holds the whole settlement
        beside = radius * 900 if radius < _LARGE else 0.0
        middle, angle = self.plot(n, 150 + min(radius, _LARGE) * 600, beside)
        return blob(middle, radius, angle, f"{self.desa.kode} kawasan {n}", rough=rough)

    def _road(self, n: int) -> Line:
        return self._roads[n % len(self._roads)]


def blob(middle: Point, radius: float, angle: float, seed: str, *, rough: float) -> Line:
    """A ring about `middle`, longer along `angle` than across, with an uneven edge."""
    count = max(14, min(150, round(radius * 60)))
    shares = []
    for n in range(count):
        turn = 2 * math.pi * n / count
        # noise on a circle, so that the end meets the beginning
        x, y = 1.7 * math.cos(turn), 1.7 * math.sin(turn)
        share = 1 + rough * noise(x, y, seed) + rough / 3 * noise(4 * x, 4 * y, seed)
        shares.append((1.25 * share * math.cos(turn), 0.8 * share * math.sin(turn)))
    # as large as a circle of this radius, however uneven the edge
    twice = sum(
        a[0] * b[1] - b[0] * a[1] for a, b in zip(shares, [*shares[1:], shares[0]], strict=True)
    )
    scale = radius * math.sqrt(2 * math.pi / twice)
    return [_turned(middle, u * scale, v * scale, angle) for u, v in shares]


def block(middle: Point, angle: float, length: float, width: float, shape: str = "I") -> Line:
    """The footprint of a building (metres): a bar (I), or one with a wing (L) or two (U)."""
    x, y, w = length / 2, width / 2, min(width, length / 3) * 0.9
    outlines = {
        "I": ((-x, -y), (x, -y), (x, y), (-x, y)),
        "L": ((-x, -y), (x, -y), (x, y), (x - w, y), (x - w, -y + w), (-x, -y + w)),
        "U": (
            *((-x, -y), (x, -y), (x, y), (x - w, y)),
            *((x - w, -y + w), (-x + w, -y + w), (-x + w, y), (-x, y)),
        ),
    }
    return [_turned(middle, u * _METRE, v * _METRE, angle) for u, v in outlines[shape]]


def canals(start: Point, angle: float, metres: float, branches: int, seed: str) -> list[Line]:
    """A main canal that follows the slope, and branches that leave it to one side and the other."""
    chance = Chance("saluran", seed)
    main = _walk(start, angle, metres * _METRE, chance.between(-0.5, 0.5), seed)
    found = [main]
    for n in range(branches):
        place, way = at(main, metres * _METRE * (n + 1) / (branches + 0.4))
        side = 1 if n % 2 else -1
        turn = math.atan2(way[1], way[0]) + side * chance.between(0.8, 1.25)
        reach = metres * _METRE * chance.between(0.22, 0.42)
        found.append(_walk(place, turn, reach, chance.between(-0.4, 0.4), f"{seed} {n}"))
    return found


def _walk(start: Point, angle: float, reach: float, curl: float, seed: str) -> Line:
    """A path of `reach` km that sets out at `angle` and turns by about `curl` radians in all."""
    count = max(3, round(reach / 0.03))
    line = [start]
    for n in range(count):
        heading = angle + curl * n / count
        if curl:
            heading += 0.6 * noise(n * reach / count / 0.8, 0.5, seed)
        x, y = line[-1]
        line.append((x + math.cos(heading) * reach / count, y + math.sin(heading) * reach / count))
    return line


def _turned(middle: Point, u: float, v: float, angle: float) -> Point:
    cos, sin = math.cos(angle), math.sin(angle)
    return middle[0] + u * cos - v * sin, middle[1] + u * sin + v * cos
