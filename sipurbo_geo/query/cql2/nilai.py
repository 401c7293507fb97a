"""Values in a filter, typed by the property that they are compared with."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.sql.elements import ColumnElement

from ...database.types import Waktu
from ...errors import ParameterError
from ...model.feature import Jenis, Property
from ...model.label import Label
from ...model.waktu import WIB, hari
from .galat import short, wrong

_KINDS: dict[Jenis, Label] = {
    Jenis.TEXT: Label("teks dalam tanda kutip, misalnya 'Sumay'", "text in quotes, as 'Sumay'"),
    Jenis.LIST: Label("teks dalam tanda kutip, misalnya 'Sumay'", "text in quotes, as 'Sumay'"),
    Jenis.INTEGER: Label("angka, misalnya 2026", "a number, as 2026"),
    Jenis.NUMBER: Label("angka, misalnya 12.5", "a number, as 12.5"),
    Jenis.BOOLEAN: Label("TRUE atau FALSE", "TRUE or FALSE"),
    Jenis.DATE: Label("tanggal, misalnya DATE('2026-11-24')", "a date, as DATE('2026-11-24')"),
    Jenis.TIMESTAMP: Label(
        "waktu, misalnya TIMESTAMP('2026-11-24T00:00:00Z')",
        "a moment, as TIMESTAMP('2026-11-24T00:00:00Z')",
    ),
    Jenis.GEOMETRY: Label("fungsi ruang, misalnya S_INTERSECTS", "a function as S_INTERSECTS"),
}
_FIRST_YEAR, _LAST_YEAR = 1000, 9000
Day = TypeVar("Day", bound=date)
_NUMBERS = (Jenis.INTEGER, Jenis.NUMBER)


@dataclass(frozen=True, slots=True)
class Nilai:
    """A value that was written down: text, number, truth, date or datetime (aware)."""

    value: Any

    @property
    def kind(self) -> Jenis:
        """What it is by itself."""
        if isinstance(self.value, bool):
            return Jenis.BOOLEAN
        if isinstance(self.value, (int, float)):
            return Jenis.NUMBER
        if isinstance(self.value, datetime):
            return Jenis.TIMESTAMP
        return Jenis.DATE if isinstance(self.value, date) else Jenis.TEXT


def read_nilai(tree: Any) -> Nilai | None:
    """The value that a part of the tree writes down; None where it is something else."""
    if isinstance(tree, str) and not storable(tree):
        raise wrong("teks ini memuat huruf yang tidak sah.", "this text holds an illegal letter.")
    if isinstance(tree, (bool, str)):
        return Nilai(tree)
    if isinstance(tree, (int, float)):
        return Nilai(_finite(tree))
    if isinstance(tree, dict) and len(tree) == 1:
        ((name, text),) = tree.items()
        if name == "date":
            return Nilai(read_date(text))
        if name == "timestamp":
            return Nilai(read_timestamp(text))
    return None


def read_date(text: Any) -> date:
    """ "2026-11-24"; raises `ParameterError`."""
    try:
        if isinstance(text, str) and len(text) == len("2026-11-24"):
            return _in_reach(date.fromisoformat(text))
    except ValueError:
        pass
    raise _wrong_value(text, Jenis.DATE)


def read_timestamp(text: Any) -> datetime:
    """RFC 3339, in UTC where no zone is given; raises `ParameterError`."""
    try:
        if isinstance(text, str) and "T" in text:
            found = datetime.fromisoformat(text)
            aware = found if found.tzinfo else found.replace(tzinfo=UTC)
            return _in_reach(aware).astimezone(UTC)
    except ValueError:
        pass
    raise _wrong_value(text, Jenis.TIMESTAMP)


def read_moment(text: Any) -> date | datetime:
    """A date or a moment, as intervals hold them."""
    is_long = isinstance(text, str) and "T" in text
    return read_timestamp(text) if is_long else read_date(text)


def as_kind(nilai: Nilai, sifat: Property) -> Any:
    """The value as the property's kind; raises `ParameterError` that names both."""
    value, kind = nilai.value, sifat.kind
    if kind in (Jenis.TEXT, Jenis.LIST) and nilai.kind is Jenis.TEXT:
        return value
    if kind in _NUMBERS and nilai.kind is Jenis.NUMBER:
        return value
    if kind is Jenis.BOOLEAN and nilai.kind is Jenis.BOOLEAN:
        return value
    if kind in (Jenis.DATE, Jenis.TIMESTAMP) and not isinstance(value, (bool, int, float)):
        moment = read_moment(value) if isinstance(value, str) else value
        return as_day(moment) if kind is Jenis.DATE else as_moment(moment)
    asked = _KINDS[kind]
    raise wrong(
        f"properti '{sifat.name}' dibandingkan dengan {asked.id}, bukan '{short(str(value))}'.",
        f"the property '{sifat.name}' is compared with {asked.en}, not '{short(str(value))}'.",
    )


def bind(value: Any, column: ColumnElement[Any]) -> ColumnElement[Any]:
    """A value to be compared with a column."""
    if isinstance(value, datetime):
        return sa.literal(value, Waktu)
    if isinstance(value, date):
        as_text = isinstance(column.type, sa.Text)
        return sa.literal(value.isoformat(), sa.Text) if as_text else sa.literal(value, sa.Date)
    if isinstance(value, bool):
        return sa.literal(value, sa.Boolean)
    if isinstance(value, int) and isinstance(column.type, sa.Integer):
        return sa.literal(value, sa.BigInteger)
    if isinstance(value, (int, float)):
        return sa.literal(float(value), sa.Double)
    return sa.literal(value, sa.Text)


def as_day(moment: date | datetime) -> date:
    """The day in Tebo."""
    return hari(moment) if isinstance(moment, datetime) else moment


def as_moment(moment: date | datetime) -> datetime:
    """The moment at which a day begins in Tebo."""
    if isinstance(moment, datetime):
        return moment
    return datetime.combine(moment, time.min, WIB)


def _in_reach(day: Day) -> Day:
    """Raise `ValueError` at the edges of what every time zone and database can count."""
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise ValueError(day)
    return day


def storable(text: str) -> bool:
    """Whether a database can hold it: no NUL, and no half of a letter."""
    return "\0" not in text and text == text.encode(errors="ignore").decode()


def _finite(number: float) -> float:
    if isinstance(number, int) and abs(number) < 2**63:
        return number
    value = float(number) if abs(number) <= 1e300 else math.inf
    if not math.isfinite(value):
        raise wrong("angka ini terlalu besar.", "this number is too large.")
    return value


def _wrong_value(text: Any, kind: Jenis) -> ParameterError:
    asked = _KINDS[kind]
    return wrong(
        f"'{short(str(text))}' bukan {asked.id}.", f"'{short(str(text))}' is not {asked.en}."
    )
