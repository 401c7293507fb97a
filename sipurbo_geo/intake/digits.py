"""Turns digits with dots and commas into a `Decimal`, and refuses where two readings are possible.

Indonesia writes 1.234.567,89 and machines write 1234567.89; a file may hold both.
"""

from __future__ import annotations

import math
import re
from decimal import Decimal
from enum import Enum

_DIGITS = re.compile(r"[+-]?\d[\d.,]*|[+-]?[.,]\d+", re.ASCII)
#: beyond these no number in a file means anything; both stay inside Decimal's 28 digits
_LONGEST = 24
_LARGEST = Decimal(10) ** 18
_GROUP = 3


class Reading(Enum):
    """How a lone separator with exactly three digits behind it is read ("1.250")."""

    STRICT = "strict"  # both readings are possible: refuse
    DECIMAL = "decimal"  # a separator is always the decimal mark
    RUPIAH = "rupiah"  # a dot groups thousands, as every price in Indonesia does


class AmbiguousDigitsError(ValueError):
    """The text can be read in two ways that differ a thousandfold."""


def exact(number: float | int | Decimal, places: int) -> Decimal:
    """A number cell as `Decimal`, rounded to `places` where a formula left binary noise.

    Raises `ValueError` for what is not finite.
    """
    if isinstance(number, bool) or not math.isfinite(number):
        raise ValueError(number)
    value = number if isinstance(number, Decimal) else Decimal(str(number))
    if abs(value) >= _LARGEST:
        raise ValueError(number)
    if int(value.as_tuple().exponent) >= -places:
        return value if value.as_tuple().exponent == 0 else _plain(value)
    return _plain(round(value, places))


def read_digits(text: str, reading: Reading) -> Decimal:
    """The `Decimal` that `text` ("1.234.567,89") means.

    Raises `AmbiguousDigitsError` where two readings are possible, `ValueError` for anything else.
    """
    if not _DIGITS.fullmatch(text) or len(text) > _LONGEST:
        raise ValueError(text)
    sign = text[0] if text[0] in "+-" else ""
    body = text[len(sign) :]
    marks = [c for c in body if c in ".,"]
    if not marks:
        return Decimal(text)
    if len(set(marks)) == 2 and reading is not Reading.DECIMAL:
        return Decimal(sign + _split_both(body, marks))
    return Decimal(sign + _split_one_kind(body, marks, reading))


def _split_both(body: str, marks: list[str]) -> str:
    """Both marks occur: the last one is the decimal mark, the other groups thousands."""
    decimal = marks[-1]
    if marks.count(decimal) > 1:
        raise ValueError(body)
    whole, _, rest = body.partition(decimal)
    if not _is_grouped(whole, marks[0]) or not rest:
        raise ValueError(body)
    return f"{whole.replace(marks[0], '')}.{rest}"


def _split_one_kind(body: str, marks: list[str], reading: Reading) -> str:
    mark = marks[0]
    if len(marks) > 1:
        if len(set(marks)) > 1 or reading is Reading.DECIMAL or not _is_grouped(body, mark):
            raise ValueError(body)
        return body.replace(mark, "")
    whole, _, rest = body.partition(mark)
    if not rest:
        raise ValueError(body)
    if reading is Reading.DECIMAL or not _is_grouped(body, mark):
        return f"{whole or '0'}.{rest}"
    if reading is Reading.RUPIAH and mark == ".":
        return whole + rest
    raise AmbiguousDigitsError(body)


def _is_grouped(text: str, mark: str) -> bool:
    """Whether `mark` separates groups of three, the first of one to three digits and no zero."""
    first, *groups = text.split(mark)
    return (
        1 <= len(first) <= _GROUP
        and not first.startswith("0")
        and bool(groups)
        and all(len(g) == _GROUP for g in groups)
    )


def _plain(value: Decimal) -> Decimal:
    """Without trailing zeros and without an exponent."""
    return Decimal(format(value.normalize(), "f"))
