"""A PostgreSQL server of our own for one test run: started in a new folder, gone afterwards.

It starts in about half a second, so every test process has its own and none waits for another.
"""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

from .ending import ending_with_us
from .ports import held_port

ENV_URL = "SIPURBO_TEST_POSTGRES_URL"
_DRIVER = "postgresql+psycopg"
#: half a second on a machine that has nothing else to do
_PATIENCE_S = 120
#: files in memory, where the system has them: there a database costs a twentieth to copy
_IN_MEMORY = Path("/dev/shm")
_ROOM_BYTES = 4 * 1024**3

# Nothing here outlives the run, so nothing is forced to the disk.
_OPTIONS = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "max_connections": "100",
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
}


class ServerMissingError(Exception):
    """No PostgreSQL server is installed here, or it does not start."""


@dataclass(frozen=True, slots=True)
class Server:
    """A running server; `address` is the libpq address of its maintenance database."""

    address: str

    def libpq(self, database: str) -> str:
        """The address of `database` for psycopg, psql and GDAL."""
        return urlunsplit(urlsplit(self.address)._replace(path=f"/{database}"))

    def url(self, database: str) -> str:
        """The address of `database` as `SIPURBO_DATABASE_URL` takes it."""
        return urlunsplit(urlsplit(self.libpq(database))._replace(scheme=_DRIVER))

    def create(self, database: str, template: str = "template1") -> str:
        """Make `database` as a copy of `template`; returns its `url`."""
        self._do("CREATE DATABASE {} TEMPLATE {}", database, template)
        return self.url(database)

    def drop(self, database: str) -> None:
        """Remove `database`, whoever is still connected."""
        self._do("DROP DATABASE IF EXISTS {} WITH (FORCE)", database)

    def _do(self, statement: str, *names: str) -> None:
        with psycopg.connect(self.address, autocommit=True) as connection:
            connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))


@contextmanager
def running_server(keep: Path | None = None) -> Iterator[Server]:
    """The server that `SIPURBO_TEST_POSTGRES_URL` names, or one started for this run.

    Its databases are kept in the folder `keep` for the next run, or else thrown away.
    """
    existing = os.environ.get(ENV_URL)
    if existing:
        yield Server(urlunsplit(urlsplit(existing)._replace(scheme="postgresql")))
        return
    folder = keep or Path(tempfile.mkdtemp(prefix="sipurbo-postgres-", dir=_quick_folder()))
    try:
        with _started_server(folder) as server:
            yield server
    finally:
        if not keep:
            shutil.rmtree(folder, ignore_errors=True)


def _quick_folder() -> Path | None:
    """Where files live in memory, if there is room; None stands for the usual place."""
    with suppress(OSError):
        if os.access(_IN_MEMORY, os.W_OK) and shutil.disk_usage(_IN_MEMORY).free > _ROOM_BYTES:
            return _IN_MEMORY
    return None


@contextmanager
def _started_server(folder: Path) -> Iterator[Server]:
    binaries = find_binaries()
    user = _unprivileged_user()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if user:
        shutil.chown(folder, user)
    if not (folder / "data" / "PG_VERSION").exists():
        _init(binaries, folder / "data", user)
    with held_port() as port:
        process = _start(binaries, folder, port, user)
        try:
            server = Server(f"postgresql://postgres@127.0.0.1:{port}/postgres")
            _wait_until_ready(server, process, folder / "log")
            yield server
        finally:
            process.send_signal(signal.SIGINT)  # "fast": open sessions are cut off
            process.wait(_PATIENCE_S)


def find_binaries() -> Path:
    """The folder with `initdb` and `postgres`; raises `ServerMissingError`."""
    candidates = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: p.parent.name, reverse=True
    )
    with suppress(OSError, subprocess.CalledProcessError):
        shown = subprocess.run(
            ["pg_config", "--bindir"], capture_output=True, text=True, check=True
        ).stdout
        candidates.insert(0, Path(shown.strip()))
    for folder in candidates:
        if (folder / "initdb").exists() and (folder / "postgres").exists():
            return folder
    raise ServerMissingError("PostgreSQL is not installed: apt-get install postgresql postgis")


def _unprivileged_user() -> str | None:
    """Whom to run the server as: it refuses root."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        with suppress(KeyError):
            return pwd.getpwnam(name).pw_name
    raise ServerMissingError("root cannot run PostgreSQL, and there is no user 'postgres'")


def _init(binaries: Path, data: Path, user: str | None) -> None:
    call = [str(binaries / "initdb"), "-D", str(data), "-U", "postgres", "--auth=trust"]
    done = subprocess.run(
        [*call, "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"],
        capture_output=True,
        text=True,
        check=False,
        cwd="/",
        user=user,
    )
    if done.returncode:
        raise ServerMissingError(f"initdb failed: {done.stderr.strip()}")


def _start(binaries: Path, folder: Path, port: int, user: str | None) -> subprocess.Popen[bytes]:
    options = [f"--{name}={value}" for name, value in {**_OPTIONS, "port": str(port)}.items()]
    call = [str(binaries / "postgres"), "-D", str(folder / "data"), *options]
    with (folder / "log").open("wb") as log:
        return subprocess.Popen(
            ending_with_us(call, "INT"),
            stdout=log,
            stderr=subprocess.STDOUT,
            cwd="/",
            user=user,
            start_new_session=True,  # Ctrl-C stops the tests; the server is stopped by them
        )


def _wait_until_ready(server: Server, process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + _PATIENCE_S
    while time.monotonic() < until and process.poll() is None:
        with suppress(psycopg.OperationalError):
            psycopg.connect(server.address, connect_timeout=5).close()
            return
        time.sleep(0.05)
    raise ServerMissingError(f"PostgreSQL does not start:\n{log.read_text(errors='replace')}")
