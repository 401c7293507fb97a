"""The tree of a filter into an SQL condition: what is not listed here cannot be asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import sqlalchemy as sa
from sqlalchemy.sql.elements import ColumnElement

from ...model.crs import CRS84, Crs
from ...model.feature import Jenis
from . import banding, bentuk, waktu
from .batas import DEEPEST, MOST_TERMS, too_deep, too_many_terms
from .galat import unknown, wrong
from .ruang import Ruang
from .sisi import Asked, read_sisi

Bool = ColumnElement[bool]

_SIGNS = ("=", "<>", "<", "<=", ">", ">=")
_LISTS = ("a_contains", "a_overlaps")
_PLAIN: dict[str, Callable[[Ruang, list[Any]], Bool]] = {
    "like": banding.like,
    "between": banding.between,
    "in": banding.among,
    "isnull": banding.is_null,
}
#: what a condition may be called, to say which one was meant
FUNCTIONS = (*bentuk.FUNCTIONS, *waktu.FUNCTIONS, *_LISTS, "casei")


def to_condition(ruang: Ruang, tree: Any, crs: Crs = CRS84) -> Bool:
    """The condition that a filter states; geometries in it are written in `crs`.

    Raises `ParameterError` that names the property, function or value that is wrong.
    """
    return _Penerjemah(ruang, crs).condition(tree, 1, negated=False)


class _Penerjemah:
    """Walks down a tree, and counts on the way."""

    def __init__(self, ruang: Ruang, crs: Crs) -> None:
        self._ruang = ruang
        self._crs = crs
        self._terms = 0

    def condition(self, tree: Any, depth: int, *, negated: bool) -> Bool:
        """`negated`: whether it stands below a NOT."""
        if depth > DEEPEST:
            raise too_deep()
        if isinstance(tree, bool):
            return sa.true() if tree else sa.false()
        if not isinstance(tree, dict) or not isinstance(tree.get("op"), str):
            return self._truth(tree)
        op, args = tree["op"].lower(), tree.get("args")
        if op in ("and", "or"):
            parts = self._parts(args)
            found = [self.condition(part, depth + 1, negated=negated) for part in parts]
            return sa.and_(*found) if op == "and" else sa.or_(*found)
        if op == "not":
            (inner,) = banding.counted("NOT", args, 1)
            return sa.not_(self.condition(inner, depth + 1, negated=True))
        self._count()
        return self._predicate(op, args if isinstance(args, list) else [], negated=negated)

    def _predicate(self, op: str, args: list[Any], *, negated: bool) -> Bool:
        if op in _SIGNS:
            return banding.compare(self._ruang, op, args)
        if op in _PLAIN:
            return _PLAIN[op](self._ruang, args)
        if op in bentuk.FUNCTIONS:
            return bentuk.spatial(self._ruang, op, args, self._crs, negated=negated)
        if op in waktu.FUNCTIONS:
            return waktu.temporal(self._ruang, op, args)
        if op in _LISTS:
            return banding.list_holds(self._ruang, op, args)
        raise unknown("fungsi", "function", op, FUNCTIONS)

    def _truth(self, tree: Any) -> Bool:
        """A property that is true or false is a condition by itself."""
        self._count()
        side = read_sisi(self._ruang, tree)
        if not isinstance(side, Asked) or side.sifat.kind is not Jenis.BOOLEAN:
            raise wrong(
                "sebuah syarat membandingkan sesuatu, misalnya tahun = 2026.",
                "a condition compares something, as tahun = 2026.",
            )
        return side.sql == sa.true()

    def _parts(self, args: Any) -> list[Any]:
        if not isinstance(args, list) or not args:
            raise wrong("AND dan OR memerlukan syarat.", "AND and OR need conditions.")
        return args

    def _count(self) -> None:
        self._terms += 1
        if self._terms > MOST_TERMS:
            raise too_many_terms()
