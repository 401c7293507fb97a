"""Weekly reports: the planned S-curve, and what came of it."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from .chance import Chance
from .schedule import TODAY, Slot

_WEEK = timedelta(weeks=1)
#: planned percent from which a smaller lag is critical
_SECOND_PERIOD = 70
#: points by which the last report differs from its plan, by what is to be shown
_AIMS = {
    "sesuai": (0.0, 3.5),
    "terlambat": (-4.4, -1.1),
    "kritis": (-13.5, -6.0),
    "kritis_awal": (-19.0, -12.0),
    "kritis_lewat_tahun": (-3.2, -1.5),
    "janggal": (21.0, 26.0),
    "dihentikan": (-44.0, -36.0),
}
#: rencana and realisasi of the ten kegiatan of the report; the fifth is told in the report
REPORT_WEEKS = (
    ((0, 15, 48, 85, 100), (0, 12, 45, 88, 100)),
    ((0, 20, 55, 90, 100), (0, 18, 57, 91, 100)),
    ((0, 30, 70, 100, 100), (0, 26, 66, 95, 100)),
    ((0, 12, 46, 82, 100), (0, 8, 39, 80, 100)),
    ((0, 4, 62, 100, 100), (0, 52, 100, 100, 100)),
    ((0, 10, 40, 78, 100), (0, 4, 31, 70, 100)),
    ((0, 18, 52, 86, 100), (0, 19, 55, 90, 100)),
    ((0, 14, 50, 84, 100), (0, 10, 47, 86, 100)),
    ((0, 22, 60, 92, 100), (0, 21, 58, 93, 100)),
    ((0, 25, 66, 95, 100), (0, 20, 60, 90, 100)),
)


@dataclass(frozen=True, slots=True)
class Week:
    """One report: cumulative percent with two decimals."""

    minggu: int
    tanggal: date
    rencana: float
    realisasi: float


def report_weeks(slot: Slot) -> list[Week]:
    """The reports of `slot`, each on the Monday of its week, up to the day of the sample."""
    if not slot.has_contract or slot.fate == "tanpa_data":
        return []
    chance = Chance("kurva", slot.work.layer, slot.work.nama)
    steep = chance.between(1.4, 1.9)
    plan = [(n, day, _plan(slot, day, steep)) for n, day in _mondays(slot)]
    if slot.finish:
        done = _finished(slot.start, slot.finish, plan, steep, chance)
    else:
        done = _under_way(slot, plan, chance)
    return [
        Week(n, day, rencana, realisasi)
        for (n, day, rencana), realisasi in zip(plan, done, strict=True)
    ]


def _mondays(slot: Slot) -> Iterator[tuple[int, date]]:
    """Each Monday from the start until the work is done, or until now."""
    day = slot.start + timedelta(days=-slot.start.weekday() % 7)
    last = slot.finish or (TODAY if slot.tahap == "pelaksanaan" else slot.end - 2 * _WEEK)
    if slot.fate in ("terlambat", "sesuai") and Chance("lama", slot.work.nama).happens(0.2):
        last -= 2 * _WEEK  # nobody has reported for a while
    n = 1
    while day <= last or (slot.finish and day < last + _WEEK):
        yield n, day
        n, day = n + 1, day + _WEEK


def _plan(slot: Slot, day: date, steep: float) -> float:
    return round(100 * _curve((day - slot.start).days / slot.days, steep), 2)


def _curve(share: float, steep: float) -> float:
    """Slow, fast, slow: from 0 to 1."""
    t = min(1.0, max(0.0, share))
    done, left = math.pow(t, steep), math.pow(1 - t, steep)
    return done / (done + left)


def _finished(
    start: date, finish: date, plan: list[tuple[int, date, float]], steep: float, chance: Chance
) -> list[float]:
    """Along a curve of its own that reaches 100 on the day of the finish."""
    span = max(1, (finish - start).days)
    lag = chance.between(-0.04, 0.07)
    done: list[float] = []
    for _, day, _ in plan:
        share = (day - start).days / span
        value = 100 * _curve(share - lag * 4 * share * (1 - share), steep)
        done.append(_next(done, value, chance, finished=day >= finish))
    return done


def _under_way(slot: Slot, plan: list[tuple[int, date, float]], chance: Chance) -> list[float]:
    """Away from the plan, more and more, until the last report differs as it is meant to."""
    low, high = _AIMS[slot.fate]
    aim = chance.between(low, high)
    final = plan[-1][2]
    if slot.fate == "janggal":
        aim = min(aim, 99.5 - final)
    if slot.fate == "kritis" and final < _SECOND_PERIOD:
        aim = min(aim, -11.0)
    done: list[float] = []
    for place, (_, _, rencana) in enumerate(plan, 1):
        share = place / len(plan)
        value = rencana + aim * share**1.6
        done.append(_next(done, min(value, 99.5), chance, finished=False))
    done[-1] = round(max(done[-2] if len(done) > 1 else 0.0, min(final + aim, 99.5)), 2)
    return done


def _next(done: list[float], value: float, chance: Chance, *, finished: bool) -> float:
    """The next figure: never less than before, now and then a week without progress."""
    before = done[-1] if done else 0.0
    if finished:
        return 100.0
    if done and chance.happens(0.09):
        return before
    return round(min(99.6, max(before, value + chance.between(-0.8, 0.8) * (value > 3))), 2)
