"""What both databases share when many rows go in at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any

import sqlalchemy as sa

from .types import Geometri

Encode = Callable[[Sequence[Any]], Sequence[Any]]


def driver_rows(
    connection: sa.Connection,
    table: sa.Table,
    rows: Sequence[Mapping[str, Any]],
    encode_geometries: Encode,
) -> Iterator[Sequence[Any]]:
    """The rows as the driver takes them, in the order of the first row's columns.

    Geometries are encoded a column at a time, everything else by the column's own type.
    """
    names = list(rows[0])
    columns = [table.c[name].type for name in names]
    drawn = {
        at: encode_geometries([row[names[at]] for row in rows])
        for at, kind in enumerate(columns)
        if isinstance(kind, Geometri)
    }
    special = [
        (at, process)
        for at, kind in enumerate(columns)
        if at not in drawn and (process := _processor(connection, kind)) is not None
    ]
    pick = itemgetter(*names)
    for number, row in enumerate(rows):
        values = list(pick(row))
        for at, process in special:
            if values[at] is not None:
                values[at] = process(values[at])
        for at, encoded in drawn.items():
            values[at] = encoded[number]
        yield values


def _processor(connection: sa.Connection, kind: sa.types.TypeEngine[Any]) -> Any:
    return kind.dialect_impl(connection.dialect).bind_processor(connection.dialect)
