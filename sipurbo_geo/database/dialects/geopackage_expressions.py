"""What a filter can ask of a value, in SQLite's words; `postgis_expressions` has the same names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.sql.elements import ColumnElement

from ...model.feature import Jenis
from .. import geometry_blob

_NUMBERS = ("integer", "real")


def as_double(column: ColumnElement[Any]) -> ColumnElement[float]:
    """A number of any kind as a double."""
    return sa.type_coerce(column, sa.Double)


def ordered(text: ColumnElement[str]) -> ColumnElement[str]:
    """A text as it is sorted and compared: by its code points."""
    return text


def folded(text: ColumnElement[str]) -> ColumnElement[str]:
    """A text with its letters A to Z in lower case."""
    return sa.func.lower(text)


def holds(text: ColumnElement[str], part: str) -> ColumnElement[bool]:
    """Whether `part` stands in the text, letter for letter."""
    return sa.func.instr(text, part) > 0


def matches(text: ColumnElement[str], pattern: str) -> ColumnElement[bool]:
    """LIKE with % and _ and the escape \\; letter for letter, as SQLite's own LIKE is not."""
    return text.op("GLOB", is_comparison=True)(sa.literal(_as_glob(pattern), sa.Text))


def read_json(document: ColumnElement[str], key: str, kind: Jenis) -> ColumnElement[Any]:
    """One value of a JSON text; NULL where it is not of this kind."""
    path = sa.literal_column(f"'$.\"{key}\"'", sa.Text)
    found, stored = sa.func.json_extract(document, path), sa.func.json_type(document, path)
    if kind in (Jenis.INTEGER, Jenis.NUMBER):
        return sa.case((stored.in_(_NUMBERS), sa.type_coerce(found, sa.Double)))
    if kind is Jenis.BOOLEAN:
        truth = sa.case((stored == "true", sa.true()), (stored == "false", sa.false()))
        return sa.type_coerce(truth, sa.Boolean)
    return sa.case((stored == "text", sa.type_coerce(found, sa.Text)))


def relates(
    table: sa.FromClause, name: str, wkb: bytes, box: tuple[float, ...], *, negated: bool
) -> ColumnElement[bool]:
    """Whether the geometry of a row has the relation `name` ("intersects", …) to a given one.

    NULL where there is no geometry. `negated`: it stands below a NOT, where the index, which knows
    only yes and no, must not be asked.
    """
    geom = sa.type_coerce(table.c.geom, sa.LargeBinary)
    exact = sa.func.berelasi(name, geom, wkb) == 1
    if negated or name == "disjoint" or table.name != "terbitan":  # type: ignore[attr-defined]
        return exact
    return sa.and_(near(table, box), exact)


def near(table: sa.FromClause, box: tuple[float, ...]) -> ColumnElement[bool]:
    """Whether the envelope of a row meets a box: by the R*Tree where the table has one."""
    west, south, east, north = box
    if table.name != "terbitan":  # type: ignore[attr-defined]
        c = table.c
        return sa.and_(c.west <= east, c.east >= west, c.south <= north, c.north >= south)
    tree = sa.table("rtree_terbitan_geom", *map(sa.column, ("id", "minx", "maxx", "miny", "maxy")))
    found = sa.select(tree.c.id).where(
        tree.c.minx <= east, tree.c.maxx >= west, tree.c.miny <= north, tree.c.maxy >= south
    )
    return table.c.id.in_(found)


def stored_geometry(table: sa.FromClause) -> ColumnElement[Any]:
    """The geometry as it is stored, for `decode_geometries`."""
    return sa.type_coerce(table.c.geom, sa.LargeBinary)


def stored_start(table: sa.FromClause) -> ColumnElement[Any]:
    """As much of the geometry as `decode_starts` needs."""
    return sa.func.substr(stored_geometry(table), 1, geometry_blob.HEAD, type_=sa.LargeBinary)


def decode_starts(stored: Sequence[Any]) -> Any:
    """The first position of each of many geometries, as pairs of degrees."""
    return geometry_blob.first_positions_of(stored)


def decode_geometries(stored: Sequence[Any]) -> Any:
    """An array of shapes out of many stored geometries."""
    return geometry_blob.decode_many(stored)


def _as_glob(pattern: str) -> str:
    written, letters = [], iter(pattern)
    for letter in letters:
        if letter == "\\":
            literal = next(letters, "\\")
        elif letter in "%_":
            written.append("*" if letter == "%" else "?")
            continue
        else:
            literal = letter
        written.append(f"[{literal}]" if literal in "*?[" else literal)
    return "".join(written)
