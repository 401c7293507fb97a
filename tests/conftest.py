"""What every test may ask for: an empty catalogue on each database, the themes, the shared data."""

from __future__ import annotations

import shutil
import signal
import uuid
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest
from jinja2 import FileSystemBytecodeCache

from sipurbo_geo.settings import Settings, shipped

from .needs import SHARED_DATA, missing
from .postgres import Server, ServerMissingError, running_server
from .queries import QueryCount, counted_queries

if TYPE_CHECKING:
    from sipurbo_geo.database.engine import Catalogue
    from sipurbo_geo.model.peran import Pelaku, Peran
    from sipurbo_geo.registry import Registry

    from .filling import Fill

# a busy machine is no reason for a test to fail
hypothesis.settings.register_profile("tests", deadline=None)
hypothesis.settings.load_profile("tests")

BOTH = [
    pytest.param("geopackage", id="geopackage"),
    pytest.param("postgis", id="postgis", marks=pytest.mark.postgis),
]


def pytest_configure() -> None:
    """A run that is told to end takes down what it has set up, as after Ctrl-C."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files with slow tests begin, browsers follow; many small tests fill the end of the run."""
    tests = Counter(item.path for item in items)
    slow = _files_with(items, "slow")
    browser = _files_with(items, "browser")
    items.sort(
        key=lambda item: (
            item.path not in slow,
            item.path not in browser,
            -tests[item.path],
            item.path,
        )
    )


def _files_with(items: list[pytest.Item], marker: str) -> set[Path]:
    return {item.path for item in items if item.get_closest_marker(marker)}


