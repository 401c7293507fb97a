"""The addresses that are asked for: the same for every run of one size."""

from __future__ import annotations

import json
import math
import random
import statistics
from dataclasses import dataclass

import sqlalchemy as sa

from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.database.tables import terbitan, terbitan_kecamatan

from .client import read
from .district import COLUMNS, ROWS, SIDE, SOUTH, WEST
from .generate import VERTICES

WHOLE = "/feeds/kegiatan.geojson"
_STEP_LENGTH = 0.0006 * VERTICES  # the usual extent of a line, in degrees


@dataclass(frozen=True, slots=True)
class Questions:
    """One feature, a box of some 500, a kecamatan with a bidang of some 1,500."""

    one: tuple[str, ...]
    box: tuple[str, ...]
    place: tuple[str, ...]


def make_questions(catalogue: Catalogue, count: int, seed: int = 7) -> Questions:
    """Questions for the catalogue that `fill` made with `count` kegiatan."""
    chance = random.Random(seed)
    codes = [chance.randrange(count) + 1 for _ in range(200)]
    return Questions(
        one=tuple(f"/feeds/kegiatan/BENCH-{number:07}.geojson" for number in codes),
        box=tuple(_box(chance, count) for _ in range(20)),
        place=(_place(catalogue),),
    )


def _box(chance: random.Random, count: int, wanted: int = 500) -> str:
    width, height = COLUMNS * SIDE, ROWS * SIDE
    side = math.sqrt(width * height * min(1, wanted / count)) - _STEP_LENGTH
    side = min(max(side, 0.001), width, height)
    west = WEST + chance.random() * (width - side)
    south = SOUTH + chance.random() * (height - side)
    return f"{WHOLE}?bbox={west:.5f},{south:.5f},{west + side:.5f},{south + side:.5f}"


def _place(catalogue: Catalogue, wanted: int = 1500) -> str:
    pair = (terbitan_kecamatan.c.kecamatan, terbitan_kecamatan.c.bidang)
    by_pair = sa.select(*pair, sa.null(), sa.func.count()).group_by(*pair)
    by_year = (
        sa.select(*pair, terbitan.c.tahun, sa.func.count())
        .join(terbitan, terbitan.c.id == terbitan_kecamatan.c.terbitan_id)
        .group_by(*pair, terbitan.c.tahun)
    )
    with catalogue.reading() as conn:
        found = [*conn.execute(by_pair), *conn.execute(by_year)]
    kecamatan, bidang, tahun, _ = min(found, key=lambda row: abs(row[3] - wanted))
    year = f"?tahun={tahun}" if tahun else ""
    return f"/feeds/kecamatan/{kecamatan}/{bidang}.geojson{year}"


def typical_count(port: int, paths: tuple[str, ...]) -> int:
    """How many features the answers really hold, the median."""
    return round(statistics.median(len(json.loads(read(port, p))["features"]) for p in paths))
