"""A small served catalogue with a kegiatan of each theme, a crossing road and an unmapped one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient

from sipurbo_geo.catalogue.save_kegiatan import save_kegiatan
from sipurbo_geo.catalogue.save_wilayah import save_wilayah
from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.registry import Registry
from sipurbo_geo.settings import Settings
from tests.factories import make_crossing, make_each_theme, make_unmapped, make_wilayah
from webmap import create_app


@pytest.fixture
def client(catalogue: Catalogue, registry: Registry, settings: Settings) -> Iterator[FlaskClient]:
    with catalogue.writing() as conn:
        save_wilayah(conn, make_wilayah())
        rows = [make_crossing(), make_unmapped(), *make_each_theme(registry)]
        save_kegiatan(conn, registry, rows)
    app = create_app(settings)
    yield app.test_client()
    app.extensions["sipurbo"].catalogue.close()
