"""The GeoPackage file, through the standard library's sqlite3 and no native extension.

Source: OGC 12-128r18 (GeoPackage 1.3): application id, gpkg_* tables, extension gpkg_rtree_index.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any

import sqlalchemy as sa
from sqlalchemy.sql.elements import ColumnElement

from ...errors import DatabaseError
from ...model.filter import Bbox
from .geopackage_bulk import first_load, insert_many, new_ids, rows_aside
from .geopackage_connect import create_engines, create_reader, require_there
from .geopackage_copy import ENDING, KIND, MARK, alone, backup, incoming
from .geopackage_expressions import (
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
from .geopackage_mvt import layer_statement
from .geopackage_schema import (
    CORE,
    FEATURE_LAYER,
    HIDE_REGISTER,
    INDEX_EXTENSION,
    SEARCH,
    STORE,
    append_only,
    rtree,
)
from .geopackage_stream import (
    fetch_row,
    joined_statement,
    read_joined,
    read_page,
    read_rows,
    read_texts,
    stream_select,
    stream_text,
)

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
]

APPLICATION_ID = 0x47504B47  # "GPKG"
USER_VERSION = 10300


def prepare_empty(engine: sa.Engine) -> None:
    """Make a new file a GeoPackage before anything is written to it."""
    connection = engine.raw_connection()
    try:
        connection.cursor().executescript(
            f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {USER_VERSION};"
        )
    finally:
        connection.close()


def refuse_foreign(connection: sa.Connection) -> None:
    """Raise `DatabaseError` when the file holds something that is not our catalogue."""
    names = set(sa.inspect(connection).get_table_names())
    if names and "katalog" not in names:
        raise DatabaseError(
            "Berkas ini berisi data lain, bukan katalog SiPURBO-geo. Pilih nama berkas baru.",
            "This file holds other data, not a SiPURBO-geo catalogue. Choose a new file name.",
        )


def install(connection: sa.Connection) -> None:
    """What a migration adds to bare tables: GeoPackage metadata, indexes, append-only triggers."""
    for statement in (*CORE, *STORE, *rtree("terbitan", "geom"), *INDEX_EXTENSION, *SEARCH):
        connection.exec_driver_sql(statement)
    for table in ("progres_fisik", "progres_keuangan"):
        keep_rows(connection, table)
    register_layer(connection, "terbitan", "Semua kegiatan yang terbit")
    connection.exec_driver_sql(HIDE_REGISTER)


def keep_rows(connection: sa.Connection, table: str) -> None:
    """From now on nobody changes or removes a row of `table`."""
    for statement in append_only(table):
        connection.exec_driver_sql(statement)


def hide_tables(connection: sa.Connection) -> None:
    """Keep tables that a migration added out of what QGIS offers."""
    connection.exec_driver_sql(HIDE_REGISTER)


def uninstall(connection: sa.Connection) -> None:
    """Undo `install`."""
    for view in _views(connection):
        _drop_layer(connection, view)
    for name in ("terbitan_cari", "rtree_terbitan_geom"):
        connection.exec_driver_sql(f'DROP TABLE IF EXISTS "{name}"')


def register_layer(connection: sa.Connection, name: str, title: str) -> None:
    """List the table or view `name` (geometry column `geom`) so that GDAL and QGIS offer it."""
    for statement in FEATURE_LAYER:
        connection.execute(sa.text(statement), {"name": name, "title": title})


def replace_views(connection: sa.Connection, views: dict[str, tuple[str, str]]) -> None:
    """Make the readable layers: view name → (title, SELECT). Others of ours go."""
    for name in _views(connection):
        _drop_layer(connection, name)
    for name, (title, select) in views.items():
        connection.exec_driver_sql(f'CREATE VIEW "{name}" AS {select}')
        register_layer(connection, name, title)


def fid(column: str) -> str:
    """The key of a view under the name that GDAL knows as a feature id."""
    return f"{column} AS OGC_FID"


def json_value(document: str, key: str, kind: str) -> str:
    """SQL for one value of a JSON text column as `kind` (text, integer, number)."""
    types = {"integer": "INTEGER", "number": "REAL"}
    return f"CAST(json_extract({document}, '$.{key}') AS {types.get(kind, 'TEXT')})"


def _views(connection: sa.Connection) -> list[str]:
    found = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'view'")
    return [row[0] for row in found]


def _drop_layer(connection: sa.Connection, name: str) -> None:
    connection.exec_driver_sql("DELETE FROM gpkg_geometry_columns WHERE table_name = ?", (name,))
    connection.exec_driver_sql("DELETE FROM gpkg_contents WHERE table_name = ?", (name,))
    connection.exec_driver_sql(f'DROP VIEW IF EXISTS "{name}"')


def among(column: sa.Column[Any], values: Collection[Any]) -> ColumnElement[bool]:
    """Whether the column has one of many values, sent as one value and not as thousands."""
    listed = sa.func.json_each(json.dumps(list(values))).table_valued("value")
    return column.in_(sa.select(listed.c.value))


def in_bbox(table: sa.FromClause, bbox: Bbox) -> ColumnElement[bool]:
    """Envelope first (by the R*Tree where the table has one), then the geometry itself."""
    exact = sa.func.bertemu_kotak(sa.type_coerce(table.c.geom, sa.LargeBinary), *bbox) == 1
    if table.name != "terbitan":  # type: ignore[attr-defined]
        return exact
    return sa.and_(near(table, bbox), exact)


def contains_text(table: sa.FromClause, word: str) -> ColumnElement[bool]:
    """Whether the normalised `word` stands somewhere in the search text."""
    pattern = f"%{word}%"
    if table.name != "terbitan":  # type: ignore[attr-defined]
        return table.c.cari.like(pattern)
    search = sa.table("terbitan_cari", sa.column("rowid"), sa.column("cari"))
    return table.c.id.in_(sa.select(search.c.rowid).where(search.c.cari.like(pattern)))


def optimise(engine: sa.Engine) -> None:
    """Refresh the planner's statistics after a large change."""
    with engine.connect() as connection:
        connection.exec_driver_sql("ANALYZE")


def explain(connection: sa.Connection, statement: sa.Select[Any]) -> str:
    """The plan of a statement, for tests that guard the indexes."""
    compiled = statement.compile(connection, compile_kwargs={"literal_binds": True})
    rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {compiled}")
    return "\n".join(row[3] for row in rows)
