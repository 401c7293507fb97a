"""A client of the small district, on both databases."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient

from sipurbo_geo.settings import Settings
from tests.clients.conftest import fill_small
from tests.filling import Fill
from webmap import create_app


@pytest.fixture
def filling() -> Fill:
    """Every catalogue of this folder holds a kegiatan a theme and some special ones."""
    return fill_small


@pytest.fixture
def app(settings: Settings) -> Iterator[Flask]:
    """The application over it."""
    made = create_app(settings)
    yield made
    made.extensions["sipurbo"].catalogue.close()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """Somebody who knows no account."""
    return app.test_client()
