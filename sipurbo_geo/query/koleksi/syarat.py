"""From a question to SQL conditions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.sql.elements import ColumnElement

from ...errors import ParameterError
from ...model.feature import Jenis, Property
from ..cql2.nilai import bind, read_timestamp
from ..cql2.sql import to_condition
from .sumber import Sumber
from .tanya import Tanya

Bool = ColumnElement[bool]

_TRUTH = {"true": True, "false": False}


def syarat_of(conn: sa.Connection, sumber: Sumber, tanya: Tanya) -> list[Bool]:
    """Everything that has to hold for a feature to be in the answer, whatever its page."""
    found = sumber.narrowed(conn, tanya.saring)
    found += _placed(sumber, tanya)
    found += [_same(sumber, name, values) for name, values in tanya.sama]
    if tanya.waktu is not None and sumber.span is not None:
        found.append(_in_time(sumber.span, *tanya.waktu))
    if tanya.syarat is not None:
        found.append(to_condition(sumber, tanya.syarat, tanya.syarat_crs))
    return found


def _placed(sumber: Sumber, tanya: Tanya) -> Iterator[Bool]:
    if tanya.kotak:
        yield sa.or_(*(sumber.in_bbox(box) for box in tanya.kotak))


def _in_time(
    span: tuple[ColumnElement[Any], ColumnElement[Any]], start: date | None, end: date | None
) -> Bool:
    """A feature of which one end is not known lasts on in that direction; without both it is out.

    Nothing is known of its time then, so no time can be said to meet it.
    """
    begins, ends = span
    found = [sa.or_(begins.is_not(None), ends.is_not(None))]
    if start is not None:
        found.append(sa.or_(ends.is_(None), ends >= bind(start, ends)))
    if end is not None:
        found.append(sa.or_(begins.is_(None), begins <= bind(end, begins)))
    return sa.and_(*found)


def _same(sumber: Sumber, name: str, values: tuple[str, ...]) -> Bool:
    sifat = sumber.queryables[name]
    column = sumber.column(sifat)
    read = [_typed(sifat, value) for value in values]
    if sifat.kind is Jenis.LIST:
        return sa.or_(*(sumber.room.holds(column, f",{value},") for value in read))
    return column.in_([bind(value, column) for value in read])


def _typed(sifat: Property, text: str) -> Any:
    """The value of a parameter as the property's kind; raises `ParameterError`."""
    try:
        return _READERS[sifat.kind](text)
    except (ValueError, KeyError, OverflowError):
        raise ParameterError(
            sifat.name,
            f"Nilai '{text[:40]}' untuk parameter '{sifat.name}' tidak dapat dibaca sebagai "
            f"{sifat.kind.value}.",
            f"The value '{text[:40]}' of the parameter '{sifat.name}' cannot be read as "
            f"{sifat.kind.value}.",
        ) from None


def _whole(text: str) -> int:
    value = int(text)
    if abs(value) >= 2**63:
        raise ValueError(text)
    return value


def _number(text: str) -> float:
    value = float(text)
    if not abs(value) < 1e300:
        raise ValueError(text)
    return value


def _day(text: str) -> date:
    if len(text) != len("2026-11-24"):
        raise ValueError(text)
    return date.fromisoformat(text)


_READERS: dict[Jenis, Any] = {
    Jenis.TEXT: str,
    Jenis.LIST: str,
    Jenis.INTEGER: _whole,
    Jenis.NUMBER: _number,
    Jenis.BOOLEAN: _TRUTH.__getitem__,
    Jenis.DATE: _day,
    Jenis.TIMESTAMP: read_timestamp,
}
