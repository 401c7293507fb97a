"""Headings that name weeks (M1, M-2, Minggu ke-3, MINGGU IV) or only their days."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from .cell import ValueParseError, is_blank
from .dates import parse_date
from .fold import arabic, fold_words
from .number import parse_integer
from .raw_rows import RawRow

_WORDS = r"(?:m|mg|mgg|mng|minggu|w|week|pekan|mingguke|mgke|mke|weekke|pekanke)"
_HEADING = re.compile(rf"{_WORDS}(?:ke)?0*(?P<number>[1-9]\d{{0,2}})")
_SPELLED = re.compile(rf"{_WORDS}(?: ke)? (?P<roman>[ivx]+)")
_GROUP = re.compile(rf"{_WORDS}(?: ke)?")
#: what follows the week in its own cell: "M1 (5-11 Juni)", or a second line
_EXPLAINED = re.compile(r"[(\n:/,]")
_FEWEST = 2
#: a larger number is no week of any contract; it is the ordinal of a day
_MOST = 400


def week_or_none(key: int) -> int | None:
    """The week behind the key of a column; None where the column only has a day."""
    return key if key <= _MOST else None


def column_label(key: int) -> str:
    """How a person finds a column: "M3", or its day."""
    return f"M{key}" if key <= _MOST else f"kolom {date.fromordinal(key):%d/%m/%Y}"


def week_number(heading: Any) -> int | None:
    """The week that `heading` names ("M1", "Minggu ke-1", "Minggu I"), or None."""
    if not isinstance(heading, str):
        return None
    words = fold_words(_EXPLAINED.split(heading.strip(), maxsplit=1)[0])
    found = _HEADING.fullmatch("".join(words))
    if found:
        return int(found["number"]) if int(found["number"]) <= _MOST else None
    spelled = _SPELLED.fullmatch(" ".join(words))
    return arabic(spelled["roman"]) if spelled else None


def find_weeks(row: RawRow, above: RawRow | None = None) -> dict[int, int]:
    """Place → week of the weekly columns that `row` heads; empty where it heads none.

    Plain numbers count where the row `above` spans them with "Minggu ke-".
    """
    named = {at: week for at in row.filled if (week := week_number(row.cells[at])) is not None}
    if len(named) >= _FEWEST:
        return named
    return _numbered(row, above) if above is not None else {}


def find_days(row: RawRow) -> dict[int, date]:
    """Place → day of the columns that `row` heads with nothing but days, in rising order.

    They run to the end of the row; empty where they do not, or are fewer than two.
    """
    days: dict[int, date] = {}
    for at in row.filled:
        day = _day(row.cells[at])
        if day is None and days:
            return {}
        if day is not None:
            days[at] = day
    rising = list(days.values()) == sorted(set(days.values()))
    return days if rising and len(days) >= _FEWEST else {}


def _day(value: Any) -> date | None:
    """The day in a heading; a bare number is none, though a spreadsheet might mean one by it."""
    if not isinstance(value, str | date):
        return None
    try:
        return None if str(value).strip().isdigit() else parse_date(value)
    except ValueParseError:
        return None


def _numbered(row: RawRow, above: RawRow) -> dict[int, int]:
    said = {at: " ".join(fold_words(str(above.cells[at]))) for at in above.filled}
    spans = [at for at, words in said.items() if _GROUP.fullmatch(words)]
    if not spans or above.number != row.number - 1:
        return {}
    weeks: dict[int, int] = {}
    for at in row.filled:
        if at < spans[0] or is_blank(row.cells[at]):
            continue
        text = str(row.cells[at]).strip()
        if not re.fullmatch(r"\d{1,3}(?:\.0)?", text):
            return {}
        weeks[at] = parse_integer(row.cells[at]) or 0
    numbers = list(weeks.values())
    rising = numbers == list(range(numbers[0], numbers[0] + len(numbers))) if numbers else False
    return weeks if rising and len(numbers) >= _FEWEST and numbers[0] >= 1 else {}
