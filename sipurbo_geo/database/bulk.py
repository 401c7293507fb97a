"""What both databases share when many rows go in at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from .types import Geometri

Encode = Callable[[Sequence[Any]], Sequence[Any]]


def driver_rows(
    connection: sa.Connection,
    table: sa.Table,
    rows: Sequence[Mapping[str, Any]],
    encode_geometries: Encode,
) -> Iterator[tuple[Any, ...]]:
    """The rows as the driver takes them, in the order of the first row's columns.

    Everything is encoded a column at a time: geometries together, the rest by the column's type.
    """
    columns = []
    for name in rows[0]:
        values, kind = [row[name] for row in rows], table.c[name].type
        drawn = isinstance(kind, Geometri)
        columns.append(encode_geometries(values) if drawn else _encoded(connection, kind, values))
    return zip(*columns, strict=True)


def _encoded(
    connection: sa.Connection, kind: sa.types.TypeEngine[Any], values: list[Any]
) -> list[Any]:
    process = kind.dialect_impl(connection.dialect).bind_processor(connection.dialect)
    if process is None:
        return values
    return [None if value is None else process(value) for value in values]
