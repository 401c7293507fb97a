"""How the cells of each kind of column are read. Every reader raises `ValueParseError`."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Any, cast

from ..model.kegiatan import Pendanaan
from ..model.layer import Choice
from .cell import clean, is_blank, refusal
from .codes import normalise_budget_code
from .dates import parse_date
from .kegiatan_choices import SUMBER_CHOICES
from .kegiatan_columns import Column
from .listed import listed
from .match import match_choice
from .money import parse_money
from .number import PLACES, parse_boolean, parse_days, parse_integer, parse_number
from .percent import parse_percent

#: reads one cell; None means that the cell says nothing
Read = Callable[[Any], Any]

_FIRST_YEAR, _LAST_YEAR = 1990, 2100
_LONGEST_TEXT = 2000
_LONGEST_KODE = 100
#: values of a column repeat, and reading a date costs more than remembering it
_REMEMBERED = 2048
#: marks for an empty cell ("null", "#n/a") are at most this long
_LONGEST_MARK = 4
#: fewer digits than this are no more money than there is
_WHOLE = 15
#: below this a float still tells millionths apart
_LARGE = 10**9
_NUMBERS = (int, float)
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_YEAR = re.compile(r"(?<!\d)(?:19|20|21)\d{2}(?!\d)")


def reader_of(column: Column) -> Read:
    """The function that reads the cells of `column`, quick where a value is plain already.

    Values that repeat (choices, dates) are remembered; those that differ in every row (names,
    amounts) have a short way of their own.
    """
    if column.kind == "choice":
        return _remembering(_choice_reader(column.choices))
    if column.kind == "number":
        return _measure_reader()
    if column.kind in _VARIED:
        return _VARIED[column.kind]
    return _remembering(_READERS.get(column.kind, _quick_text))


def parse_text(value: Any) -> str | None:
    """Text of at most 2,000 characters with blanks trimmed; whole numbers without ".0"."""
    if is_blank(value):
        return None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, (list, tuple)):
        value = ", ".join(str(part) for part in value)
    text = clean(_CONTROL.sub(" ", str(value)))
    if len(text) > _LONGEST_TEXT:
        raise refusal(
            value,
            f"terlalu panjang; paling banyak {_LONGEST_TEXT} huruf.",
            f"too long; at most {_LONGEST_TEXT} characters.",
        )
    return text


def parse_kode(value: Any) -> str | None:
    """The kode of a kegiatan: short text on one line."""
    text = parse_text(value)
    if text and len(text) > _LONGEST_KODE:
        raise refusal(
            value,
            f"kode terlalu panjang; paling banyak {_LONGEST_KODE} huruf.",
            f"the kode is too long; at most {_LONGEST_KODE} characters.",
        )
    return text


def parse_year(value: Any) -> int | None:
    """A fiscal year: 2023, "2023.0", "TA 2023"."""
    if is_blank(value):
        return None
    found = _YEAR.findall(str(value))
    year = int(found[0]) if len(set(found)) == 1 else 0
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise refusal(
            value,
            f"tulis satu tahun anggaran dari {_FIRST_YEAR} sampai {_LAST_YEAR}, misalnya 2023.",
            f"write one fiscal year from {_FIRST_YEAR} to {_LAST_YEAR}, such as 2023.",
        )
    return year


def parse_pendanaan(value: Any) -> tuple[Pendanaan, ...] | None:
    """Sources of money: "APBD", "APBD, DAK Fisik" or "DAU: 200.000.000; DAK Fisik: 50.000.000".

    A source named twice counts once; its amounts are added.
    """
    if is_blank(value):
        return None
    parts = listed(value)
    if parts is None:
        parts = re.split(r"[;\n]|,(?!\d)|\+", str(value))
    amounts: dict[str, Decimal | None] = {}
    for part in parts:
        name, _, amount = str(part).partition(":")
        source = match_choice(name, SUMBER_CHOICES)
        if source is None:
            continue
        money = parse_money(amount)
        known = amounts.get(source)
        amounts[source] = known if money is None else (known or Decimal(0)) + money
    return tuple(Pendanaan(source, amount) for source, amount in amounts.items()) or None


def _quick_text(value: Any) -> str | None:
    """`parse_text`, past its checks where a glance shows that they would change nothing."""
    if (
        type(value) is str
        and _LONGEST_MARK < len(value) <= _LONGEST_KODE
        and value.isprintable()
        and "  " not in value
        and value[0] != " " != value[-1]
    ):
        return value
    return parse_text(value)


def _quick_kode(value: Any) -> str | None:
    found = _quick_text(value)
    return found if found is value else parse_kode(value)


def _quick_money(value: Any) -> Decimal | None:
    """`parse_money`, past its checks for whole rupiah without separators."""
    if type(value) is str and len(value) < _WHOLE and value.isascii() and value.isdigit():
        return Decimal(value)
    if type(value) is int and 0 <= value < 10 ** (_WHOLE - 1):
        return Decimal(value)
    return parse_money(value)


def _measure_reader() -> Read:
    """Measures as numbers hardly ever repeat; as text they cost more and are remembered."""
    remembered = _remembering(_parse_measure)

    def read(value: Any) -> float | None:
        if type(value) in _NUMBERS and abs(value) < _LARGE and round(value, PLACES) == value:
            return float(value)
        return cast("float | None", remembered(value))

    return read


def _parse_measure(value: Any) -> float | None:
    number = parse_number(value)
    return None if number is None else float(number)


def _parse_code(value: Any) -> str | None:
    return normalise_budget_code(value) or None


def _as_it_is(value: Any) -> Any:
    """Names of places, which are looked up later: a desa depends on its kecamatan."""
    return None if is_blank(value) else value


def _choice_reader(choices: Sequence[Choice]) -> Read:
    def read(value: Any) -> str | None:
        return match_choice(value, choices)

    return read


def _remembering(read: Read) -> Read:
    remembered = lru_cache(maxsize=_REMEMBERED, typed=True)(read)

    def look_up(value: Any) -> Any:
        try:
            return remembered(value)
        except TypeError:
            # A list (GeoJSON has them) cannot be remembered.
            return read(value)

    return look_up


#: kinds whose values hardly ever repeat
_VARIED: dict[str, Read] = {
    "kode": _quick_kode,
    "text": _quick_text,
    "money": _quick_money,
}
_READERS: dict[str, Read] = {
    "year": parse_year,
    "integer": parse_integer,
    "date": parse_date,
    "days": parse_days,
    "percent": parse_percent,
    "boolean": parse_boolean,
    "pendanaan": parse_pendanaan,
    "budget_code": _parse_code,
    "kecamatan": _as_it_is,
    "desa": _as_it_is,
}
