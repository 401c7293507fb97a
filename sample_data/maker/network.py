"""The roads between the desa and the rivers they cross; drawn once, used by every theme."""

from __future__ import annotations

from dataclasses import dataclass

from .lines import bend, crossings, meander, thin
from .places import Desa
from .space import Line, Point, distance, length, to_km, warp

#: kilometres: desa farther apart are not joined by one road
_LONGEST = 17.0
#: kilometres: what no map of these scales would show
_FINE = 0.003

#: name | reach and wavelength of its bends in km | points, hand-set
_RIVERS = """
Batang Hari | 0.75 4.6 | 101.80 -1.08, 101.90 -1.06, 101.99 -1.01, 102.06 -1.06, 102.08 -1.15, \
102.18 -1.21, 102.26 -1.27, 102.34 -1.33, 102.41 -1.43, 102.44 -1.49, 102.53 -1.52, 102.63 -1.55, \
102.70 -1.54, 102.77 -1.57, 102.78 -1.64, 102.84 -1.68
Batang Tebo | 0.45 3.0 | 102.29 -1.50, 102.36 -1.51, 102.43 -1.50
Batang Sumay | 0.40 2.6 | 102.33 -1.00, 102.40 -1.10, 102.45 -1.20, 102.46 -1.30, 102.43 -1.38, \
102.42 -1.44
Batang Tabir | 0.55 3.2 | 102.48 -1.86, 102.55 -1.77, 102.56 -1.69, 102.58 -1.62, 102.62 -1.56
Sungai Alai | 0.22 1.7 | 102.17 -1.47, 102.24 -1.43, 102.31 -1.44, 102.38 -1.49
Sungai Tabun | 0.22 1.6 | 101.97 -1.20, 102.03 -1.17, 102.09 -1.15
Sungai Ketalo | 0.25 1.8 | 102.72 -1.28, 102.69 -1.36, 102.70 -1.45, 102.73 -1.53
Sungai Keruh | 0.20 1.5 | 102.60 -1.25, 102.57 -1.35, 102.55 -1.45, 102.55 -1.52
Sungai Langsisip | 0.20 1.5 | 102.00 -1.37, 102.07 -1.31, 102.14 -1.27, 102.20 -1.22
Sungai Serai | 0.22 1.6 | 102.23 -1.02, 102.27 -1.10, 102.31 -1.19, 102.32 -1.28, 102.31 -1.31
Sungai Karang | 0.20 1.5 | 102.10 -0.94, 102.13 -1.04, 102.13 -1.13, 102.15 -1.19
"""


@dataclass(frozen=True, slots=True)
class Road:
    """A road between two desa; `line` runs from the first to the second, on the map."""

    start: Desa
    end: Desa
    line: Line

    @property
    def nama(self) -> str:
        """Its two ends."""
        return f"{self.start.nama} – {self.end.nama}"

    @property
    def km(self) -> float:
        """Its length."""
        return length(self.line)

    @property
    def crosses_border(self) -> bool:
        """Whether its ends lie in different kecamatan."""
        return self.start.kecamatan != self.end.kecamatan

    def from_end(self, desa: Desa) -> Line:
        """The line, beginning in `desa`."""
        return self.line if desa == self.start else self.line[::-1]


@dataclass(frozen=True, slots=True)
class Crossing:
    """Where a road crosses a river, `reach` km from the beginning of the road."""

    road: Road
    river: str
    reach: float


@dataclass(frozen=True, slots=True)
class Network:
    """All of it."""

    desa: list[Desa]
    roads: list[Road]
    rivers: dict[str, Line]
    crossings: list[Crossing]

    def roads_of(self, desa: Desa) -> list[Road]:
        """The roads that begin or end in `desa`, the longest first."""
        mine = [road for road in self.roads if desa in (road.start, road.end)]
        return sorted(mine, key=lambda road: -road.km)

    def find(self, nama: str) -> Desa:
        """The desa with this name."""
        return next(desa for desa in self.desa if desa.nama == nama)


def draw_network(desa: list[Desa]) -> Network:
    """Roads and rivers of the whole kabupaten."""
    rivers = dict(map(_river, filter(None, _RIVERS.splitlines())))
    roads = [
        _road(a, b)
        for n, a in enumerate(desa)
        for b in desa[n + 1 :]
        if distance(a.seed, b.seed) < _LONGEST and not _is_detour(a, b, desa)
    ]
    met = [
        Crossing(road, nama, reach)
        for road in roads
        for nama, river in rivers.items()
        for reach in crossings(road.line, river)[:1]
    ]
    return Network(desa, roads, rivers, met)


def _is_detour(a: Desa, b: Desa, desa: list[Desa]) -> bool:
    """Whether some desa is nearer to both than they are to each other: people go through it."""
    span = distance(a.seed, b.seed)
    return any(
        max(distance(a.seed, c.seed), distance(b.seed, c.seed)) < span
        for c in desa
        if c not in (a, b)
    )


def _road(a: Desa, b: Desa) -> Road:
    line = bend(a.seed, b.seed, f"jalan {a.kode} {b.kode}")
    return Road(a, b, thin([warp(point) for point in line], _FINE))


def _river(row: str) -> tuple[str, Line]:
    nama, shape, places = row.split(" | ")
    reach, wave = map(float, shape.split())
    points: list[Point] = [to_km(*map(float, place.split())) for place in places.split(",")]
    line = meander(points, nama, reach=reach, wave=wave)
    return nama, thin([warp(point) for point in line], _FINE)
