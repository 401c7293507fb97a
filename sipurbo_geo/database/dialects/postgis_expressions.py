"""What a filter can ask of a value, in PostgreSQL's words; see `geopackage_expressions`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import shapely
import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.sql.elements import ColumnElement

from ...model.feature import Jenis
from .. import geometry_blob


def as_double(column: ColumnElement[Any]) -> ColumnElement[float]:
    """A number of any kind as a double."""
    return sa.cast(column, sa.Double)


def ordered(text: ColumnElement[str]) -> ColumnElement[str]:
    """A text as it is sorted and compared: by its code points, whatever the server's language."""
    return sa.collate(text, "C")


def folded(text: ColumnElement[str]) -> ColumnElement[str]:
    """A text with its letters A to Z in lower case."""
    return sa.func.lower(sa.collate(text, "C"), type_=sa.Text)


def holds(text: ColumnElement[str], part: str) -> ColumnElement[bool]:
    """Whether `part` stands in the text, letter for letter."""
    return sa.func.strpos(text, part) > 0


def matches(text: ColumnElement[str], pattern: str) -> ColumnElement[bool]:
    """LIKE with % and _ and the escape \\, letter for letter."""
    trailing = (len(pattern) - len(pattern.rstrip("\\"))) % 2
    return text.like(sa.literal(pattern + "\\" * trailing, sa.Text), escape="\\")


def read_json(document: ColumnElement[str], key: str, kind: Jenis) -> ColumnElement[Any]:
    """One value of a JSON text; NULL where it is not of this kind."""
    found = sa.cast(document, JSONB)[key]
    stored, text = sa.func.jsonb_typeof(found), found.astext
    if kind in (Jenis.INTEGER, Jenis.NUMBER):
        return sa.case((stored == "number", sa.cast(text, sa.Double)))
    if kind is Jenis.BOOLEAN:
        return sa.case((stored == "boolean", sa.cast(text, sa.Boolean)))
    return sa.case((stored == "string", text))


def relates(
    table: sa.FromClause,
    name: str,
    wkb: bytes,
    box: tuple[float, ...],  # noqa: ARG001 - the index is asked by the function itself
    *,
    negated: bool,  # noqa: ARG001
) -> ColumnElement[bool]:
    """Whether the geometry of a row has the relation `name` ("intersects", …) to a given one.

    NULL where there is no geometry.
    """
    geom = sa.type_coerce(table.c.geom, sa.Text)
    given = sa.func.ST_GeomFromWKB(sa.literal(wkb, sa.LargeBinary), 4326)
    found: ColumnElement[bool] = getattr(sa.func, f"ST_{name.title()}")(geom, given)
    return found


def near(table: sa.FromClause, box: tuple[float, ...]) -> ColumnElement[bool]:
    """Whether the envelope of a row meets a box: by the GiST index where the table has one."""
    geom = sa.type_coerce(table.c.geom, sa.Text)
    return geom.op("&&", is_comparison=True)(sa.func.ST_MakeEnvelope(*box, 4326))


def stored_geometry(table: sa.FromClause) -> ColumnElement[Any]:
    """The geometry as it is stored, for `decode_geometries`."""
    return sa.type_coerce(table.c.geom, sa.Text)


def first_position(geom: ColumnElement[Any]) -> ColumnElement[Any]:
    """The point at which a geometry of any type begins."""
    part = sa.func.ST_GeometryN(geom, 1)
    ring = sa.func.ST_StartPoint(sa.func.ST_ExteriorRing(part))
    return sa.func.coalesce(sa.func.ST_StartPoint(part), ring, part)


def stored_start(table: sa.FromClause) -> ColumnElement[Any]:
    """As much of the geometry as `decode_starts` needs."""
    return sa.func.ST_AsBinary(first_position(stored_geometry(table)), "NDR")


def decode_starts(stored: Sequence[Any]) -> Any:
    """The first position of each of many geometries, as pairs of degrees."""
    return geometry_blob.first_positions(stored)


def decode_geometries(stored: Sequence[Any]) -> Any:
    """An array of shapes out of many stored geometries."""
    return shapely.from_wkb(np.array(stored, dtype=object))
