"""Connections to a GeoPackage: to write, to read beside the writer or only, to be alone with it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from ...errors import DatabaseError, UsageError
from .. import geometry_blob
from ..types import to_json

_WAIT = "busy_timeout = 30000"
_MAPPED = "mmap_size = 1073741824"
_LONE = ("locking_mode = EXCLUSIVE", "busy_timeout = 2000")
_LIVING = (_WAIT, "journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON", _MAPPED)
#: the version of the schema is read so that a file of another kind is found out at once
_READING = (_WAIT, "query_only = ON", "schema_version", _MAPPED)


def create_engines(url: sa.URL, read_url: sa.URL | None) -> tuple[sa.Engine, sa.Engine]:
    """A writing engine (BEGIN IMMEDIATE) and a reading one (single statements)."""
    _refuse_nowhere(url)
    write = sa.create_engine(url, json_serializer=to_json)
    sa.event.listen(write, "connect", _prepared(_LIVING))
    sa.event.listen(write, "begin", _begin_immediate)
    read = sa.create_engine(
        read_url or url, isolation_level="AUTOCOMMIT", pool_reset_on_return=None, pool_size=32
    )
    sa.event.listen(read, "connect", _prepared(_LIVING))
    return write, read


def create_lone(url: sa.URL) -> sa.Engine:
    """An engine whose one connection keeps everybody else out of the file, from the beginning."""
    _refuse_nowhere(url)
    lone = sa.create_engine(url, poolclass=sa.StaticPool, isolation_level="AUTOCOMMIT")
    sa.event.listen(lone, "connect", _prepared(_LONE))
    sa.event.listen(lone, "connect", _hold)
    return lone


def require_there(url: sa.URL) -> None:
    """Raise `DatabaseError` where a new file would have to be made."""
    if not Path(url.database or "").is_file():
        raise DatabaseError(
            f"Berkas {url.database} tidak ada. Periksa namanya, atau buat katalog baru: "
            "sipurbo init",
            f"There is no file {url.database}. Check its name, or make a new catalogue: "
            "sipurbo init",
        )


def create_reader(url: sa.URL) -> sa.Engine:
    """An engine that only reads, each time on a connection of its own, and leaves no trace."""
    require_there(url)
    path = Path(url.database or "").absolute()
    reader = sa.create_engine(
        url,
        creator=lambda: connect_to_read(path),
        poolclass=sa.NullPool,
        isolation_level="AUTOCOMMIT",
    )
    sa.event.listen(reader, "connect", _prepared(_READING))
    return reader


def connect_to_read(path: Path) -> sqlite3.Connection:
    """A connection that only reads the file at the absolute `path`."""
    # whoever opens a file that nobody writes to would leave an empty -wal and -shm beside it
    living = path.with_name(f"{path.name}-wal").exists()
    how = "mode=ro" if living else "immutable=1"
    return sqlite3.connect(f"{path.as_uri()}?{how}", uri=True, check_same_thread=False)


def _refuse_nowhere(url: sa.URL) -> None:
    path = Path(url.database or "")
    if not url.database or url.database == ":memory:":
        raise DatabaseError(
            "Katalog GeoPackage harus berupa berkas: sqlite:///jalur/ke/tebo.gpkg",
            "A GeoPackage catalogue has to be a file: sqlite:///path/to/tebo.gpkg",
        )
    if not path.parent.is_dir():
        raise DatabaseError(
            f"Folder {path.parent} tidak ada; buat dahulu.",
            f"The folder {path.parent} does not exist; create it first.",
        )


def _prepared(pragmas: tuple[str, ...]) -> Callable[[sqlite3.Connection, object], None]:
    """What is to be done with a new connection."""
    return lambda connection, _: _prepare(connection, pragmas)


def _prepare(connection: sqlite3.Connection, pragmas: tuple[str, ...]) -> None:
    connection.isolation_level = None
    for pragma in pragmas:
        try:
            connection.execute(f"PRAGMA {pragma}")
        except sqlite3.DatabaseError as error:
            raise DatabaseError(
                f"Berkas katalog ini bukan GeoPackage yang dapat dibuka ({error}). Periksa "
                "SIPURBO_DATABASE_URL, atau pulihkan berkasnya dari cadangan.",
                f"The file of this catalogue is not a GeoPackage that can be opened ({error}). "
                "Check SIPURBO_DATABASE_URL, or restore the file from a backup.",
            ) from error
    for index, name in enumerate(("ST_MinX", "ST_MinY", "ST_MaxX", "ST_MaxY")):
        connection.create_function(name, 1, _edge(index), deterministic=True)
    connection.create_function("ST_IsEmpty", 1, lambda _: 0, deterministic=True)
    connection.create_function("bertemu_kotak", 5, geometry_blob.intersects_box, deterministic=True)
    connection.create_function("berelasi", 3, geometry_blob.relates, deterministic=True)


def _hold(connection: sqlite3.Connection, _: object) -> None:
    try:
        # in this mode of locking what was once locked stays so until the connection is closed
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")
    except sqlite3.OperationalError as error:
        raise UsageError(
            f"Katalog ini sedang dibuka program lain ({error}). Hentikan server dan impor, tutup "
            "QGIS, lalu ulangi.",
            f"Another program has this catalogue open ({error}). Stop the server and imports, "
            "close QGIS, then try again.",
        ) from error


def _edge(index: int) -> Any:
    return lambda blob: None if blob is None else geometry_blob.edge(blob, index)


def _begin_immediate(connection: sa.Connection) -> None:
    # a deferred BEGIN fails with "database is locked" when it turns into a write
    connection.exec_driver_sql("BEGIN IMMEDIATE")
