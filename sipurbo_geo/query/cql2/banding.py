"""Comparisons: =, <>, <, >, LIKE, BETWEEN, IN, IS NULL, and lists that hold a text."""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any

import sqlalchemy as sa
from sqlalchemy.sql.elements import ColumnElement

from ...model.feature import Jenis
from .galat import wrong
from .ruang import Ruang
from .sisi import Asked, Sisi, Written, read_sisi

Bool = ColumnElement[bool]

_SIGNS: dict[str, Callable[[Any, Any], Any]] = {
    "=": operator.eq,
    "<>": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_MIRRORED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}
_UNORDERED = (Jenis.BOOLEAN, Jenis.LIST, Jenis.GEOMETRY)
_NUMBERS = (Jenis.INTEGER, Jenis.NUMBER)
_LONGEST_PATTERN = 200
#: a list that holds nothing
_EMPTY = ",,"


def compare(ruang: Ruang, sign: str, args: list[Any]) -> Bool:
    """Two sides compared; at least one of them has to be a property, or both values alike."""
    left, right = (read_sisi(ruang, arg) for arg in counted(sign, args, 2))
    if isinstance(left, Written):
        if isinstance(right, Written):
            return _constant(sign, left, right)
        left, right, sign = right, left, _MIRRORED.get(sign, sign)
    _check_comparable(left, sign)
    if isinstance(right, Asked):
        return _properties(ruang, sign, left, right)
    if left.sifat.kind is Jenis.LIST:
        found = _listed(ruang, left, right)
        return sa.not_(found) if sign == "<>" else found
    column = left.column(ruang.room)
    return _signed(ruang, sign, left, column, right.bound(left.sifat, column))


def like(ruang: Ruang, args: list[Any]) -> Bool:
    """A text against a pattern with % and _."""
    left, right = (read_sisi(ruang, arg) for arg in counted("LIKE", args, 2))
    is_text = isinstance(left, Asked) and left.sifat.kind is Jenis.TEXT
    if not (isinstance(left, Asked) and is_text and isinstance(right, Written)):
        raise wrong(
            "LIKE membandingkan sebuah properti teks dengan pola, misalnya nama LIKE 'Jalan%'.",
            "LIKE compares a text property with a pattern, as nama LIKE 'Jalan%'.",
        )
    pattern = right.value(left.sifat)
    if len(pattern) > _LONGEST_PATTERN:
        raise wrong(
            f"pola LIKE paling panjang {_LONGEST_PATTERN} huruf.",
            f"a LIKE pattern has at most {_LONGEST_PATTERN} letters.",
        )
    found: Bool = ruang.room.matches(left.column(ruang.room), pattern)
    return found


def between(ruang: Ruang, args: list[Any]) -> Bool:
    """A property from one value to another, both included."""
    middle, low, high = counted("BETWEEN", args, 3)
    return sa.and_(compare(ruang, ">=", [middle, low]), compare(ruang, "<=", [middle, high]))


def among(ruang: Ruang, args: list[Any]) -> Bool:
    """A property that has one of several values."""
    asked, values = counted("IN", args, 2)
    left = read_sisi(ruang, asked)
    given = _written(ruang, values)
    if isinstance(left, Written) or not given:
        raise wrong(
            "IN membandingkan sebuah properti dengan daftar nilai, misalnya tahun IN (2025, 2026).",
            "IN compares a property with a list of values, as tahun IN (2025, 2026).",
        )
    _check_comparable(left, "=")
    if left.sifat.kind is Jenis.LIST:
        return sa.or_(*(_listed(ruang, left, value) for value in given))
    column = left.column(ruang.room)
    return column.in_([value.bound(left.sifat, column) for value in given])


def is_null(ruang: Ruang, args: list[Any]) -> Bool:
    """A property without a value; a list without members."""
    (asked,) = counted("IS NULL", args, 1)
    side = read_sisi(ruang, asked)
    if isinstance(side, Written):
        raise wrong("IS NULL memerlukan properti.", "IS NULL needs a property.")
    return side.sql == _EMPTY if side.sifat.kind is Jenis.LIST else side.sql.is_(None)


