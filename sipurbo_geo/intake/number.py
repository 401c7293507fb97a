"""Measures, counts, durations and yes-or-no answers."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from .cell import clean, is_blank, refusal
from .digits import AmbiguousDigitsError, Reading, exact, read_digits

#: of a measure; what lies behind them is the noise of a formula
PLACES = 6
#: a unit behind a measure, as in "1.250,5 m", "4,2 km2", "0.5 l/dtk"
_UNIT = re.compile(r"(?<=\d) ?[a-z][a-z0-9/²³.]*$", re.IGNORECASE)
_DAYS = re.compile(
    r"(?P<days>\d{1,4})(?: ?\([a-z ]+\))?(?: ?(?:hari|hr|hk|days?)\.?(?: kalender| kerja)?)?",
    re.IGNORECASE,
)
_MAX_DAYS = 3660
_TRUE = frozenset({"ya", "y", "benar", "true", "t", "1", "ada", "yes", "v", "✓"})
_FALSE = frozenset({"tidak", "tdk", "t.a.", "salah", "false", "f", "0", "no", "n", "tidak ada"})


def parse_number(value: Any) -> Decimal | None:
    """The measure in a cell ("0,5", "1.250,75 m", 12.5); None where it says nothing.

    "1.250" may be a thousand or a fraction and is refused. Raises `ValueParseError`.
    """
    if is_blank(value):
        return None
    try:
        if isinstance(value, int | float | Decimal):
            return exact(value, PLACES)
        text = _UNIT.sub("", clean(value)).replace(" ", "")
        return exact(read_digits(text, Reading.STRICT), PLACES)
    except AmbiguousDigitsError:
        raise refusal(
            value,
            "bisa berarti ribuan atau pecahan; tulis 1250 atau 1,25.",
            "this may mean thousands or a fraction; write 1250 or 1,25.",
        ) from None
    except ValueError:
        raise refusal(
            value,
            "tidak terbaca sebagai angka; tulis misalnya 1250 atau 0,5.",
            "not a number; write for example 1250 or 0,5.",
        ) from None


def parse_integer(value: Any) -> int | None:
    """The whole number in a cell ("12", 12.0, "1.250 KK"); None where it says nothing.

    A dot before three digits groups thousands. Raises `ValueParseError`.
    """
    if is_blank(value):
        return None
    try:
        if isinstance(value, int | float | Decimal):
            number = exact(value, PLACES)
        else:
            text = _UNIT.sub("", clean(value)).replace(" ", "")
            number = exact(read_digits(text, Reading.RUPIAH), PLACES)
        if number == int(number):
            return int(number)
    except ValueError:
        pass
    raise refusal(
        value,
        "harus bilangan bulat, misalnya 12.",
        "must be a whole number, such as 12.",
    )


def parse_days(value: Any) -> int | None:
    """A duration in days ("120 Hari Kalender", "90 (sembilan puluh) hari"); None where empty.

    Raises `ValueParseError`; months are refused because their length differs.
    """
    if is_blank(value):
        return None
    if isinstance(value, int | float | Decimal):
        days = parse_integer(value)
    else:
        found = _DAYS.fullmatch(clean(value))
        days = int(found["days"]) if found else None
    if days is None or not 0 < days <= _MAX_DAYS:
        raise refusal(
            value,
            f"tulis jumlah hari dari 1 sampai {_MAX_DAYS}, misalnya 120.",
            f"write a number of days from 1 to {_MAX_DAYS}, such as 120.",
        )
    return days


def parse_boolean(value: Any) -> bool | None:
    """Yes or no ("Ya", "tidak", True, 1); None where the cell says nothing. `ValueParseError`."""
    if isinstance(value, bool):
        return value
    if is_blank(value):
        return None
    text = clean(value).casefold().removesuffix(".0")
    if text in _TRUE or text in _FALSE:
        return text in _TRUE
    raise refusal(value, "tulis ya atau tidak.", "write ya (yes) or tidak (no).")
