"""One piece of work as the themes make it: what, where and how much; not yet when or by whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from .lines import thin
from .places import Desa
from .space import Line, to_degrees

#: a GeoJSON geometry
Geometry = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Work:
    """A piece of work. `cost` is rupiah, `size` what the contract measures (m, ha, unit).

    `budget` is a key of `budget.PROGRAMS`. `alasan` says why there is no geometry. `wish` asks for
    a year or a stage that suits the work; without `bidang` that of the theme counts.
    """

    layer: str
    nama: str
    desa: tuple[Desa, ...]
    lokasi: str
    cost: float
    budget: str
    geometry: Geometry | None = None
    alasan: str = ""
    atribut: Mapping[str, Any] = field(default_factory=dict)
    wish: str = ""
    bidang: str = ""


def line_of(line: Line) -> Geometry:
    """A LineString."""
    return {"type": "LineString", "coordinates": to_degrees(thin(line, 0.002))}


def lines_of(lines: Iterable[Line]) -> Geometry:
    """A MultiLineString."""
    return {
        "type": "MultiLineString",
        "coordinates": [to_degrees(thin(line, 0.002)) for line in lines],
    }


def area_of(ring: Line) -> Geometry:
    """A Polygon; `ring` need not be closed."""
    return {"type": "Polygon", "coordinates": [_closed(ring)]}


def areas_of(rings: Iterable[Line]) -> Geometry:
    """A MultiPolygon."""
    return {"type": "MultiPolygon", "coordinates": [[_closed(ring)] for ring in rings]}


def point_of(line: Line) -> Geometry:
    """The Point at the beginning of `line`."""
    return {"type": "Point", "coordinates": to_degrees(line[:1])[0]}


def _closed(ring: Line) -> list[list[float]]:
    """Anticlockwise, the first position repeated at the end."""
    turn = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, [*ring[1:], ring[0]], strict=True))
    positions = to_degrees(ring if turn > 0 else ring[::-1])
    return [*positions, positions[0]]