def list_holds(ruang: Ruang, name: str, args: list[Any]) -> Bool:
    """A_CONTAINS (all of the values) and A_OVERLAPS (any of them)."""
    asked, values = counted(name.upper(), args, 2)
    left, given = read_sisi(ruang, asked), _written(ruang, values)
    if not isinstance(left, Asked) or left.sifat.kind is not Jenis.LIST or not given:
        raise wrong(
            f"{name.upper()} memerlukan properti berupa daftar, misalnya "
            f"{name.upper()}(kecamatan, ('Sumay', 'Serai Serumpun')).",
            f"{name.upper()} needs a property that is a list, as "
            f"{name.upper()}(kecamatan, ('Sumay', 'Serai Serumpun')).",
        )
    found = [_listed(ruang, left, value) for value in given]
    return sa.and_(*found) if name == "a_contains" else sa.or_(*found)


def counted(name: str, args: Any, number: int) -> list[Any]:
    """The arguments, if they are as many as needed."""
    if not isinstance(args, list) or len(args) != number:
        raise wrong(f"{name} memerlukan {number} hal.", f"{name} takes {number} things.")
    return args


def _written(ruang: Ruang, values: Any) -> list[Written]:
    """A list of values; empty where it holds anything else."""
    listed = values if isinstance(values, list) else [values]
    sides: list[Sisi] = [read_sisi(ruang, value) for value in listed]
    given = [side for side in sides if isinstance(side, Written)]
    return given if len(given) == len(sides) else []


def _check_comparable(side: Asked, sign: str) -> None:
    sifat = side.sifat
    if sifat.kind is Jenis.GEOMETRY:
        raise wrong(
            "geometri dibandingkan dengan fungsi ruang, misalnya S_INTERSECTS.",
            "a geometry is compared by a spatial function, as S_INTERSECTS.",
        )
    if sifat.kind in _UNORDERED and sign not in ("=", "<>"):
        raise wrong(
            f"properti '{sifat.name}' hanya dapat dibandingkan dengan =, <> atau IN.",
            f"the property '{sifat.name}' can only be compared by =, <> or IN.",
        )


def _properties(ruang: Ruang, sign: str, left: Asked, right: Asked) -> Bool:
    _check_comparable(right, sign)
    first, second = left.sifat, right.sifat
    alike = first.kind is second.kind or (first.kind in _NUMBERS and second.kind in _NUMBERS)
    if not alike or first.kind is Jenis.LIST:
        raise wrong(
            f"properti '{first.name}' dan '{second.name}' tidak dapat dibandingkan.",
            f"the properties '{first.name}' and '{second.name}' cannot be compared.",
        )
    return _signed(ruang, sign, left, left.column(ruang.room), right.column(ruang.room))


def _signed(ruang: Ruang, sign: str, left: Asked, column: ColumnElement[Any], other: Any) -> Bool:
    if left.sifat.kind is Jenis.TEXT and sign in _MIRRORED:
        column = ruang.room.ordered(column)
    found: Bool = _SIGNS[sign](column, other)
    return found


def _listed(ruang: Ruang, left: Asked, right: Written) -> Bool:
    """Whether one of the texts of a list is the given one."""
    text = right.value(left.sifat)
    if not text or "," in text:
        return sa.false()
    found: Bool = ruang.room.holds(left.column(ruang.room), f",{text},")
    return found


def _constant(sign: str, left: Written, right: Written) -> Bool:
    """Clients write 1 = 1 for "everything"."""
    if left.nilai.kind is not right.nilai.kind:
        raise wrong(
            "kedua nilai yang dibandingkan tidak sejenis.",
            "the two values that are compared are not of one kind.",
        )
    return sa.true() if _SIGNS[sign](left.nilai.value, right.nilai.value) else sa.false()
