"""Paths: the points, lines and rings of all features of a layer as arrays of whole numbers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .varint import Numbers, cut, varints, zigzag

POINT, LINE, RING = 1, 2, 3
_MOVE, _LINE_TO, _CLOSE = 1, 2, 7


@dataclass(frozen=True, slots=True)
class Jalur:
    """Paths in the order of their features; the points of a feature are one path.

    `pemilik` is the feature of each path (growing), `jenis` its kind, `panjang` how many positions
    it has, and `xy` all positions one after another. A ring does not repeat its first position.
    """

    pemilik: Numbers
    jenis: Numbers
    panjang: Numbers
    xy: Numbers

    def only(self, chosen: NDArray[np.bool_]) -> Jalur:
        """Some of the paths."""
        return Jalur(
            self.pemilik[chosen],
            self.jenis[chosen],
            self.panjang[chosen],
            self.xy[np.repeat(chosen, self.panjang)],
        )

    def of(self, features: Numbers) -> Jalur:
        """The same paths with other owners, put in their order."""
        order = np.argsort(features, kind="stable")
        starts = np.cumsum(self.panjang) - self.panjang
        sizes = self.panjang[order]
        return Jalur(
            features[order],
            self.jenis[order],
            sizes,
            self.xy[_runs(starts[order], sizes)],
        )


def join(*several: Jalur) -> Jalur:
    """All paths together, in the order of their features."""
    pemilik, jenis, panjang, xy = (
        np.concatenate([getattr(one, name) for one in several])
        for name in ("pemilik", "jenis", "panjang", "xy")
    )
    return Jalur(pemilik, jenis, panjang, xy).of(pemilik)


def encode_jalur(jalur: Jalur) -> tuple[list[bytes], list[int]]:
    """The geometry of each feature as packed commands, and its kind (MVT 2.1, section 4.3)."""
    if not len(jalur.pemilik):
        return [], []
    numbers, sizes = _commands(jalur)
    body, ends = varints(numbers)
    first = np.flatnonzero(np.diff(jalur.pemilik, prepend=-1))
    last = np.append(first[1:], len(jalur.pemilik)) - 1
    return cut(body, ends[np.cumsum(sizes)[last] - 1]), jalur.jenis[first].tolist()


def _commands(jalur: Jalur) -> tuple[Numbers, Numbers]:
    """Commands and their parameters of all paths, and how many of these each path has."""
    n, kind = jalur.panjang, jalur.jenis
    drawn = kind != POINT
    sizes = 1 + 2 * n + drawn + (kind == RING)
    base = np.cumsum(sizes) - sizes
    out = np.zeros(int(sizes.sum()), np.int64)
    out[base] = np.where(drawn, _MOVE | 1 << 3, _MOVE | n << 3)
    out[base[drawn] + 3] = _LINE_TO | (n[drawn] - 1) << 3
    ring = kind == RING
    out[base[ring] + sizes[ring] - 1] = _CLOSE | 1 << 3
    place = _runs(np.zeros_like(n), n)
    at = np.repeat(base, n) + 1 + 2 * place + (np.repeat(drawn, n) & (place > 0))
    moves = zigzag(_steps(jalur))
    out[at], out[at + 1] = moves[:, 0], moves[:, 1]
    return out, sizes


def _steps(jalur: Jalur) -> Numbers:
    """Each position as a step from the one before it, the first of a feature from the corner."""
    steps = jalur.xy.copy()
    steps[1:] -= jalur.xy[:-1]
    starts = np.cumsum(jalur.panjang) - jalur.panjang
    first = starts[np.flatnonzero(np.diff(jalur.pemilik, prepend=-1))]
    steps[first] = jalur.xy[first]
    return steps


def _runs(starts: Numbers, sizes: Numbers) -> NDArray[np.int64]:
    """start, start + 1 … for each run, one after another."""
    ends = np.cumsum(sizes)
    found: NDArray[np.int64] = np.arange(ends[-1] if len(ends) else 0) + np.repeat(
        starts - (ends - sizes), sizes
    )
    return found
