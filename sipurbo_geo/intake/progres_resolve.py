"""Gives each report of a file its kegiatan, its week and its day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ..model.progres import ProgresFisik
from . import progres_problems as problems
from .progres_draft import ProgresDraft, Report

_WEEK = timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class Entry:
    """A report with everything it needs. `stated` tells whether the file itself gives the day."""

    where: str
    item: ProgresFisik
    stated: bool = True

    @property
    def says_nothing(self) -> bool:
        """Whether no work is planned or done: before the start such a report is harmless."""
        return not self.item.rencana and not self.item.realisasi


@dataclass(frozen=True, slots=True)
class Standing:
    """What the register knows of one kegiatan: its start and the report of each week."""

    kode: str
    mulai: date | None
    weeks: Mapping[int, ProgresFisik]

    @property
    def counted_from(self) -> date | None:
        """Day one of week 1: the start of the work, or what the first report implies."""
        if self.mulai or not self.weeks:
            return self.mulai
        first = min(self.weeks)
        return _monday(self.weeks[first].tanggal) - _WEEK * (first - 1)


@dataclass(frozen=True, slots=True)
class Resolved:
    """The entries of one kegiatan by week, and how many reports were passed over or refused."""

    entries: Mapping[int, Entry]
    skipped: int
    refused: int


def resolve(
    file: str, drafts: Sequence[ProgresDraft], standing: Standing, report: Report
) -> Resolved:
    """The `drafts` of one kegiatan as entries by week.

    A missing week is counted from the start of the work, or else from the Monday before the first
    report; a missing day is the first of its week. Of several reports that only a date puts into
    one week, the last counts. Everything that is refused or passed over is told to `report`.
    """
    start = _start(drafts, standing)
    entries: dict[int, Entry] = {}
    skipped = refused = 0
    for draft in sorted(drafts, key=lambda d: d.tanggal or date.min):
        entry = _entry(file, draft, standing.kode, start, report)
        if entry is None:
            refused += 1
            continue
        old = entries.get(entry.item.minggu)
        if entry.item.minggu < 1:
            report(problems.before_start(file, entry, start))
            skipped, refused = skipped + entry.says_nothing, refused + (not entry.says_nothing)
        elif old is None:
            entries[entry.item.minggu] = entry
        elif draft.minggu is None:
            report(problems.overtaken(file, old, entry))
            entries[entry.item.minggu] = entry
            skipped += 1
        else:
            report(problems.twice(file, old, entry))
            refused += 1
    return Resolved(dict(sorted(entries.items())), skipped, refused)


def _start(drafts: Iterable[ProgresDraft], standing: Standing) -> date | None:
    stated = next((draft.mulai for draft in drafts if draft.mulai), None)
    if stated or standing.counted_from:
        return stated or standing.counted_from
    dated = [(d.tanggal, d.minggu or 1) for d in drafts if d.tanggal]
    if not dated:
        return None
    day, week = min(dated)
    return _monday(day) - _WEEK * (week - 1)


def _monday(day: date) -> date:
    """Without a known start weeks begin on Mondays, so that any report of a week gives the same."""
    return day - timedelta(days=day.weekday())


def _entry(
    file: str, draft: ProgresDraft, kode: str, start: date | None, report: Report
) -> Entry | None:
    if draft.rencana is None and draft.realisasi is None:
        report(problems.without_figures(file, draft))
        return None
    item = ProgresFisik(kode, 0, date.min, draft.rencana, draft.realisasi, draft.alasan)
    if draft.minggu is not None and draft.tanggal is not None:
        return Entry(draft.where, replace(item, minggu=draft.minggu, tanggal=draft.tanggal))
    if start is not None and draft.tanggal is not None:
        week = (draft.tanggal - start).days // _WEEK.days + 1
        return Entry(draft.where, replace(item, minggu=week, tanggal=draft.tanggal))
    if start is not None and draft.minggu is not None:
        day = start + _WEEK * (draft.minggu - 1)
        return Entry(draft.where, replace(item, minggu=draft.minggu, tanggal=day), stated=False)
    report(problems.undated(file, draft))
    return None
