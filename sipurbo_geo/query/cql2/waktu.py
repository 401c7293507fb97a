"""The temporal functions of CQL2: each one compares two spans by their ends."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.sql.elements import ColumnElement

from ...model.feature import Jenis, Property
from .galat import wrong
from .nilai import as_kind, bind, read_moment, read_nilai
from .ruang import Ruang, find_property

Bool = ColumnElement[bool]
#: start and end; a moment is a span whose ends are the same
Span = tuple[Any, Any]

_OPEN = ("..", "", None)
_SPANS = (Jenis.DATE, Jenis.TIMESTAMP)

#: function → what holds between the first span (a, b) and the second (c, d)
FUNCTIONS: dict[str, Callable[[Any, Any, Any, Any], Bool]] = {
    "t_after": lambda a, _b, _c, d: a > d,
    "t_before": lambda _a, b, c, _d: b < c,
    "t_contains": lambda a, b, c, d: sa.and_(a < c, b > d),
    "t_disjoint": lambda a, b, c, d: sa.or_(a > d, b < c),
    "t_during": lambda a, b, c, d: sa.and_(a > c, b < d),
    "t_equals": lambda a, b, c, d: sa.and_(a == c, b == d),
    "t_finishedby": lambda a, b, c, d: sa.and_(a < c, b == d),
    "t_finishes": lambda a, b, c, d: sa.and_(a > c, b == d),
    "t_intersects": lambda a, b, c, d: sa.and_(a <= d, b >= c),
    "t_meets": lambda _a, b, c, _d: b == c,
    "t_metby": lambda a, _b, _c, d: a == d,
    "t_overlappedby": lambda a, b, c, d: sa.and_(a > c, a < d, b > d),
    "t_overlaps": lambda a, b, c, d: sa.and_(a < c, b > c, b < d),
    "t_startedby": lambda a, b, c, d: sa.and_(a == c, b > d),
    "t_starts": lambda a, b, c, d: sa.and_(a == c, b < d),
}


def temporal(ruang: Ruang, name: str, args: list[Any]) -> Bool:
    """The condition of one temporal function; raises `ParameterError`."""
    if len(args) != 2:
        raise _two(name)
    found = [_asked(ruang, arg) for arg in args]
    sifat = next((p for p in found if p is not None), None)
    if sifat is None:
        raise wrong(
            f"{name.upper()} membandingkan sebuah properti tanggal.",
            f"{name.upper()} compares a property that is a date.",
        )
    (a, b), (c, d) = (_span(ruang, arg, sifat) for arg in args)
    return FUNCTIONS[name](a, b, c, d)


def _asked(ruang: Ruang, arg: Any) -> Property | None:
    """The first property that an argument names."""
    for part in _parts(arg):
        if isinstance(part, dict) and "property" in part:
            sifat = find_property(ruang, str(part["property"]))
            if sifat.kind not in _SPANS:
                raise wrong(
                    f"properti '{sifat.name}' bukan tanggal atau waktu.",
                    f"the property '{sifat.name}' is neither a date nor a moment.",
                )
            return sifat
    return None


def _parts(arg: Any) -> list[Any]:
    if isinstance(arg, dict) and isinstance(arg.get("interval"), list):
        return list(arg["interval"])
    return [arg]


def _span(ruang: Ruang, arg: Any, sifat: Property) -> Span:
    parts = _parts(arg)
    is_interval = isinstance(arg, dict) and "interval" in arg
    if is_interval and len(parts) != 2:
        raise wrong("INTERVAL memerlukan awal dan akhir.", "INTERVAL needs a start and an end.")
    if not is_interval:
        moment = _end(ruang, arg, sifat, None)
        return moment, moment
    return _end(ruang, parts[0], sifat, date.min), _end(ruang, parts[1], sifat, date.max)


def _end(ruang: Ruang, part: Any, sifat: Property, outmost: date | None) -> Any:
    """One end of a span, of the kind of `sifat`; `outmost` stands for an open one."""
    if isinstance(part, dict) and "property" in part:
        other = find_property(ruang, str(part["property"]))
        if other.kind is not sifat.kind:
            raise wrong(
                f"properti '{other.name}' dan '{sifat.name}' tidak sejenis.",
                f"the properties '{other.name}' and '{sifat.name}' are not of one kind.",
            )
        return ruang.column(other)
    if outmost is not None and (part is None or part in _OPEN):
        return bind(_outmost(outmost, sifat), ruang.column(sifat))
    nilai = read_nilai(part)
    value = read_moment(nilai.value if nilai else part) if _is_text(nilai) else None
    if nilai is None:
        raise wrong("di sini hanya tanggal atau waktu.", "only a date or a moment goes here.")
    written = nilai if value is None else type(nilai)(value)
    return bind(as_kind(written, sifat), ruang.column(sifat))


def _is_text(nilai: Any) -> bool:
    return nilai is not None and isinstance(nilai.value, str)


def _outmost(day: date, sifat: Property) -> date | datetime:
    if sifat.kind is Jenis.DATE:
        return day
    hour = 12  # a day away from the edge of what can be written in any zone
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


def _two(name: str) -> Exception:
    return wrong(f"{name.upper()} memerlukan dua hal.", f"{name.upper()} takes two things.")
