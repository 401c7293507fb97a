"""Copies of a GeoPackage: out of the living file, and back into it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

import sqlalchemy as sa

from ...errors import DatabaseError, UsageError
from .geopackage_connect import connect_to_read, create_engines, create_lone

#: how a copy begins, how its name ends, and what it is called
MARK, ENDING, KIND = b"SQLite format 3\0", ".gpkg", "GeoPackage"


def backup(connection: sa.Connection, target: Path) -> None:
    """A consistent copy of the living file, while others read and write.

    Raises `DatabaseError`.
    """
    try:
        with closing(sqlite3.connect(target)) as copy:
            _raw(connection).backup(copy)
    except sqlite3.Error as error:
        raise DatabaseError(
            f"Katalog tidak dapat disalin ke {target.name} ({error}).",
            f"The catalogue cannot be copied to {target.name} ({error}).",
        ) from error


@contextmanager
def alone(url: sa.URL) -> Iterator[sa.Connection]:
    """A connection to the file at `url`, there or not, that nobody else can open meanwhile.

    Raises `UsageError` when somebody has it open, `DatabaseError` when it cannot be opened.
    """
    path = Path(url.database or "")
    there = path.is_file()
    lone = create_lone(url)
    try:
        with lone.connect() as connection:
            try:
                yield connection
            except BaseException:
                # while it is held: afterwards it may be somebody else's
                if not there:
                    path.unlink(missing_ok=True)
                raise
    finally:
        lone.dispose()


@contextmanager
def incoming(target: sa.Connection, source: Path) -> Iterator[sa.Connection]:
    """A transaction on the contents of `source`; when it has ended well they stand in `target`.

    They are made ready beside the target and then written over it in one transaction of SQLite:
    whoever is killed meanwhile leaves the former contents. Raises `DatabaseError`, and `UsageError`
    where `source` is the target.
    """
    path = Path(target.engine.url.database or "").absolute()
    if path.samefile(source):
        raise UsageError(
            f"{source.name} adalah katalog itu sendiri. Sebut cadangannya.",
            f"{source.name} is the catalogue itself. Name the backup.",
        )
    with TemporaryDirectory(prefix=f".{path.name}.pulih-", dir=path.parent) as folder:
        ready = Path(folder) / path.name
        try:
            _copy_sound(source, ready)
        except sqlite3.OperationalError:  # a full disk, a lock: not the backup's fault
            raise
        except sqlite3.DatabaseError as error:
            raise DatabaseError(
                f"{source.name} rusak atau terpotong ({error}). Pakai cadangan yang lain.",
                f"{source.name} is damaged or cut off ({error}). Use another backup.",
            ) from error
        engine, reader = create_engines(sa.URL.create("sqlite", database=str(ready)), None)
        try:
            with engine.begin() as connection:
                yield connection
        finally:
            engine.dispose()
            reader.dispose()
        with closing(sqlite3.connect(ready)) as whole:
            whole.backup(_raw(target))


def _copy_sound(source: Path, ready: Path) -> None:
    with (
        closing(connect_to_read(source.absolute())) as given,
        closing(sqlite3.connect(ready)) as copy,
    ):
        # a backup waits for ever where somebody keeps the file to himself; this does not
        given.execute("PRAGMA schema_version").fetchone()
        given.backup(copy)
        (found,) = copy.execute("PRAGMA quick_check(1)").fetchone()
    if found != "ok":
        raise sqlite3.DatabaseError(found)


def _raw(connection: sa.Connection) -> sqlite3.Connection:
    return cast("sqlite3.Connection", connection.connection.driver_connection)
