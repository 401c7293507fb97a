"""When each piece of work happens and how far it is on the day of the sample."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from .chance import Chance
from .work import Work

TODAY = date(2026, 11, 24)

#: fiscal year, what has become of it, how many
_PLAN = (
    (2021, "selesai", 14),
    (2022, "selesai", 16),
    (2023, "selesai", 13),
    (2024, "selesai", 22),
    (2024, "dihentikan", 1),
    (2025, "selesai", 15),
    (2025, "pemeliharaan", 11),
    (2026, "pemeliharaan", 10),
    (2026, "terlambat", 9),
    (2026, "kritis", 3),
    (2026, "kritis_awal", 2),
    (2026, "kritis_lewat_tahun", 1),
    (2026, "janggal", 1),
    (2026, "tanpa_data", 2),
    (2026, "pengadaan", 8),
    (2026, "perencanaan", 6),
)
#: whatever is left over is under way as planned
_REST = (2026, "sesuai")
_STAGES = ("selesai", "pemeliharaan", "pengadaan", "perencanaan", "dihentikan")
#: contract value up to which so many days are usual
_DAYS = ((250e6, 60), (900e6, 90), (2.5e9, 120), (6e9, 150), (1e13, 180))


#: rupiah: larger contracts take their time
_LARGE = 6e9


@dataclass(frozen=True, slots=True)
class Slot:
    """The time of one piece of work. `fate` is a stage, or how a running contract goes.

    `finish` is the day on which it was done, None where it is not.
    """

    work: Work
    tahun: int
    fate: str
    start: date
    days: int
    finish: date | None = None
    retention: int = 180

    @property
    def tahap(self) -> str:
        """The stage on the day of the sample."""
        return self.fate if self.fate in _STAGES else "pelaksanaan"

    @property
    def has_contract(self) -> bool:
        """Whether a contract was signed."""
        return self.fate not in ("perencanaan", "pengadaan")

    @property
    def end(self) -> date:
        """The end under the contract as first signed."""
        return self.start + timedelta(days=self.days - 1)

    @property
    def is_late_finish(self) -> bool:
        """Whether it was done so late that the contract had to be extended."""
        return self.finish is not None and self.finish > self.end + timedelta(days=5)


def schedule(works: Sequence[Work]) -> list[Slot]:
    """A time for each of `works`, by fiscal year and then in the order of `works`."""
    wishes = [work for work in works if work.wish]
    free = Chance("jadwal").shuffled([work for work in works if not work.wish])
    plan = list(_slots(len(free) + sum(work.wish == "perencanaan" for work in wishes)))
    slots = []
    for work in wishes:
        wanted = (2023, "laporan") if work.wish == "laporan" else (2026, work.wish)
        if wanted in plan:
            plan.remove(wanted)
        slots.append(_slot(work, *wanted))
    slots += [_slot(work, *place) for work, place in zip(free, plan, strict=True)]
    order = {id(work): n for n, work in enumerate(works)}
    return sorted(slots, key=lambda slot: (slot.tahun, order[id(slot.work)]))


def _slots(count: int) -> Iterator[tuple[int, str]]:
    for tahun, fate, times in _PLAN:
        for _ in range(times):
            yield tahun, fate
    for _ in range(count - sum(times for *_, times in _PLAN)):
        yield _REST


def _slot(work: Work, tahun: int, fate: str) -> Slot:
    chance = Chance("waktu", work.layer, work.nama)
    days = next(days for limit, days in _DAYS if work.cost <= limit)
    if fate == "laporan":
        # five weekly reports, the first on the day the work began
        start = _monday(date(2023, 6, 5) + timedelta(weeks=chance.whole(0, 14)))
        return Slot(work, tahun, "selesai", start, 45, start + timedelta(days=32), 180)
    if fate in ("selesai", "pemeliharaan", "dihentikan"):
        return _finished(work, tahun, fate, days, chance)
    if work.cost < _LARGE:
        days = min(days, chance.pick((60, 75, 90, 120)))
    latest = date(2026, 12, 24) - timedelta(days=days)
    start = latest - timedelta(days=chance.whole(0, 8))
    if fate in ("kritis_awal", "janggal"):
        # short contracts, signed late: the plan has not reached 70 % yet
        days, start = 71, date(2026, 10, 12) + timedelta(days=chance.whole(0, 2))
    elif fate == "kritis_lewat_tahun":
        days, start = 150, date(2026, 7, 20)
    elif fate == "tanpa_data":
        days = 45
        start = date(2026, 11, 9) + timedelta(days=chance.whole(0, 4))
    return Slot(work, tahun, fate, _weekday(start), days)


def _finished(work: Work, tahun: int, fate: str, days: int, chance: Chance) -> Slot:
    """Done within its year, a little early or late; the defects period follows."""
    last = date(tahun, 12, 22)
    pace = chance.between(0.9, 1.0) if chance.happens(0.8) else chance.between(1.06, 1.22)
    if fate == "pemeliharaan" and tahun == 2025:
        finish, retention = date(2025, 11, 28) + timedelta(days=chance.whole(0, 20)), 365
    elif fate == "pemeliharaan":
        finish, retention = date(2026, 7, 20) + timedelta(days=chance.whole(0, 110)), 180
    else:
        earliest = date(tahun, 2, 20) + timedelta(days=round(days * pace))
        room = max(0, (last - earliest).days)
        retention = 365 if work.cost > 2.5e9 and tahun < 2025 else 180
        if tahun == 2025:
            room = min(room, (TODAY - earliest).days - retention)
        finish = earliest + timedelta(days=chance.whole(0, max(0, room)))
    start = _weekday(finish - timedelta(days=round(days * pace)))
    return Slot(work, tahun, fate, start, days, None if fate == "dihentikan" else finish, retention)


def _weekday(day: date) -> date:
    """`day`, or the Monday after a weekend."""
    return day + timedelta(days=(7 - day.weekday()) % 7) if day.weekday() > 4 else day


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
