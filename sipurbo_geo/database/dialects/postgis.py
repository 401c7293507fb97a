"""PostgreSQL with PostGIS, through psycopg 3."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.sql.elements import ColumnElement

from ...errors import DatabaseError
from ...model.filter import Bbox
from .postgis_bulk import LARGE_INDEXES, first_load, insert_many, new_ids, rows_aside
from .postgis_connect import create_engines, create_reader, install_extensions, require_there
from .postgis_copy import ENDING, KIND, MARK, alone, backup, incoming
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
from .postgis_views import list_views, uninstall

# connections, copies, bulk, streams and expressions have rooms of their own, but are asked for here
__all__ = [
    "ENDING",
    "KIND",
    "MARK",
    "alone",
    "as_double",
    "backup",
    "create_engines",
    "create_reader",
    "decode_geometries",
    "decode_starts",
    "fetch_row",
    "first_load",
    "folded",
    "holds",
    "incoming",
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
    "require_there",
    "rows_aside",
    "stored_geometry",
    "stored_start",
    "stream_select",
    "stream_text",
    "uninstall",
]


def prepare_empty(engine: sa.Engine) -> None:
    """Make sure that PostGIS is there before the tables are."""
    with engine.begin() as connection:
        install_extensions(connection)


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


def replace_views(connection: sa.Connection, views: dict[str, tuple[str, str]]) -> None:
    """Make the readable layers: view name → (title, SELECT). Others of ours go."""
    for name in list_views(connection):
        connection.exec_driver_sql(f'DROP VIEW "{name}"')
    for name, (title, select) in views.items():
        connection.exec_driver_sql(f'CREATE VIEW "{name}" AS {select}'.replace("%", "%%"))
        comment = ("SiPURBO: " + title).replace("'", "''").replace("%", "%%")
        connection.exec_driver_sql(f"COMMENT ON VIEW \"{name}\" IS '{comment}'")


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


def explain(connection: sa.Connection, statement: sa.Select[Any]) -> str:
    """The plan of a statement, for tests that guard the indexes."""
    compiled = statement.compile(connection, compile_kwargs={"literal_binds": True})
    rows = connection.exec_driver_sql(f"EXPLAIN {compiled}")
    return "\n".join(row[0] for row in rows)
