"""A small district to page through and to filter."""

from __future__ import annotations

import pytest

from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.registry import Registry
from tests.clients.conftest import fill_small


@pytest.fixture
def small(catalogue: Catalogue, registry: Registry) -> Catalogue:
    """A kegiatan a theme, a crossing road, an unmapped one, five weekly reports."""
    fill_small(catalogue, registry)
    return catalogue
