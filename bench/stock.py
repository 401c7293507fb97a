"""Filled catalogues, kept from one run to the next while nothing that made them has changed."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import sql

from sipurbo_geo.database.engine import Catalogue, open_catalogue
from sipurbo_geo.registry import Registry
from tests.postgres import Server, running_server

from .fill import Tell, copy_to_postgis, fill

ROOT = Path(__file__).resolve().parent.parent
_MAKERS = ("bench/*.py", "layers/*.toml", "sipurbo_geo/[cdm]*/**/*.py", "sipurbo_geo/registry*")


@dataclass(frozen=True, slots=True)
class Stock:
    """Where the catalogues lie, and how to make one that is not there."""

    folder: Path
    server: Server | None
    registry: Registry
    tell: Tell
    #: of everything that decides what a filled catalogue holds
    fingerprint: str

    def url(self, kind: str, count: int) -> str:
        """The address of a catalogue of `count` kegiatan on "geopackage" or "postgis"."""
        return self._geopackage(count) if kind == "geopackage" else self._postgis(count)

    def libpq(self, count: int) -> str:
        """The address of the PostGIS catalogue for psql and GDAL."""
        return self._server.libpq(self._name(count))

    @contextmanager
    def copied(self, kind: str, count: int, folder: Path) -> Iterator[str]:
        """The address of a copy of that catalogue, to write into; gone when the block ends."""
        if kind == "geopackage":
            source = Path(self.url(kind, count).removeprefix("sqlite:///"))
            copy = shutil.copyfile(source, folder / "copy.gpkg")
            yield f"sqlite:///{copy}"
            return
        name = f"{self._name(count)}_copy"
        self.url(kind, count)
        self._server.drop(name)
        try:
            yield self._server.create(name, self._name(count))
        finally:
            self._server.drop(name)

    def scratch(self, name: str) -> str:
        """The address of a new, empty PostGIS database called `name`."""
        self._server.drop(name)
        return self._server.create(name)

    def scratch_libpq(self, name: str) -> str:
        """The same database for psql and GDAL."""
        return self._server.libpq(name)

    @property
    def _server(self) -> Server:
        if self.server is None:
            raise RuntimeError("no PostgreSQL server was started for this run")
        return self.server

    def _geopackage(self, count: int) -> str:
        path = self.folder / f"{self._name(count)}.gpkg"
        if not path.exists():
            for old in self.folder.glob(f"sipurbo_bench_{count}_*.gpkg*"):
                old.unlink()
            part = path.with_suffix(".part.gpkg")
            self.tell(f"geopackage: filling {count:,} kegiatan")
            with _opened(f"sqlite:///{part}") as catalogue:
                fill(catalogue, self.registry, count, self.tell)
            part.rename(path)
        return f"sqlite:///{path}"

    def _postgis(self, count: int) -> str:
        name = self._name(count)
        existing = self._databases()
        if name not in existing:
            for old in existing:
                if old.startswith(f"sipurbo_bench_{count}_"):
                    self._server.drop(old)
            source = self._geopackage(count)
            self.tell(f"postgis: copying {count:,} kegiatan")
            part = f"{name}_part"
            with _opened(source) as full, _opened(self._server.create(part)) as empty:
                copy_to_postgis(full, empty, self.registry, self.tell)
            self._settle(part, name)
        return self._server.url(name)

    def _databases(self) -> list[str]:
        with psycopg.connect(self._server.address) as connection:
            return [row[0] for row in connection.execute("SELECT datname FROM pg_database")]

    def _settle(self, part: str, name: str) -> None:
        # what autovacuum does sooner or later on a server that runs for days
        with psycopg.connect(self._server.libpq(part), autocommit=True) as connection:
            connection.execute("VACUUM (ANALYZE)")
        with psycopg.connect(self._server.address, autocommit=True) as connection:
            rename = sql.SQL("ALTER DATABASE {} RENAME TO {}")
            connection.execute(rename.format(sql.Identifier(part), sql.Identifier(name)))

    def _name(self, count: int) -> str:
        return f"sipurbo_bench_{count}_{self.fingerprint}"


@contextmanager
def opened_stock(
    folder: Path, kinds: tuple[str, ...], registry: Registry, tell: Tell
) -> Iterator[Stock]:
    """The stock in `folder`, with a PostgreSQL server when "postgis" is among `kinds`."""
    folder.mkdir(parents=True, exist_ok=True)
    if "postgis" not in kinds:
        yield Stock(folder, None, registry, tell, _fingerprint())
        return
    with running_server(keep=folder / "postgres") as server:
        yield Stock(folder, server, registry, tell, _fingerprint())


@contextmanager
def _opened(url: str) -> Iterator[Catalogue]:
    catalogue = open_catalogue(url)
    try:
        yield catalogue
    finally:
        catalogue.close()


def _fingerprint() -> str:
    mark = hashlib.sha256()
    for pattern in _MAKERS:
        for path in sorted(ROOT.glob(pattern)):
            if path.is_file():
                mark.update(path.read_bytes())
    return mark.hexdigest()[:8]
