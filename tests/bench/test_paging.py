"""A walk through the `next` links while a real writer inserts, changes and withdraws."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest

from bench.fill import save_district
from bench.generate import generate
from bench.paging import WALKS, walk_while_writing
from sipurbo_geo.catalogue.save_kegiatan import save_kegiatan
from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.registry import Registry
from sipurbo_geo.settings import Settings
from tests.conftest import BOTH, own_catalogue
from tests.serving import started

SIZE = 3000


@pytest.fixture(scope="module", params=BOTH)
def many(
    request: pytest.FixtureRequest, registry: Registry, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Catalogue]:
    """Some thousand kegiatan, of which every walk takes some away."""
    with own_catalogue(request, tmp_path_factory) as catalogue:
        save_district(catalogue)
        with catalogue.writing() as conn:
            save_kegiatan(conn, registry, [one.kegiatan for one in generate(registry, SIZE)])
        yield catalogue


@pytest.fixture(scope="module")
def port(many: Catalogue) -> Iterator[int]:
    """The real server over it, a process of its own."""
    url = many.engine.url.render_as_string(hide_password=False)
    with started(Settings(url, secret_key="uji")) as (_, address):
        yield urlsplit(address).port or 0


@pytest.mark.slow
@pytest.mark.parametrize("name", WALKS)
def test_who_survives_is_met_exactly_once(
    many: Catalogue, registry: Registry, port: int, name: str
) -> None:
    found = walk_while_writing(many, registry, port, name, 200)
    assert (found.missed, found.twice) == (0, 0)
    assert found.survivors > SIZE / 2
    assert found.pages > SIZE / 400
    assert found.changes >= found.pages
