"""One catalogue in a file, in PostGIS, and served from either."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bench.fill import copy_to_postgis
from sipurbo_geo.database.engine import open_catalogue
from sipurbo_geo.registry import Registry
from sipurbo_geo.settings import Settings
from tests.clients.conftest import fill_small
from tests.postgres import Server
from tests.serving import serving


@dataclass(frozen=True)
class Tempat:
    """Where the same catalogue is: the file, the database, and a server over each."""

    berkas: Path
    postgis: str
    web: str
    web_postgis: str


@pytest.fixture(scope="module")
def filled(
    empty_geopackage: Path, registry: Registry, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The small district as a file that nobody has open."""
    path = tmp_path_factory.mktemp("klien") / "tebo.gpkg"
    shutil.copyfile(empty_geopackage, path)
    catalogue = open_catalogue(f"sqlite:///{path}")
    fill_small(catalogue, registry)
    catalogue.close()
    return path


@pytest.fixture(scope="module")
def web(filled: Path) -> Iterator[str]:
    """A server over the file."""
    with serving(Settings(f"sqlite:///{filled}", secret_key="uji")) as address:
        yield address


@pytest.fixture(scope="module")
def tempat(
    filled: Path, web: str, postgres: Server, empty_postgis: str, registry: Registry
) -> Iterator[Tempat]:
    """The same rows, the moments of writing too, in all places."""
    url = postgres.create("sipurbo_klien", empty_postgis)
    source, target = open_catalogue(f"sqlite:///{filled}"), open_catalogue(url)
    copy_to_postgis(source, target, registry, lambda _: None)
    source.close()
    target.close()
    # whose pages speak English: the library's sentences stay what they are
    with serving(Settings(url, secret_key="uji", bahasa="en")) as address:
        yield Tempat(filled, url, web, address)
    postgres.drop("sipurbo_klien")
