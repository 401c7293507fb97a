"""What weekly figures of one kegiatan must satisfy beside those that the register has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from ..model.progres import ProgresFisik
from ..model.status import is_janggal
from . import progres_problems as problems
from .progres_draft import Report
from .progres_resolve import Entry, Resolved, Standing

#: the reason that is recorded where a week that had only its plan gets its figure
COMPLETED = "Melengkapi angka yang belum dinyatakan"
_FEW = 3


def check(
    file: str, resolved: Resolved, standing: Standing, report: Report, *, today: date
) -> list[Entry]:
    """The entries that can be recorded, completed from what stands; the others are reported.

    Refused are: realisasi or rencana that falls without alasan, days that run against the weeks,
    other figures for a recorded week without alasan. Anomalies are warnings.
    """
    weeks = standing.weeks
    merged = {w: _complete(entry, weeks.get(w)) for w, entry in resolved.entries.items()}
    refused = {
        *_conflicts(file, merged, weeks, report),
        *_falling(file, "realisasi", merged, weeks, report),
        *_falling(file, "rencana", merged, weeks, report),
        *_disorder(file, merged, weeks, report),
    }
    good = [entry for week, entry in merged.items() if week not in refused]
    new = [entry for entry in good if not _is_same(entry.item, weeks.get(entry.item.minggu))]
    _point_out(file, new, report, today)
    return good


def _complete(entry: Entry, old: ProgresFisik | None) -> Entry:
    """What the file leaves open stays as it is recorded; what was open before needs no reason."""
    if old is None:
        return entry
    item = entry.item
    rencana = old.rencana if item.rencana is None else item.rencana
    realisasi = old.realisasi if item.realisasi is None else item.realisasi
    tanggal = item.tanggal if entry.stated else old.tanggal
    merged = replace(item, rencana=rencana, realisasi=realisasi, tanggal=tanggal)
    if not item.alasan and _only_fills(merged, old):
        merged = replace(merged, alasan=COMPLETED)
    return replace(entry, item=merged)


def _only_fills(new: ProgresFisik, old: ProgresFisik) -> bool:
    kept = old.rencana in (None, new.rencana) and old.realisasi in (None, new.realisasi)
    return kept and (old.rencana, old.realisasi) != (new.rencana, new.realisasi)


def _conflicts(
    file: str, merged: Mapping[int, Entry], weeks: Mapping[int, ProgresFisik], report: Report
) -> Iterator[int]:
    for week, entry in merged.items():
        old = weeks.get(week)
        if old is not None and not entry.item.alasan and not _is_same(entry.item, old):
            report(problems.changed_without_reason(file, entry, old))
            yield week


def _falling(
    file: str,
    name: str,
    merged: Mapping[int, Entry],
    weeks: Mapping[int, ProgresFisik],
    report: Report,
) -> Iterator[int]:
    """Cumulative figures never fall; a stated reason makes its week the new measure."""
    before: tuple[int, Decimal] | None = None
    blamed: Entry | None = None
    for week in sorted(weeks.keys() | merged.keys()):
        entry = merged.get(week)
        item = entry.item if entry else weeks[week]
        value: Decimal | None = getattr(item, name)
        if value is None:
            continue
        at_fault = entry or blamed
        if before and value < before[1] and not item.alasan and at_fault:
            report(problems.falling(file, name, at_fault, before, (week, value)))
            yield at_fault.item.minggu
            continue
        before, blamed = (week, value), entry


def _disorder(
    file: str, merged: Mapping[int, Entry], weeks: Mapping[int, ProgresFisik], report: Report
) -> Iterator[int]:
    latest: ProgresFisik | None = None
    for week in sorted(weeks.keys() | merged.keys()):
        entry = merged.get(week)
        item = entry.item if entry else weeks[week]
        if latest and entry and item.tanggal <= latest.tanggal:
            report(problems.disordered(file, entry, latest))
            yield week
            continue
        latest = item


def _point_out(file: str, entries: Sequence[Entry], report: Report, today: date) -> None:
    for entry in entries:
        item = entry.item
        if item.realisasi is None:
            continue
        if item.rencana is not None and is_janggal(item.rencana, item.realisasi):
            report(problems.anomaly(file, entry, item.rencana, item.realisasi))
        if item.tanggal > today:
            report(problems.in_the_future(file, entry))
    figures = [f for e in entries for f in (e.item.rencana, e.item.realisasi) if f is not None]
    if len(figures) >= _FEW and max(figures) <= 1 and any(f % 1 for f in figures):
        report(problems.fractions(file, entries[0]))


def _is_same(item: ProgresFisik, old: ProgresFisik | None) -> bool:
    return old is not None and (item.tanggal, item.rencana, item.realisasi) == (
        old.tanggal,
        old.rencana,
        old.realisasi,
    )
