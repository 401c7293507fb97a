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
#: of the tables with a row or more for each kegiatan: table, column, the table it points to
_FOREIGN_KEYS = (
    ("kegiatan_wilayah", "kegiatan_id", "kegiatan"),
    ("kegiatan_wilayah", "wilayah_id", "wilayah"),
    ("pendanaan", "kegiatan_id", "kegiatan"),
)


@contextmanager
def first_load(connection: sa.Connection) -> Iterator[None]:
    """Build large indexes after an empty terbitan is filled, and check foreign keys all at once.

    In the same transaction, and only where nothing is public yet and nobody is reading: whoever
    comes to read meanwhile has to wait.
    """
    if not _is_alone(connection):
        yield
        return
    for name in LARGE_INDEXES:
        connection.exec_driver_sql(f"DROP INDEX IF EXISTS {name}")
    for table, column, _ in _FOREIGN_KEYS:
        connection.exec_driver_sql(f"ALTER TABLE {table} DROP CONSTRAINT fk_{table}_{column}")
    yield
    for create in LARGE_INDEXES.values():
        connection.exec_driver_sql(create)
    for table, column, owner in _FOREIGN_KEYS:
        connection.exec_driver_sql(
            f"ALTER TABLE {table} ADD CONSTRAINT fk_{table}_{column} "
            f"FOREIGN KEY ({column}) REFERENCES {owner} (id)"
        )


def _is_alone(connection: sa.Connection) -> bool:
    """Take the tables for this transaction alone, if nothing is public and nobody holds them."""
    if connection.scalar(sa.text("SELECT EXISTS (SELECT FROM terbitan)")):
        return False
    names = {name for table, _, owner in _FOREIGN_KEYS for name in (table, owner)}
    try:
        with connection.begin_nested():
            # all of them or none, without waiting: two who wait for each other would both fail
            connection.exec_driver_sql(
                f"LOCK TABLE terbitan, {', '.join(sorted(names))} IN ACCESS EXCLUSIVE MODE NOWAIT"
            )
    except sa.exc.OperationalError:
        return False
    return True


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
