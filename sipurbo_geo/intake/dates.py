"""Dates as offices, spreadsheets and map servers write them."""

from __future__ import annotations

import math
import re
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from .cell import ValueParseError, clean, is_blank, refusal

_FIRST_YEAR, _LAST_YEAR = 1945, 2100
#: day 0 of a spreadsheet whose days are counted past its invented 29 February 1900
_SPREADSHEET_EPOCH = date(1899, 12, 30)
_SERIAL = range(16_438, 73_416)  # 1945-01-01 to 2100-12-31
_EPOCH_MS = 10**11
#: map servers count from midnight in UTC or in Jakarta; seven hours bring both to the right day
_WIB = timedelta(hours=7)
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan januari january",
            "feb peb febr pebr februari pebruari february",
            "mar mrt maret march",
            "apr april",
            "mei may",
            "jun juni june",
            "jul juli july",
            "agu agt ags agus agust aug agustus august",
            "sep sept september",
            "okt oct oktober october",
            "nov nop november nopember",
            "des dec desember december",
        ),
        start=1,
    )
    for name in names.split()
}
_WEEKDAY = re.compile(
    r"^(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|ahad"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day),? +",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"(?<=\d)[T ]+\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?"
    r"(?: ?(?:Z|WIB|[+-]\d{2}:?\d{2}))?$"
)
_YEAR_FIRST = re.compile(r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})", re.ASCII)
_DAY_FIRST = re.compile(r"(?P<d>\d{1,2}) ?[-/.] ?(?P<m>\d{1,2}) ?[-/.] ?(?P<y>\d{4})", re.ASCII)
_NAMED = re.compile(r"(?P<d>\d{1,2})[ -/.]*(?P<m>[a-z]+)\.?[ -/,]*(?P<y>\d{4})", re.I | re.ASCII)
_NAMED_FIRST = re.compile(r"(?P<m>[a-z]+)\.? (?P<d>\d{1,2}),? (?P<y>\d{4})", re.I | re.ASCII)
_COMPACT = re.compile(r"(?P<y>(?:19|20)\d{2})(?P<m>\d{2})(?P<d>\d{2})", re.ASCII)
_ZERO = re.compile(r"[0/.\- ]+")


def parse_date(value: Any) -> date | None:
    """The day that a cell means; None where it says nothing ("", "-", "0000-00-00").

    Takes date cells, spreadsheet serial numbers, milliseconds since 1970, ISO dates, "03 Jun 2022",
    "17 Agustus 2026" and day/month/year. Raises `ValueParseError`, also for a year of two digits.
    """
    if is_blank(value):
        return None
    if isinstance(value, datetime):
        return _checked(value, value.date())
    if isinstance(value, date):
        return _checked(value, value)
    if isinstance(value, int | float | Decimal):
        return _from_number(value)
    text = _WEEKDAY.sub("", clean(value))
    text = _CLOCK.sub("", text)
    if _ZERO.fullmatch(text) and "0" in text:
        return None
    if text.isascii() and text.isdigit() and not _COMPACT.fullmatch(text):
        return _from_number(int(text))
    return _from_text(value, text)


def _from_number(value: float | Decimal) -> date:
    if isinstance(value, bool) or not math.isfinite(value):
        raise _unreadable(value)
    number = int(value)
    if number in _SERIAL:
        return _SPREADSHEET_EPOCH + timedelta(days=number)
    compact = _COMPACT.fullmatch(str(number))
    if compact:
        return _from_parts(value, compact)
    if _EPOCH_MS <= abs(number) < _EPOCH_MS * 100:
        moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=number)
        return _checked(value, (moment + _WIB).date())
    raise _unreadable(value)


def _from_text(value: Any, text: str) -> date:
    for shape in (_YEAR_FIRST, _DAY_FIRST, _COMPACT, _NAMED, _NAMED_FIRST):
        found = shape.fullmatch(text)
        if found:
            return _from_parts(value, found)
    raise _unreadable(value)


def _from_parts(value: Any, found: re.Match[str]) -> date:
    month = found["m"]
    number = int(month) if month.isdigit() else _MONTHS.get(month.lower(), 0)
    try:
        return _checked(value, date(int(found["y"]), number, int(found["d"])))
    except ValueError:
        raise refusal(
            value,
            "tanggal ini tidak ada; tulis hari, bulan, tahun, misalnya 17 Agustus 2026.",
            "there is no such day; write day, month, year, such as 17 Agustus 2026.",
        ) from None


def _checked(value: Any, day: date) -> date:
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise refusal(
            value,
            f"tahunnya harus antara {_FIRST_YEAR} dan {_LAST_YEAR}.",
            f"its year must lie between {_FIRST_YEAR} and {_LAST_YEAR}.",
        )
    return day


def _unreadable(value: Any) -> ValueParseError:
    return refusal(
        value,
        "tidak terbaca sebagai tanggal; tulis misalnya 2026-08-17, 17/08/2026 atau "
        "17 Agustus 2026 (tahun empat angka).",
        "not a date; write for example 2026-08-17, 17/08/2026 or 17 Agustus 2026 "
        "(a year of four digits).",
    )
