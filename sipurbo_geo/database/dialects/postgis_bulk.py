"""Many rows at once into PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import numpy as np
import shapely
import sqlalchemy as sa

from ..bulk import driver_rows
from ..geometry_blob import SRS_ID

#: they cost more to keep up than to build
LARGE_INDEXES = {
    "ix_terbitan_geom": "CREATE INDEX ix_terbitan_geom ON terbitan USING gist (geom)",
    "ix_terbitan_cari": "CREATE INDEX ix_terbitan_cari ON terbitan USING gin (cari gin_trgm_ops)",
}


@contextmanager
def first_load(connection: sa.Connection) -> Iterator[None]:
    """Build the large indexes of an empty terbitan after it is filled, in the same transaction.

    Only where nothing is public yet: taking an index away keeps every reader waiting.
    """
    if connection.scalar(sa.text("SELECT EXISTS (SELECT FROM terbitan)")):
        yield
        return
    for name in LARGE_INDEXES:
        connection.exec_driver_sql(f"DROP INDEX IF EXISTS {name}")
    yield
    for create in LARGE_INDEXES.values():
        connection.exec_driver_sql(create)


def new_ids(connection: sa.Connection, table: sa.Table, count: int) -> list[int]:
    """`count` unused keys from the table's sequence."""
    statement = sa.text(
        "SELECT nextval(pg_get_serial_sequence(:table, 'id')) FROM generate_series(1, :count)"
    )
    return list(connection.scalars(statement, {"table": table.name, "count": count}))


def insert_many(
    connection: sa.Connection, table: sa.Table, rows: Sequence[Mapping[str, Any]]
) -> None:
    """Insert many rows that all have the same columns, by COPY."""
    if not rows:
        return
    names = list(rows[0])
    raw: Any = connection.connection.driver_connection
    with (
        raw.cursor() as cursor,
        cursor.copy(f"COPY {table.name} ({', '.join(names)}) FROM STDIN") as copy,
    ):
        for row in driver_rows(connection, table, rows, _ewkb):
            copy.write_row(row)


def _ewkb(geometries: Sequence[Any]) -> Sequence[str | None]:
    array = shapely.set_srid(np.array(geometries, dtype=object), SRS_ID)
    # Python turns bytes into digits many times faster than GEOS writes them
    return [shape and shape.hex() for shape in shapely.to_wkb(array, include_srid=True)]
