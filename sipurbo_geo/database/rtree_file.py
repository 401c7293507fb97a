"""An R*Tree of SQLite filled at once: its nodes are packed here and written as they are.

Row by row, SQLite looks for the best place of each one and splits what is full; where all rows are
known that is work for nothing. Packing: Leutenegger, Lopez, Edgington, STR: A Simple and Efficient
Algorithm for R-Tree Packing (1997). Format: SQLite, "Shadow Tables" in The SQLite R*Tree Module,
and the head of its rtree.c.
"""

from __future__ import annotations

import math
import sqlite3
from struct import pack
from typing import Any

import numpy as np
from numpy.typing import NDArray

Keys = NDArray[np.int64]
#: a row a box: west, east, south, north
Edges = NDArray[np.float32]

_ROOT = 1
#: height of the tree (in the root alone) and number of cells stand before the cells
_HEAD_BYTES = 4
_CELL = np.dtype([("key", ">i8"), ("edges", ">f4", (4,))])


def fill_rtree(connection: sqlite3.Connection, name: str, keys: Keys, boxes: NDArray[Any]) -> None:
    """Fill the empty R*Tree `name` (two dimensions, nothing asked of it yet) in one go.

    `boxes`: a row for each key, west, east, south, north; what is kept is rounded outwards.
    """
    asked = f'SELECT length(data) FROM "{name}_node" WHERE nodeno = {_ROOT}'
    (size,) = connection.execute(asked).fetchone()
    most = (size - _HEAD_BYTES) // _CELL.itemsize
    edges = _outwards(boxes)
    height, free, holders = 0, _ROOT + 1, "rowid"
    while len(keys) > most:
        order = _tiled(edges, most)
        keys, edges = keys[order], edges[order]
        starts = np.arange(0, len(keys), most)
        nodes = np.arange(free, free + len(starts))
        connection.executemany(
            f'INSERT INTO "{name}_node" VALUES (?, ?)',
            zip(nodes.tolist(), _nodes(keys, edges, starts, size), strict=True),
        )
        _write_holders(connection, f"{name}_{holders}", keys, nodes[np.arange(len(keys)) // most])
        keys, edges = nodes, _around(edges, starts)
        height, free, holders = height + 1, free + len(nodes), "parent"
    (root,) = _nodes(keys, edges, np.zeros(1, np.int64), size, height)
    connection.execute(f'UPDATE "{name}_node" SET data = ? WHERE nodeno = {_ROOT}', (root,))
    _write_holders(connection, f"{name}_{holders}", keys, np.full(len(keys), _ROOT))


def _outwards(boxes: NDArray[Any]) -> Edges:
    """As single precision, never smaller than they are."""
    edges: Edges = boxes.astype(np.float32)
    for column, beyond in enumerate((-np.inf, np.inf, -np.inf, np.inf)):
        exact, kept = boxes[:, column], edges[:, column]
        short = kept > exact if beyond < 0 else kept < exact
        kept[short] = np.nextafter(kept[short], np.float32(beyond))
    return edges


def _tiled(edges: Edges, most: int) -> Keys:
    """An order in which `most` after another lie together: in columns, and each from the south."""
    count = len(edges)
    columns = math.ceil(math.sqrt(count / most))
    column = np.empty(count, np.int64)
    from_west = np.argsort(edges[:, 0] + edges[:, 1])
    column[from_west] = np.arange(count) // (columns * most)
    order: Keys = np.lexsort((edges[:, 2] + edges[:, 3], column))
    return order


def _around(edges: Edges, starts: Keys) -> Edges:
    """The box around each run that begins at `starts`."""
    least, greatest = np.minimum.reduceat(edges, starts), np.maximum.reduceat(edges, starts)
    return np.column_stack((least[:, 0], greatest[:, 1], least[:, 2], greatest[:, 3]))


def _nodes(keys: Keys, edges: Edges, starts: Keys, size: int, height: int = 0) -> list[bytes]:
    """The nodes of the runs that begin at `starts`, each of `size` bytes."""
    cells = np.empty(len(keys), _CELL)
    cells["key"], cells["edges"] = keys, edges
    ends = [*starts[1:].tolist(), len(keys)]
    return [
        (pack(">HH", height, end - start) + cells[start:end].tobytes()).ljust(size, b"\0")
        for start, end in zip(starts.tolist(), ends, strict=True)
    ]


def _write_holders(connection: sqlite3.Connection, table: str, keys: Keys, holders: Keys) -> None:
    """Which node holds each key, in the order of the keys."""
    order = np.argsort(keys)
    pairs = zip(keys[order].tolist(), holders[order].tolist(), strict=True)
    connection.executemany(f'INSERT INTO "{table}" VALUES (?, ?)', pairs)
