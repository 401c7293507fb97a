"""A client of the small district, known to the outside as https://data.example."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from sipurbo_geo.settings import Settings
from tests.clients.conftest import fill_small
from tests.filling import Fill
from webmap import create_app

SITE = "https://data.example"


@pytest.fixture
def filling() -> Fill:
    """Every catalogue of this folder holds a kegiatan a theme and some special ones."""
    return fill_small


@pytest.fixture
def client(settings: Settings) -> Iterator[FlaskClient]:
    """Somebody who knows no account."""
    made = create_app(replace(settings, public_url=SITE))
    yield made.test_client()
    made.extensions["sipurbo"].catalogue.close()