@pytest.fixture(scope="session", autouse=True)
def _templates_are_compiled_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Every application of a run compiles the same pages; a changed page is compiled anew."""
    from flask import Flask

    kept = FileSystemBytecodeCache(str(tmp_path_factory.mktemp("templates")))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Flask, "jinja_options", {"bytecode_cache": kept})
        yield


@pytest.fixture(scope="session")
def registry() -> Registry:
    """The themes and units that ship with the program."""
    from sipurbo_geo.registry import load_registry

    return load_registry(shipped("layers"))


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The real data that stands beside a checkout and never inside it."""
    if not SHARED_DATA.is_dir():
        missing("the folder ../shared/data does not stand beside this checkout")
    return SHARED_DATA


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A running PostgreSQL server with PostGIS."""
    try:
        with running_server() as server:
            yield server
    except ServerMissingError as error:
        missing(str(error))


@pytest.fixture(scope="session")
def empty_geopackage(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated, empty GeoPackage, to be copied: a copy costs a hundredth of the migrations."""
    path = tmp_path_factory.mktemp("template") / "kosong.gpkg"
    _migrate(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def empty_postgis(postgres: Server) -> Iterator[str]:
    """The name of a migrated, empty database, to be used as a template."""
    name = _new_name()
    _migrate(postgres.create(name))
    yield name
    postgres.drop(name)


@pytest.fixture(scope="session")
def geopackage_filled_by(
    empty_geopackage: Path, registry: Registry, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[Fill], Path]:
    """A GeoPackage of what a function fills in, to be copied: it is filled once."""
    from .filling import fill_at

    folder = tmp_path_factory.mktemp("filled")

    @cache
    def filled(fill: Fill) -> Path:
        path = shutil.copyfile(empty_geopackage, folder / f"{_new_name()}.gpkg")
        fill_at(f"sqlite:///{path}", fill, registry)
        return path

    return filled


@pytest.fixture(scope="session")
def postgis_filled_by(
    postgres: Server, empty_postgis: str, registry: Registry
) -> Iterator[Callable[[Fill], str]]:
    """The name of a database of what a function fills in, to be used as a template."""
    from .filling import fill_at

    names = []

    @cache
    def filled(fill: Fill) -> str:
        names.append(name := _new_name())
        fill_at(postgres.create(name, empty_postgis), fill, registry)
        return name

    yield filled
    for name in names:
        postgres.drop(name)


@pytest.fixture
def filling() -> Fill:
    """What every catalogue holds at first: nothing, where a folder does not say otherwise."""
    from .filling import nothing

    return nothing


@pytest.fixture
def geopackage_url(
    geopackage_filled_by: Callable[[Fill], Path], filling: Fill, tmp_path: Path
) -> str:
    """The address of a GeoPackage of this test's own, with what `filling` says."""
    path = shutil.copyfile(geopackage_filled_by(filling), tmp_path / "tebo.gpkg")
    return f"sqlite:///{path}"


@pytest.fixture
def postgis_url(
    postgres: Server, postgis_filled_by: Callable[[Fill], str], filling: Fill
) -> Iterator[str]:
    """The address of a PostGIS database of this test's own, with what `filling` says."""
    name = _new_name()
    yield postgres.create(name, postgis_filled_by(filling))
    postgres.drop(name)


@pytest.fixture
def another_postgis_url(postgres: Server, empty_postgis: str) -> Iterator[str]:
    """The address of a second empty PostGIS database, to compare with the first."""
    name = _new_name()
    yield postgres.create(name, empty_postgis)
    postgres.drop(name)


@pytest.fixture(params=BOTH)
def database_kind(request: pytest.FixtureRequest) -> str:
    """ "geopackage", then "postgis": what asks for it runs on both."""
    kind: str = request.param
    return kind


@pytest.fixture
def catalogue_url(
    request: pytest.FixtureRequest,
    database_kind: str,
    filling: Fill,  # noqa: ARG001 - named, so that a test may give it
) -> str:
    """The address of a migrated catalogue on either database, with what `filling` says."""
    url: str = request.getfixturevalue(f"{database_kind}_url")
    return url


@pytest.fixture
def catalogue(catalogue_url: str) -> Iterator[Catalogue]:
    """A migrated catalogue on either database, with what `filling` says."""
    from sipurbo_geo.database.engine import open_catalogue

    opened = open_catalogue(catalogue_url)
    yield opened
    opened.close()


@contextmanager
def own_catalogue(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Catalogue]:
    """An empty catalogue for a fixture that lasts longer than a test; `params=BOTH` names which."""
    from sipurbo_geo.database.engine import open_catalogue

    if request.param == "geopackage":
        template = request.getfixturevalue("empty_geopackage")
        path = shutil.copyfile(template, tmp_path_factory.mktemp("own") / "tebo.gpkg")
        opened = open_catalogue(f"sqlite:///{path}")
        yield opened
        opened.close()
        return
    postgres, name = request.getfixturevalue("postgres"), _new_name()
    opened = open_catalogue(postgres.create(name, request.getfixturevalue("empty_postgis")))
    yield opened
    opened.close()
    postgres.drop(name)


@pytest.fixture
def settings(catalogue_url: str, tmp_path: Path) -> Settings:
    """Settings for the same catalogue that `catalogue` opens."""
    return Settings(
        database_url=catalogue_url,
        secret_key="rahasia-untuk-uji",
        media=tmp_path / "media",
    )


@pytest.fixture
def query_count() -> Iterator[QueryCount]:
    """Counts statements from here on: `query_count.clear()`, act, look at `.total`."""
    with counted_queries() as count:
        yield count


@pytest.fixture
def kantor(catalogue: Catalogue, registry: Registry) -> Catalogue:
    """A catalogue with boundaries and one account a role, named as the role, all of one unit."""
    from .kantor import open_office

    open_office(catalogue, registry)
    return catalogue


@pytest.fixture
def pelaku_as(kantor: Catalogue) -> Callable[[Peran], Pelaku]:
    """The person behind a role's account, for calling verbs without a page."""
    from sipurbo_geo.query.kantor.pengguna import find_akun

    def find(peran: Peran) -> Pelaku:
        with kantor.reading_register() as conn:
            akun = find_akun(conn, peran.value)
        assert akun is not None
        return akun.pelaku

    return find


def _migrate(url: str) -> None:
    from sipurbo_geo.database.engine import open_catalogue

    open_catalogue(url).close()


def _new_name() -> str:
    return f"sipurbo_{uuid.uuid4().hex[:12]}"
