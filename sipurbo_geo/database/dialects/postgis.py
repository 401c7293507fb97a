"""PostgreSQL with PostGIS, through psycopg 3."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Collection
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.sql.elements import ColumnElement

from ...errors import DatabaseError
from ...model.filter import Bbox
from ..types import to_json
from .postgis_bulk import LARGE_INDEXES, first_load, insert_many, new_ids, rows_aside
from .postgis_expressions import (
    as_double,
    decode_geometries,
    decode_starts,
    folded,
    holds,
    matches,
    near,
    ordered,
    read_json,
    relates,
    stored_geometry,
    stored_start,
)
from .postgis_mvt import layer_statement
from .postgis_stream import (
    fetch_row,
    joined_statement,
    read_joined,
    read_page,
    read_rows,
    read_texts,
    stream_select,
    stream_text,
)

# bulk, streams and expressions have rooms of their own, but are asked for here
__all__ = [
    "as_double",
    "decode_geometries",
    "decode_starts",
    "fetch_row",
    "first_load",
    "folded",
    "holds",
    "insert_many",
    "joined_statement",
    "layer_statement",
    "matches",
    "near",
    "new_ids",
    "ordered",
    "read_joined",
    "read_json",
    "read_page",
    "read_rows",
    "read_texts",
    "relates",
    "rows_aside",
    "stored_geometry",
    "stored_start",
    "stream_select",
    "stream_text",
]

#: the lock that writers of one database take in turn; any number of our own
_WRITERS = 0x5390B0


def create_engines(url: sa.URL, read_url: sa.URL | None) -> tuple[sa.Engine, sa.Engine]:
    """A writing engine and a reading one (single statements, perhaps on a replica)."""
    write = sa.create_engine(url, json_serializer=to_json, pool_pre_ping=True)
    sa.event.listen(write, "begin", _wait_for_turn)
    read = sa.create_engine(
        read_url or url, isolation_level="AUTOCOMMIT", pool_reset_on_return=None, pool_size=32
    )
    return write, read


def create_reader(url: sa.URL) -> sa.Engine:
    """An engine that only reads, each time on a connection of its own."""
    return sa.create_engine(
        url,
        poolclass=sa.NullPool,
        isolation_level="AUTOCOMMIT",
        connect_args={"options": "-c default_transaction_read_only=on"},
    )


def _wait_for_turn(connection: sa.Connection) -> None:
    # one writer at a time, as on the other database: nobody meets a deadlock or a lost update,
    # and the rows of the trail stand in the order of the changes
    connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITERS})")


def prepare_empty(engine: sa.Engine) -> None:
    """Make sure that PostGIS is there before the tables are."""
    try:
        with engine.begin() as connection:
            connection.exec_driver_sql("CREATE EXTENSION IF NOT EXISTS postgis")
            connection.exec_driver_sql("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    except sa.exc.DBAPIError as error:
        raise DatabaseError(
            f"PostGIS atau pg_trgm belum terpasang di basis data ini ({error.orig}). Minta "
            "administrator: CREATE EXTENSION postgis; CREATE EXTENSION pg_trgm;",
            f"PostGIS or pg_trgm is not available in this database ({error.orig}). Ask its "
            "administrator for: CREATE EXTENSION postgis; CREATE EXTENSION pg_trgm;",
        ) from error


def refuse_foreign(connection: sa.Connection) -> None:
    """Other tables may live beside ours in a PostgreSQL database; only a clash is refused."""
    names = set(sa.inspect(connection).get_table_names())
    if "kegiatan" in names and "katalog" not in names:
        raise DatabaseError(
            "Basis data ini sudah punya tabel 'kegiatan' milik sistem lain. Pakai basis data baru.",
            "This database already has another system's table 'kegiatan'. Use a new database.",
        )


def install(connection: sa.Connection) -> None:
    """What a migration adds to bare tables: spatial and search indexes, append-only triggers."""
    for create in LARGE_INDEXES.values():
        connection.exec_driver_sql(create)
    # feature text is read whole and often: compressing it would cost more than it saves
    connection.exec_driver_sql("ALTER TABLE terbitan_fitur ALTER COLUMN fitur SET STORAGE EXTERNAL")
    connection.exec_driver_sql(
        "CREATE FUNCTION tolak_perubahan() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "RAISE EXCEPTION '%%: baris tidak boleh diubah atau dihapus', TG_TABLE_NAME; END $$"
    )
    for table in ("progres_fisik", "progres_keuangan"):
        keep_rows(connection, table)


def keep_rows(connection: sa.Connection, table: str) -> None:
    """From now on nobody changes or removes a row of `table`."""
    connection.exec_driver_sql(
        f"CREATE TRIGGER {table}_ditolak BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION tolak_perubahan()"
    )


def hide_tables(_: sa.Connection) -> None:
    """Nothing to do here: QGIS offers what has a registered geometry column."""


def uninstall(connection: sa.Connection) -> None:
    """Undo `install`, as far as the tables' own removal does not."""
    for name in _views(connection):
        connection.exec_driver_sql(f'DROP VIEW IF EXISTS "{name}"')
    connection.exec_driver_sql("DROP FUNCTION IF EXISTS tolak_perubahan CASCADE")


