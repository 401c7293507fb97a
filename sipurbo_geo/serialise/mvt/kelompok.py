"""A general picture where a tile holds too much: each feature stands for many, and says how many.

Lines stay lines, dissolved by theme; everything else is a point in the middle of what it counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import shapely
from numpy.typing import NDArray

from ...model.status import Status
from ...model.ubin import EXTENT, Ubin
from ...query.ubin import Kolom
from .gambar import draw
from .jalur import LINE, POINT, Jalur, join
from .lapisan import Value, encode_layer
from .letak import Pairs, Shapes, inside, project
from .varint import Numbers

NAME = "kelompok"
#: what each group of some part tells, and its paths
Bagian = tuple[dict[str, Sequence[Value]], Jalur]
#: cells along the side of a tile: for points, and for lines, of which fewer pieces are enough
_CELLS, _CELLS_OF_LINES = 8, 4


class Kelompok:
    """The kegiatan of a tile, ready to be grouped; `titik` are their first positions in degrees."""

    def __init__(self, kolom: Kolom, titik: Pairs, ubin: Ubin) -> None:
        self.titik, self.ubin = titik, ubin
        self.here = inside(titik, ubin)
        self.units = project(ubin)(titik)
        self.layers, code = np.unique(_texts(kolom["layer"]), return_inverse=True)
        self.layer: Numbers = code.astype(np.int64)
        self.status = _texts(kolom["status"])

    def cells(self, along: int) -> Numbers:
        """The cell of each kegiatan; what belongs to a neighbour counts to the nearest cell."""
        at = np.clip(self.units * along // EXTENT, 0, along - 1).astype(np.int64)
        found: Numbers = at[:, 1] * along + at[:, 0]
        return found

    def columns(self, rows: Numbers, group: Numbers) -> dict[str, Sequence[Value]]:
        """What each group tells; `group` numbers the rows from 0."""
        here, status = self.here[rows], self.status[rows]
        size = int(group.max()) + 1 if len(group) else 0
        lowest, highest = np.full(size, len(self.layers)), np.full(size, -1)
        np.minimum.at(lowest, group, self.layer[rows])
        np.maximum.at(highest, group, self.layer[rows])
        return {
            "jumlah": _count(group, here, size),
            "layer": [
                str(self.layers[low]) if low == high else None
                for low, high in zip(lowest, highest, strict=True)
            ],
            "kritis": _count(group, here & (status == Status.KRITIS.value), size),
            "terlambat": _count(group, here & (status == Status.TERLAMBAT.value), size),
        }


def encode_clusters(kelompok: Kelompok) -> bytes:
    """One point for each cell, whatever the themes are."""
    rows = np.flatnonzero(kelompok.here)
    return encode_layer(NAME, *_clusters(kelompok, rows, kelompok.cells(_CELLS)[rows]))


def encode_dissolved(kelompok: Kelompok, bentuk: Shapes, halus: float) -> bytes:
    """Lines as lines, one feature for each theme and cell; of the rest points for the same."""
    lines = np.flatnonzero(shapely.get_dimensions(bentuk) == 1)
    drawn = draw(bentuk[lines], kelompok.titik[lines], kelompok.ubin, halus)
    drawn = drawn.only(drawn.jenis == LINE)
    shown = np.unique(drawn.pemilik)
    rest = kelompok.here.copy()
    rest[lines[shown]] = False
    others = np.flatnonzero(rest)
    key = kelompok.layer * _CELLS**2 + kelompok.cells(_CELLS)
    told, paths = _lines(kelompok, drawn, lines, shown)
    also_told, points = _clusters(kelompok, others, key[others])
    columns = {name: [*told[name], *also_told[name]] for name in told}
    behind = replace(points, pemilik=points.pemilik + len(told["jumlah"]))
    return encode_layer(NAME, columns, join(paths, behind))


def _lines(kelompok: Kelompok, drawn: Jalur, lines: Numbers, shown: Numbers) -> Bagian:
    """`drawn` belongs to `lines`, which are rows; `shown` are those of them that have a path."""
    rows = lines[shown]
    key = kelompok.layer * _CELLS_OF_LINES**2 + kelompok.cells(_CELLS_OF_LINES)
    _, group = np.unique(key[rows], return_inverse=True)
    dissolved = drawn.of(group[np.searchsorted(shown, drawn.pemilik)])
    return kelompok.columns(rows, group), dissolved


def _clusters(kelompok: Kelompok, rows: Numbers, key: Numbers) -> Bagian:
    """One point for each value of `key`, in the middle of the rows that have it."""
    _, group = np.unique(key, return_inverse=True)
    columns = kelompok.columns(rows, group)
    sizes = np.bincount(group)
    middle = [np.bincount(group, kelompok.units[rows, axis]) / sizes for axis in (0, 1)]
    count = np.arange(len(sizes))
    ones = np.ones(len(sizes), np.int64)
    xy = np.clip(np.column_stack(middle).astype(np.int64), 0, EXTENT - 1)
    return columns, Jalur(count, ones * POINT, ones, xy)


def _count(group: Numbers, chosen: NDArray[np.bool_], size: int) -> list[int]:
    found: list[int] = np.bincount(group[chosen], minlength=size).tolist()
    return found


def _texts(values: Sequence[str]) -> NDArray[np.str_]:
    return np.array(values, dtype=np.str_)
