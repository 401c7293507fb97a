"""Many rows at once into a GeoPackage."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa

from .. import geometry_blob
from ..bulk import driver_rows
from .geopackage_schema import INDEX_MANY

#: from so many rows on, indexing together pays
_MANY = 50


@contextmanager
def first_load(_: sa.Connection) -> Iterator[None]:
    """Nothing to do here: what comes in together is indexed together anyway."""
    yield


def new_ids(connection: sa.Connection, table: sa.Table, count: int) -> list[int]:
    """`count` unused keys; safe because the write transaction already holds the file."""
    last = connection.scalar(sa.select(sa.func.coalesce(sa.func.max(table.c.id), 0))) or 0
    return list(range(last + 1, last + 1 + count))


def insert_many(
    connection: sa.Connection, table: sa.Table, rows: Sequence[Mapping[str, Any]]
) -> None:
    """Insert many rows that all have the same columns, without a statement object a row."""
    if not rows:
        return
    names = list(rows[0])
    statement = (
        f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"
    )
    raw: Any = connection.connection.driver_connection
    values = driver_rows(connection, table, rows, geometry_blob.encode_many)
    if table.name == "terbitan" and len(rows) >= _MANY:
        with _indexed_afterwards(raw, [row["id"] for row in rows]):
            raw.executemany(statement, values)
    else:
        raw.executemany(statement, values)


@contextmanager
def _indexed_afterwards(raw: Any, ids: list[int]) -> Iterator[None]:
    """Index new rows of terbitan together: one by one FTS5 flushes itself after every row.

    The triggers are away only inside this transaction; nobody else ever sees them missing.
    """
    names = "'rtree_terbitan_geom_insert', 'terbitan_cari_insert'"
    triggers = raw.execute(
        f"SELECT name, sql FROM sqlite_master WHERE name IN ({names})"
    ).fetchall()
    for name, _ in triggers:
        raw.execute(f'DROP TRIGGER "{name}"')
    yield
    for statement in INDEX_MANY:
        raw.execute(statement, (str(ids),))
    for _, create in triggers:
        raw.execute(create)


@contextmanager
def rows_aside(_: sa.Connection) -> Iterator[None]:
    """Nothing to do here: SQLite works inside this process, there is nobody to wait for."""
    yield
