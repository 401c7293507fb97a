"""Percentages, exact: the deviation rule compares them strictly."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from .cell import clean, is_blank, refusal
from .digits import Reading, exact, read_digits

_PLACES = 4


def parse_percent(value: Any) -> Decimal | None:
    """The percentage of a cell ("85,74 %", "85.74", 85.74), 4 decimals at most; None where empty.

    A separator is always the decimal mark, because no percentage has thousands. The range is not
    checked here. Raises `ValueParseError`.
    """
    if is_blank(value):
        return None
    try:
        if isinstance(value, int | float | Decimal):
            return exact(value, _PLACES)
        text = clean(value).removesuffix("%").removesuffix("persen").replace(" ", "")
        return exact(read_digits(text, Reading.DECIMAL), _PLACES)
    except ValueError:
        raise refusal(
            value,
            "tidak terbaca sebagai persen; tulis angka 0 sampai 100, misalnya 85,74.",
            "not a percentage; write a number from 0 to 100, such as 85,74.",
        ) from None


def format_percent(percent: Decimal) -> str:
    """`percent` as an Indonesian office writes it: "85,74"."""
    return format(percent, "f").replace(".", ",")
