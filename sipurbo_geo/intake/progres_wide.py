"""The office's wide sheet: columns M1 to Mn, rows Rencana and Realisasi for each kegiatan."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import Any

from ..errors import Problem
from .cell import ValueParseError, clean, is_blank
from .dates import parse_date
from .feature import problem
from .fold import fold_text
from .header import SEARCHED
from .progres_block import Block, twice
from .progres_draft import ProgresDraft, Report, as_kode
from .progres_kind import kind_of
from .progres_long import ALIASES
from .raw_rows import RawRow, RawSheet
from .table import EXAMPLE_MARK
from .week import find_days, find_weeks

_KODE = frozenset(fold_text(name) for name in ("kode", *ALIASES["kode"]))
_START = frozenset(
    fold_text(name)
    for name in (
        *("tanggal mulai", "tgl mulai", "mulai", "mulai kerja", "spmk", "tanggal spmk", "tgl spmk"),
        *("tanggal mulai kerja", "awal", "tanggal awal"),
    )
)
_BESIDE = _KODE | {"uraian", "keterangan", "jenis", "rencanarealisasi"}
_PAIR = 2


@dataclass(slots=True)
class _State:
    """What the rows read so far say about the ones to come."""

    weeks: dict[int, int] = field(default_factory=dict)
    kode_at: int | None = None
    start_at: int | None = None
    dates: dict[int, date] = field(default_factory=dict)
    kode: str = ""
    mulai: date | None = None
    blocks: dict[str, Block] = field(default_factory=dict)
    ignored: list[str] = field(default_factory=list)


def is_wide(sheet: RawSheet) -> tuple[bool, RawSheet]:
    """Whether `sheet` heads weekly columns, and the sheet with the rows looked at put back."""
    first = list(islice(sheet.rows, SEARCHED))
    pairs = zip(first, [None, *first[:-1]], strict=True)
    found = any(_weeks(row, above) for row, above in pairs)
    return found, sheet.with_rows(_chain(first, sheet.rows))


def read_wide(
    file: str, sheet: RawSheet, report: Report, kodes: Container[str] = ()
) -> Iterator[ProgresDraft]:
    """The reports in one wide sheet; what cannot be read is told to `report`.

    The kode stands in a column (once for its rows), in a line "Kode: …" above them, or is the name
    of the sheet, where that is one of `kodes`. Week dates come from a row of dates, or from a
    start date.
    """
    state = _State(kode=sheet.name if sheet.name in kodes else "")
    above: RawRow | None = None
    for row in sheet.rows:
        weeks = _weeks(row, above)
        if weeks:
            _take_header(state, weeks, row, above)
        elif _take_label(state, row):
            above = None  # a line about the kegiatan is not the upper half of a header
            continue
        elif state.weeks:
            _take_row(state, file, sheet.where(row.number), row, report)
        above = row
    if state.ignored:
        report(_ignored(file, state.ignored))
    for block in state.blocks.values():
        yield from block.drafts(file, report)


def _weeks(row: RawRow, above: RawRow | None) -> dict[int, int]:
    """Place → week of the columns that `row` heads; a day counts as its ordinal.

    A header of days alone is one only beside the heading of the kode or of what its rows are.
    """
    weeks = find_weeks(row, above)
    if weeks or not {fold_text(str(row.cells[at])) for at in row.filled} & _BESIDE:
        return weeks
    return {at: day.toordinal() for at, day in find_days(row).items()}


def _take_header(state: _State, weeks: dict[int, int], row: RawRow, above: RawRow | None) -> None:
    state.weeks, state.dates = weeks, {}
    rows = [above, row] if above is not None and above.number == row.number - 1 else [row]
    state.kode_at = state.start_at = None
    for header in rows:
        for at in header.filled:
            name = fold_text(str(header.cells[at]))
            if name in _KODE:
                state.kode_at = at
            elif name in _START:
                state.start_at = at
        _take_dates(state, {week: header.cell(at) for at, week in weeks.items()})


def _take_label(state: _State, row: RawRow) -> bool:
    """A line such as "Kode : PUPR-15" or "Tanggal mulai: 5 Juni 2023"."""
    taken = False
    for at in row.filled:
        name, colon, value = _labelled(row, at)
        if name not in _KODE | _START or is_blank(value):
            continue
        if not colon and (len(row.filled) != _PAIR or state.weeks):
            continue
        taken = True
        if name in _KODE:
            state.kode, state.mulai = as_kode(value), None
        else:
            state.mulai = _date_or_none(value)
    return taken


def _labelled(row: RawRow, at: int) -> tuple[str, bool, Any]:
    """The folded label in the cell at `at`, whether a colon follows, and the value behind it."""
    label, colon, rest = clean(row.cells[at]).partition(":")
    value: Any = rest.strip() or next((row.cells[n] for n in row.filled if n > at), None)
    if isinstance(value, str) and value.lstrip().startswith(":"):
        return fold_text(label), True, value.lstrip(" :")
    return fold_text(label), bool(colon), value


def _take_row(state: _State, file: str, where: str, row: RawRow, report: Report) -> None:
    if any(EXAMPLE_MARK in str(row.cells[at]) for at in row.filled):
        state.kode = EXAMPLE_MARK
        return
    _take_places(state, row)
    values = {week: row.cell(at) for at, week in state.weeks.items() if not is_blank(row.cell(at))}
    kind, cumulative = kind_of(row, min(state.weeks), state.kode_at)
    if kind is None:
        if values and not _take_dates(state, values):
            state.ignored.append(where)
        return
    if not kind or state.kode == EXAMPLE_MARK:
        return
    if not state.kode:
        report(_without_kode(file, where))
        return
    block = state.blocks.setdefault(state.kode, Block(state.kode))
    block.mulai = state.mulai or block.mulai
    block.dates |= state.dates
    week = block.take(kind, values, where, cumulative=cumulative)
    if week is not None:
        report(twice(file, where, state.kode, kind, week))


def _take_places(state: _State, row: RawRow) -> None:
    """The kode and the start date hold for the rows below, as merged cells show them."""
    if state.kode_at is not None and not is_blank(row.cell(state.kode_at)):
        state.kode, state.mulai = as_kode(row.cell(state.kode_at)), None
    if state.start_at is not None and not is_blank(row.cell(state.start_at)):
        state.mulai = _date_or_none(row.cell(state.start_at))


def _take_dates(state: _State, values: dict[int, Any]) -> bool:
    """A row of dates in the weekly columns, beside the header, dates these weeks."""
    said = {week: value for week, value in values.items() if not is_blank(value)}
    dates = {week: day for week, value in said.items() if (day := _date_or_none(value))}
    if not dates or len(dates) != len(said):
        return False
    state.dates = dates
    return True


def _date_or_none(value: Any) -> date | None:
    try:
        return parse_date(value)
    except ValueParseError:
        return None


def _chain(first: Iterable[RawRow], rest: Iterator[RawRow]) -> Iterator[RawRow]:
    yield from first
    yield from rest


def _ignored(file: str, wheres: list[str]) -> Problem:
    texts = (
        f"{len(wheres)} baris berisi nilai per minggu tetapi bukan Rencana atau Realisasi, dan "
        "tidak dibaca.",
        f"{len(wheres)} rows hold weekly values but are neither Rencana nor Realisasi, and were "
        "not read.",
    )
    return problem("baris_lain", file, wheres[0], texts, warn=True)


def _without_kode(file: str, where: str) -> Problem:
    texts = (
        'Kode kegiatan untuk baris ini tidak ada. Isi kolom "Kode", atau tulis "Kode: …" di '
        "atasnya.",
        'No kode stands for this row. Fill a column "Kode", or write "Kode: …" above it.',
    )
    return problem("tanpa_kode", file, where, texts, field="kode")
