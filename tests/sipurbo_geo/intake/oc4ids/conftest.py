"""A catalogue that knows its district, for packages to come into."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from sipurbo_geo.catalogue.save_wilayah import save_wilayah
from sipurbo_geo.database.engine import Catalogue, open_catalogue
from tests.factories import make_wilayah


@pytest.fixture
def district(catalogue: Catalogue) -> Catalogue:
    """A catalogue that knows the district of `tests.factories`."""
    with catalogue.writing() as conn:
        save_wilayah(conn, make_wilayah())
    return catalogue


@pytest.fixture
def geopackage_district(geopackage_url: str) -> Iterator[Catalogue]:
    """The same in a GeoPackage, for what is decided before any database is asked."""
    opened = open_catalogue(geopackage_url)
    with opened.writing() as conn:
        save_wilayah(conn, make_wilayah())
    yield opened
    opened.close()