def replace_views(connection: sa.Connection, views: dict[str, tuple[str, str]]) -> None:
    """Make the readable layers: view name → (title, SELECT). Others of ours go."""
    for name in _views(connection):
        connection.exec_driver_sql(f'DROP VIEW "{name}"')
    for name, (title, select) in views.items():
        connection.exec_driver_sql(f'CREATE VIEW "{name}" AS {select}'.replace("%", "%%"))
        comment = ("SiPURBO: " + title).replace("'", "''").replace("%", "%%")
        connection.exec_driver_sql(f"COMMENT ON VIEW \"{name}\" IS '{comment}'")


def _views(connection: sa.Connection) -> list[str]:
    found = connection.exec_driver_sql(
        "SELECT c.relname FROM pg_class c WHERE c.relkind = 'v' AND pg_table_is_visible(c.oid) "
        "AND obj_description(c.oid, 'pg_class') LIKE 'SiPURBO: %%'"
    )
    return [row[0] for row in found]


def fid(column: str) -> str:
    """The key of a view."""
    return column


def json_value(document: str, key: str, kind: str) -> str:
    """SQL for one value of a JSON text column as `kind` (text, integer, number)."""
    types = {"integer": "bigint", "number": "double precision"}
    return f"(({document})::jsonb ->> '{key}')::{types.get(kind, 'text')}"


def among(column: sa.Column[Any], values: Collection[Any]) -> ColumnElement[bool]:
    """Whether the column has one of many values, sent as one value and not as thousands."""
    return column == sa.any_(sa.literal(list(values), ARRAY(column.type)))


def in_bbox(table: sa.FromClause, bbox: Bbox) -> ColumnElement[bool]:
    """Envelope first (by the GiST index where the table has one), then the geometry itself."""
    box = sa.func.ST_MakeEnvelope(*bbox, 4326)
    geom = sa.type_coerce(table.c.geom, sa.Text)
    return sa.and_(geom.op("&&")(box), sa.func.ST_Intersects(geom, box))


def contains_text(table: sa.FromClause, word: str) -> ColumnElement[bool]:
    """Whether the normalised `word` stands somewhere in the search text."""
    return table.c.cari.like(f"%{word}%")


def optimise(engine: sa.Engine) -> None:
    """Refresh the planner's statistics after a large change."""
    with engine.connect() as connection:
        connection.execution_options(isolation_level="AUTOCOMMIT").exec_driver_sql("ANALYZE")


def backup(engine: sa.Engine, target: Path) -> None:
    """A dump in PostgreSQL's own format, made by pg_dump."""
    program = shutil.which("pg_dump")
    if program is None:
        raise DatabaseError(
            "pg_dump tidak ditemukan. Pasang paket postgresql-client.",
            "pg_dump was not found. Install the package postgresql-client.",
        )
    url = engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
    subprocess.run(  # noqa: S603 - the program is pg_dump itself, the address our own setting
        [program, "--format=custom", f"--file={target}", f"--dbname={url}"], check=True
    )


def explain(connection: sa.Connection, statement: sa.Select[Any]) -> str:
    """The plan of a statement, for tests that guard the indexes."""
    compiled = statement.compile(connection, compile_kwargs={"literal_binds": True})
    rows = connection.exec_driver_sql(f"EXPLAIN {compiled}")
    return "\n".join(row[0] for row in rows)
