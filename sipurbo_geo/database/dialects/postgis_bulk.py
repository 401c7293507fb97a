"""Many rows at once into PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from io import BytesIO
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
#: where a connection keeps the lane of `rows_aside`
_LANE = "sipurbo_lane"


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
    raw: Any = connection.connection.driver_connection
    statement = f"COPY {table.name} ({', '.join(rows[0])}) FROM STDIN"
    lines = _lines(raw, driver_rows(connection, table, rows, _ewkb))

    def send() -> None:
        with raw.cursor() as cursor, cursor.copy(statement) as copy:
            copy.write(lines)

    lane = connection.info.get(_LANE)
    if lane is None:
        send()
    else:
        lane.add(send)


def _lines(raw: Any, rows: Iterator[tuple[Any, ...]]) -> memoryview:
    """The rows as COPY reads them."""
    # the driver is of no use to a catalogue in a file
    from psycopg import Copy
    from psycopg.copy import FileWriter

    written = BytesIO()
    with raw.cursor() as cursor, Copy(cursor, binary=False, writer=FileWriter(written)) as copy:
        for row in rows:
            copy.write_row(row)
    return written.getbuffer()


def _ewkb(geometries: Sequence[Any]) -> Sequence[str | None]:
    array = shapely.set_srid(np.array(geometries, dtype=object), SRS_ID)
    # Python turns bytes into digits many times faster than GEOS writes them
    return [shape and shape.hex() for shape in shapely.to_wkb(array, include_srid=True)]


@contextmanager
def rows_aside(connection: sa.Connection) -> Iterator[None]:
    """Inside, rows are on their way to the server while the caller prepares the next ones.

    They go in their order, and every statement of `connection` waits for them first, so nobody
    sees a difference; what the server refuses is raised there, or at the end.
    """
    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="rows") as pool:
        lane = connection.info[_LANE] = _Lane(pool)
        sa.event.listen(connection, "before_cursor_execute", lane.wait)
        try:
            yield
            lane.wait()
        finally:
            sa.event.remove(connection, "before_cursor_execute", lane.wait)
            del connection.info[_LANE]


class _Lane:
    """What is on its way to the server, one after the other."""

    def __init__(self, pool: ThreadPoolExecutor) -> None:
        self._pool = pool
        self._sent: list[Future[None]] = []

    def add(self, send: Callable[[], None]) -> None:
        self._sent.append(self._pool.submit(send))

    def wait(self, *_: Any) -> None:
        """Until all has arrived; raises what the first that did not failed with."""
        waiting, self._sent = self._sent, []
        for sent in waiting:
            sent.result()
