"""An older catalogue gets its weekly reports as rows from the texts in which they stand."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import command

from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.database.migrate import alembic_config
from sipurbo_geo.database.tables import terbitan_progres
from sipurbo_geo.registry import Registry
from tests.clients.conftest import fill_small


def _weeks(catalogue: Catalogue) -> list[tuple[Any, ...]]:
    asked = sa.select(terbitan_progres).order_by(*terbitan_progres.primary_key)
    with catalogue.reading() as conn:
        return [tuple(row) for row in conn.execute(asked)]


def test_the_rows_are_those_that_publishing_would_have_written(
    catalogue: Catalogue, registry: Registry
) -> None:
    fill_small(catalogue, registry)
    published = _weeks(catalogue)
    config: Any = alembic_config()
    with catalogue.engine.begin() as conn:
        config.attributes["connection"] = conn
        command.downgrade(config, "0004")
    with catalogue.engine.begin() as conn:
        config.attributes["connection"] = conn
        command.upgrade(config, "0005")
    assert _weeks(catalogue) == published
    assert len(published) == 5
