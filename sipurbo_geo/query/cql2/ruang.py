"""What a filter can be asked about: the properties of a collection, as SQL."""

from __future__ import annotations

from collections.abc import Mapping
from types import ModuleType
from typing import Any, Protocol

import sqlalchemy as sa
from sqlalchemy.sql.elements import ColumnElement

from ...model.feature import Property
from .galat import unknown


class Ruang(Protocol):
    """A collection, as far as filters and orders see it. `room` knows its database."""

    room: ModuleType
    #: what may be asked, by name
    queryables: Mapping[str, Property]
    #: the table with the column `geom`, or None where nothing has a place
    place: sa.FromClause | None

    def column(self, sifat: Property) -> ColumnElement[Any]:
        """The SQL of a property; of a list its texts, with "," before and after each."""
        ...


def find_property(ruang: Ruang, name: str) -> Property:
    """The property called `name`; raises `ParameterError` that says which one may be meant."""
    found = ruang.queryables.get(name)
    if found is None:
        raise unknown("properti", "property", name, ruang.queryables)
    return found


#: the name under which every mapped collection can be asked for its geometry
GEOMETRY = "geometry"
