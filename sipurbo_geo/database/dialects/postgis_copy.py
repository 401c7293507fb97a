"""Copies of a PostGIS catalogue: out by pg_dump, and back into a database by one transaction."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, cast

import sqlalchemy as sa

from ...errors import DatabaseError, UsageError
from ..tables import metadata
from .postgis_connect import NAME, create_engines, install_extensions
from .postgis_views import uninstall

#: how a copy begins, how its name ends, and what it is called
MARK, ENDING, KIND = b"PGDMP", ".dump", "PostgreSQL (pg_dump)"

#: for a process that has just ended, or a reader who is about to
_PATIENCE_S = 5
_OTHERS = """
    SELECT DISTINCT pid FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()
        AND application_name IN (%s, current_setting('application_name'))
"""
#: what belongs to the database and not to the catalogue in it
_NOT_OURS = re.compile(
    rb"\d+; \d+ \d+ (EXTENSION|SCHEMA|(COMMENT|ACL) - |DEFAULT ACL|TABLE DATA \S+ spatial_ref_sys )"
)
_GRANTS = """
    SELECT format('GRANT %%s ON %%I TO %%s', privilege_type, table_name,
                  CASE grantee WHEN 'PUBLIC' THEN 'PUBLIC' ELSE quote_ident(grantee) END)
    FROM information_schema.table_privileges
    WHERE table_schema = current_schema() AND table_name = ANY(%s) AND grantee <> current_user
"""


def backup(connection: sa.Connection, target: Path) -> None:
    """A dump in PostgreSQL's own format, made by pg_dump; raises `DatabaseError`."""
    url = connection.engine.url
    plain = url.set(drivername="postgresql", password=None).render_as_string(hide_password=False)
    told = ("--format=custom", f"--dbname={plain}", f"--file={target}")
    with _running("pg_dump", *told, what=target, password=url.password):
        pass


@contextmanager
def alone(url: sa.URL) -> Iterator[sa.Connection]:
    """One transaction on the database at `url`, while nothing else of ours works on it.

    Raises `UsageError` when a server or an import does.
    """
    engine, reader = create_engines(url, None)
    try:
        with reader.connect() as connection:
            _refuse_others(connection)
        reader.dispose()
        with engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()
        reader.dispose()


@contextmanager
def incoming(target: sa.Connection, source: Path) -> Iterator[sa.Connection]:
    """The transaction of `target`, in which the contents of `source` stand instead of the former.

    Who was allowed to read a table still is. Raises `DatabaseError`.
    """
    former = [name for name in _names() if sa.inspect(target).has_table(name)]
    grants = target.exec_driver_sql(_GRANTS, (former,)).scalars().all()
    # whoever reads on and on is not waited for: others would wait behind us
    target.exec_driver_sql(f"SET LOCAL lock_timeout = '{_PATIENCE_S}s'")
    uninstall(target)
    if former:
        target.exec_driver_sql(f"DROP TABLE {', '.join(former)}")
    install_extensions(target)
    _load(target, source)
    yield target
    for grant in grants:
        target.exec_driver_sql(grant)
    target.exec_driver_sql("ANALYZE")


def _names() -> list[str]:
    return [*metadata.tables, "alembic_version"]


def _refuse_others(connection: sa.Connection) -> None:
    until = time.monotonic() + _PATIENCE_S
    while others := connection.exec_driver_sql(_OTHERS, (NAME,)).scalars().all():
        if time.monotonic() > until:
            raise UsageError(
                "Basis data ini sedang dipakai SiPURBO-geo (proses PostgreSQL "
                f"{', '.join(map(str, others))}). Hentikan server dan impor, lalu ulangi.",
                "SiPURBO-geo is working on this database (PostgreSQL processes "
                f"{', '.join(map(str, others))}). Stop the server and imports, then try again.",
            )
        time.sleep(0.1)


def _load(target: sa.Connection, source: Path) -> None:
    with tempfile.NamedTemporaryFile() as wanted:
        with _running("pg_restore", "--list", str(source), what=source) as listed:
            wanted.writelines(line for line in listed if not _NOT_OURS.match(line))
        wanted.flush()
        told = ("--no-owner", "--no-privileges", f"--use-list={wanted.name}", "--file=-")
        with _running("pg_restore", *told, str(source), what=source) as script:
            _play(target, script)
    # the script sets an empty search path
    target.exec_driver_sql("RESET ALL")


def _play(target: sa.Connection, script: Iterator[bytes]) -> None:
    """Run what pg_restore writes: statements, and rows behind each COPY up to a line `\\.`."""
    raw: Any = target.connection.driver_connection
    waiting: list[bytes] = []
    with raw.cursor() as cursor:
        for line in script:
            if line.startswith(b"COPY ") and line.endswith(b" FROM stdin;\n"):
                cursor.execute(b"".join(waiting))
                waiting.clear()
                with cursor.copy(line) as copy:
                    for row in _rows(script):
                        copy.write(row)
            elif not line.startswith(b"\\"):  # a command of psql, such as \restrict
                waiting.append(line)
        cursor.execute(b"".join(waiting))


def _rows(script: Iterator[bytes]) -> Iterator[bytes]:
    for line in script:
        if line == b"\\.\n":
            return
        yield line


@contextmanager
def _running(
    name: str, *words: str, what: Path, password: str | None = None
) -> Iterator[IO[bytes]]:
    """What a program of PostgreSQL writes about the file `what`; `DatabaseError` when it fails.

    The password is not among the words, where the list of processes would show it.
    """
    program = shutil.which(name)
    if program is None:
        raise DatabaseError(
            f"{name} tidak ditemukan. Pasang paket postgresql-client.",
            f"{name} was not found. Install the package postgresql-client.",
        )
    secret = {"PGPASSWORD": password} if password else {}
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(  # noqa: S603 - a program of PostgreSQL, our own settings
            [program, *words], stdout=subprocess.PIPE, stderr=said, env=os.environ | secret
        )
        written = cast("IO[bytes]", process.stdout)
        try:
            yield written
        finally:
            written.close()
            failed = process.wait()
        if failed:
            said.seek(0)
            told = said.read().decode(errors="replace").strip()
            raise DatabaseError(
                f"{name} gagal untuk {what.name}: {told}", f"{name} failed for {what.name}: {told}"
            )
