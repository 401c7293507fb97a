"""Vector tiles in the middle of everything: made for the first time, and kept on the disk."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from sipurbo_geo.model.ubin import ubin_at

from .client import Load, fetch, measure_rate
from .district import COLUMNS, ROWS, SIDE, SOUTH, WEST
from .measure import Check

_LEVEL = 11
_COLD_MS, _WARM_MS = 250.0, 5.0


def tile_checks(port: int, seconds: float, *, promised: bool) -> Iterator[Check]:
    """Tiles of the server at `port`, which has made none so far."""
    unseen = itertools.cycle(_tiles())
    yield Check(
        f"z{_LEVEL} tile, cold",
        "ms",
        lambda: fetch(port, next(unseen)).total * 1000,
        target=_COLD_MS if promised else None,
    )
    kept = Load((_tiles()[0],), seconds, clients=1, anew=True)
    yield Check(
        f"z{_LEVEL} tile, from the disk",
        "ms",
        lambda: measure_rate(port, kept).median_ms,
        target=_WARM_MS if promised else None,
    )


def _tiles() -> list[str]:
    """The tiles that lie wholly in the district: more than a run has rounds."""
    first = ubin_at(WEST, SOUTH + ROWS * SIDE, _LEVEL)
    last = ubin_at(WEST + COLUMNS * SIDE, SOUTH, _LEVEL)
    return [
        f"/tiles/{_LEVEL}/{x}/{y}.mvt"
        for y in range(first.y + 1, last.y)
        for x in range(first.x + 1, last.x)
    ]
