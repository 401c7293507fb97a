"""One room per database, with the same function names in each; nothing else may differ."""

from __future__ import annotations

from types import ModuleType

import sqlalchemy as sa

from ...errors import UsageError
from . import geopackage, postgis


def dialect_of(url: str | sa.URL) -> ModuleType:
    """The room for the database behind `url`."""
    name = sa.make_url(url).get_backend_name()
    rooms = {"sqlite": geopackage, "postgresql": postgis}
    if name not in rooms:
        raise UsageError(
            f"Basis data '{name}' tidak dikenal. Pakai sqlite:///berkas.gpkg atau "
            "postgresql+psycopg://…",
            f"Unknown database '{name}'. Use sqlite:///file.gpkg or postgresql+psycopg://…",
        )
    return rooms[name]
