"""A client of the small district, on both databases."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient

from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.registry import Registry
from sipurbo_geo.settings import Settings
from tests.clients.conftest import fill_small
from webmap import create_app


@pytest.fixture
def app(catalogue: Catalogue, registry: Registry, settings: Settings) -> Iterator[Flask]:
    """The application over a kegiatan a theme and some special ones."""
    fill_small(catalogue, registry)
    made = create_app(settings)
    yield made
    made.extensions["sipurbo"].catalogue.close()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """Somebody who knows no account."""
    return app.test_client()
