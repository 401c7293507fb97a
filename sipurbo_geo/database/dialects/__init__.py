"""One room per database, with the same function names in each; nothing else may differ."""

from __future__ import annotations

from collections.abc import Collection
from types import ModuleType
from typing import Any

import sqlalchemy as sa
from sqlalchemy.sql.elements import ColumnElement

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


def among(
    conn: sa.Connection, column: sa.Column[Any], values: Collection[Any]
) -> ColumnElement[bool]:
    """Whether the column has one of many values; for thousands of them lighter than IN."""
    found: ColumnElement[bool] = dialect_of(conn.engine.url).among(column, values)
    return found
