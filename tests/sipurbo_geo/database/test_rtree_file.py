"""An R*Tree that is filled at once answers as one that was filled row by row."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import numpy as np
import pytest

from sipurbo_geo.database.rtree_file import fill_rtree

NAMES = ("at_once", "by_rows")
WINDOWS = (
    (-200.0, 200.0, -100.0, 100.0),
    (101.9, 102.1, -1.6, -1.2),
    (102.0, 102.0, -1.5, -1.5),
    (0.0, 1.0, 0.0, 1.0),
)
MEETING = "SELECT id FROM {} WHERE maxx >= ? AND minx <= ? AND maxy >= ? AND miny <= ? ORDER BY id"


@pytest.fixture(params=[512, 8192])
def connection(request: pytest.FixtureRequest) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as opened:
        opened.execute(f"PRAGMA page_size = {request.param}")
        for name in NAMES:
            opened.execute(f"CREATE VIRTUAL TABLE {name} USING rtree(id, minx, maxx, miny, maxy)")
        yield opened


def _boxes(count: int) -> np.ndarray:
    random = np.random.default_rng(count)
    west, south = random.uniform(101.8, 102.8, count), random.uniform(-2.0, -0.8, count)
    wide, high = random.uniform(0, 0.05, (2, count)).round(2)
    return np.column_stack((west, west + wide, south, south + high))


@pytest.mark.parametrize("count", [0, 1, 51, 52, 53, 2600, 2700, 5000])
def test_it_is_sound_and_answers_the_same(connection: sqlite3.Connection, count: int) -> None:
    boxes, keys = _boxes(count), np.arange(1, count + 1)[::-1].copy()
    fill_rtree(connection, "at_once", keys, boxes)
    rows = [(key, *box) for key, box in zip(keys.tolist(), boxes.tolist(), strict=True)]
    connection.executemany("INSERT INTO by_rows VALUES (?, ?, ?, ?, ?)", rows)
    assert connection.execute("SELECT rtreecheck('at_once')").fetchone() == ("ok",)
    for window in WINDOWS:
        asked = [connection.execute(MEETING.format(name), window).fetchall() for name in NAMES]
        assert asked[0] == asked[1], window


@pytest.mark.parametrize("count", [3, 3000])
def test_it_goes_on_as_any_other(connection: sqlite3.Connection, count: int) -> None:
    fill_rtree(connection, "at_once", np.arange(1, count + 1), _boxes(count))
    connection.execute("INSERT INTO at_once VALUES (?, 102, 103, -2, -1)", (count + 1,))
    connection.execute("DELETE FROM at_once WHERE id % 3 = 0")
    assert connection.execute("SELECT rtreecheck('at_once')").fetchone() == ("ok",)
    left = connection.execute("SELECT id FROM at_once ORDER BY id").fetchall()
    assert [key for (key,) in left] == [n for n in range(1, count + 2) if n % 3]


def test_no_box_becomes_smaller(connection: sqlite3.Connection) -> None:
    boxes = _boxes(500)
    fill_rtree(connection, "at_once", np.arange(500), boxes)
    kept = np.array(connection.execute("SELECT * FROM at_once ORDER BY id").fetchall())[:, 1:]
    assert (kept[:, [0, 2]] <= boxes[:, [0, 2]]).all()
    assert (kept[:, [1, 3]] >= boxes[:, [1, 3]]).all()
    assert np.abs(kept - boxes).max() < 1e-4
