"""The order of a collection, and where in it a page begins."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.sql.elements import ColumnElement

from ...errors import ParameterError
from ...model.feature import Jenis
from ..cql2.nilai import bind, storable
from .penanda import read_penanda, write_penanda, wrong_penanda
from .sumber import Sumber
from .tanya import Tanya

Bool = ColumnElement[bool]

#: kinds that have no order
UNSORTED = (Jenis.LIST, Jenis.GEOMETRY, Jenis.BOOLEAN)
_DATES = (Jenis.DATE, Jenis.TIMESTAMP)


class Jalan:
    """The way through a collection: its order, and the mark that each feature has on it."""

    def __init__(self, sumber: Sumber, tanya: Tanya) -> None:
        self._sumber = sumber
        self._sorted = [(key, _sort_column(sumber, key.name)) for key in tanya.urut]

    @property
    def columns(self) -> list[ColumnElement[Any]]:
        """What has to be selected to know a feature's mark: the sort keys, then its own key."""
        columns = [*(column for _, column in self._sorted), *self._sumber.key]
        return [column.label(f"k{n}") for n, column in enumerate(columns)]

    @property
    def order(self) -> list[ColumnElement[Any]]:
        """ORDER BY; the key at the end makes it the same every time."""
        turned = [
            (column.desc() if key.menurun else column.asc()).nulls_last()
            for key, column in self._sorted
        ]
        return [*turned, *self._sumber.key]

    def mark_of(self, row: Any) -> str:
        """The mark of a row of `columns`."""
        return write_penanda([_plain(value) for value in row])

    def first_of(self, mark: str) -> Any:
        """The leading part of the key in the mark of an unsorted page; None without a mark."""
        return _checked(read_penanda(mark, len(self._sumber.key))[0]) if mark else None

    def beyond(self, mark: str) -> Bool:
        """What holds for every feature behind the one with this mark; raises `ParameterError`."""
        values = read_penanda(mark, len(self._sorted) + len(self._sumber.key))
        steps = [
            (column, key.menurun, self._typed(key.name, value))
            for (key, column), value in zip(self._sorted, values, strict=False)
        ]
        own = values[len(self._sorted) :]
        steps += [
            (column, False, _own_value(column, value))
            for column, value in zip(self._sumber.key, own, strict=True)
        ]
        return _behind(steps)

    def _typed(self, name: str, value: Any) -> Any:
        kind = self._sumber.queryables[name].kind
        if value is None:
            return None
        if kind in _DATES and isinstance(value, str):
            return _date(value)
        wanted = str if kind is Jenis.TEXT else (int, float)
        if kind in _DATES or not isinstance(value, wanted) or isinstance(value, bool):
            raise wrong_penanda()
        return _checked(value)


def _behind(steps: list[tuple[ColumnElement[Any], bool, Any]]) -> Bool:
    """Greater in the first step, or equal there and greater in the next, and so on."""
    found: list[Bool] = []
    before: list[Bool] = []
    for column, descending, value in steps:
        if value is None:
            before.append(column.is_(None))
            continue
        given = bind(value, column)
        onward = column < given if descending else column > given
        if before or len(steps) > 1:
            onward = sa.or_(onward, column.is_(None))
        found.append(sa.and_(*before, onward))
        before.append(column == given)
    return sa.or_(*found)


def _sort_column(sumber: Sumber, name: str) -> ColumnElement[Any]:
    sifat = sumber.queryables.get(name)
    if sifat is None or sifat.kind in UNSORTED:
        known = ", ".join(n for n, p in sumber.queryables.items() if p.kind not in UNSORTED)
        raise ParameterError(
            "sortby",
            f"Tidak dapat diurutkan menurut '{name[:40]}'. Pilihan: {known}.",
            f"Cannot be sorted by '{name[:40]}'. Choices: {known}.",
        )
    column = sumber.column(sifat)
    if sifat.kind is Jenis.TEXT:
        ordered: ColumnElement[Any] = sumber.room.ordered(column)
        return ordered
    return column


def _own_value(column: ColumnElement[Any], value: Any) -> Any:
    wanted = str if isinstance(column.type, sa.Text) else (int, float)
    if not isinstance(value, wanted) or isinstance(value, bool):
        raise wrong_penanda()
    return _checked(value)


def _checked(value: Any) -> Any:
    """No text or number that a database would choke on."""
    if isinstance(value, str) and not storable(value):
        raise wrong_penanda()
    if isinstance(value, (int, float)) and not abs(value) < 2**63:
        raise wrong_penanda()
    return value


def _date(text: str) -> date | datetime:
    try:
        return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
    except ValueError:
        raise wrong_penanda() from None


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
