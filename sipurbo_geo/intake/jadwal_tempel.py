"""A time schedule as it is pasted from a workbook: down or across, with or without weeks and days.

What is understood: one line a week ("M1, 5/6/2023, 4,5"), or one line of weeks above one of
figures; cumulative percent, percent a week, or fractions of one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import accumulate
from typing import Any

from ..errors import ParameterError
from ..model.jadwal import MingguJadwal
from .cell import ValueParseError, is_blank
from .dates import parse_date
from .number import parse_integer
from .percent import parse_percent
from .week import week_number

_LONGEST = 60_000
#: more columns than week, day and figure can only be weeks side by side
_DOWN = 3
#: what rounding in a workbook leaves of a whole
_ROUNDED = Decimal("0.05")
_SHOWN = 5

_Row = list[str]


def read_jadwal_tempel(text: str, mulai: date | None) -> list[MingguJadwal]:
    """The weeks in `text`; days that it does not state count from `mulai`, the start of the work.

    Raises `ParameterError` "jadwal" that names the lines. Whether it is a plan is for
    `check_jadwal` to say.
    """
    rows = _upright(_cells(text))
    if rows and not _is_figure(rows[0][-1]):
        rows = rows[1:]
    if not rows:
        raise _refused(
            "Tempel jadwalnya: satu baris per minggu, atau satu baris minggu dan satu baris "
            "persen.",
            "Paste the schedule: one line a week, or a line of weeks and one of percent.",
        )
    figures = _cumulative(_read_column(rows, -1, parse_percent))
    days = _days(rows, mulai)
    return [
        MingguJadwal(number, day, value)
        for number, day, value in zip(_numbers(rows), days, figures, strict=True)
    ]


def _cells(text: str) -> list[_Row]:
    if len(text) > _LONGEST:
        raise _refused("Tempelannya terlalu panjang.", "The pasted text is too long.")
    rows = [_split(line) for line in text.replace("\r", "\n").split("\n") if line.strip()]
    return [row for row in rows if any(not is_blank(cell) for cell in row)]


def _split(line: str) -> _Row:
    mark = "\t" if "\t" in line else ";" if ";" in line else None
    parts = line.split(mark) if mark else re.split(r" {2,}", line.strip())
    if len(parts) == 1 and len(words := line.split()) <= _DOWN:
        parts = words
    cells = [part.strip() for part in parts]
    while len(cells) > 1 and is_blank(cells[-1]):
        cells.pop()
    return cells


def _upright(rows: list[_Row]) -> list[_Row]:
    """One row a week; a schedule that runs across is turned, without the names of its lines."""
    if max(map(len, rows), default=0) <= _DOWN:
        return [row for row in rows if row]
    width = max(map(len, rows))
    wide = [row for row in rows if len(row) > _DOWN]
    padded = [row + [""] * (width - len(row)) for row in wide]
    turned = [list(column) for column in zip(*padded, strict=True)]
    return [column for column in turned if not is_blank(column[-1])]


def _numbers(rows: list[_Row]) -> list[int]:
    """The weeks that a column names, or else 1, 2, 3 …"""
    for at in range(_inner(rows)):
        found = [_week(row[at]) for row in rows]
        if all(found):
            return [number or 0 for number in found]
    return list(range(1, len(rows) + 1))


def _week(cell: str) -> int | None:
    named = week_number(cell)
    if named is not None:
        return named
    try:
        return parse_integer(cell) if re.fullmatch(r"\d{1,3}", cell) else None
    except ValueParseError:
        return None


def _days(rows: list[_Row], mulai: date | None) -> list[date]:
    for at in range(_inner(rows)):
        if any(_is_day(row[at]) for row in rows):
            return _read_column(rows, at, parse_date)
    if mulai is None:
        raise _refused(
            "Jadwal ini tanpa tanggal, dan tanggal mulai kegiatan belum diisi. Sertakan kolom "
            "tanggal.",
            "This schedule has no days, and the start of the work is not known. Add a column of "
            "days.",
        )
    return [mulai + timedelta(weeks=number - 1) for number in _numbers(rows)]


def _inner(rows: list[_Row]) -> int:
    """How many columns stand before the figures in every row."""
    return min(len(row) for row in rows) - 1


def _is_day(cell: str) -> bool:
    try:
        return not re.fullmatch(r"[\d.,%]*", cell) and parse_date(cell) is not None
    except ValueParseError:
        return False


def _is_figure(cell: str) -> bool:
    try:
        return parse_percent(cell) is not None
    except ValueParseError:
        return False


def _read_column(rows: list[_Row], at: int, parse: Callable[[Any], Any]) -> list[Any]:
    values, faults = [], []
    for number, row in enumerate(rows, start=1):
        try:
            values.append(parse(row[at]))
            if values[-1] is None:
                faults.append((number, "kosong.", "empty."))
        except ValueParseError as error:
            faults.append((number, error.id, error.en))
    if faults:
        shown = faults[:_SHOWN]
        raise _refused(
            " ".join(f"Minggu ke-{n} yang ditempel: {id}" for n, id, _ in shown),
            " ".join(f"Pasted week {n}: {en}" for n, _, en in shown),
        )
    return values


def _cumulative(figures: Sequence[Decimal]) -> list[Decimal]:
    """Cumulative percent, whichever way it was written; what is neither stays as it is."""
    for scale in (1, 100):
        scaled = [value * scale for value in figures]
        if abs(scaled[-1] - 100) <= _ROUNDED and scaled == sorted(scaled):
            return _whole(scaled)
        if abs(sum(scaled, Decimal(0)) - 100) <= _ROUNDED:
            return _whole(list(accumulate(scaled)))
    return list(figures)


def _whole(figures: list[Decimal]) -> list[Decimal]:
    """Up to a hundred, which rounding missed by a hair."""
    return [*(min(value, Decimal(100)) for value in figures[:-1]), Decimal(100)]


def _refused(id: str, en: str) -> ParameterError:
    return ParameterError("jadwal", id, en)
