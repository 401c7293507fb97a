"""The lines of an S-curve as numbers: day (proleptic ordinal) and percent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from sipurbo_geo.model.jadwal import MingguJadwal
from sipurbo_geo.model.status import AmbangKritis

Garis = list[tuple[float, float]]
#: left, top, right, bottom
Kotak = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Titik:
    """One week: cumulative percent, 0 to 100; None where it was not stated."""

    minggu: int
    tanggal: date
    rencana: Decimal | None
    realisasi: Decimal | None


def garis_rencana(laporan: Sequence[Titik]) -> Garis:
    """The planned line, where it is known."""
    return [(t.tanggal.toordinal(), float(t.rencana)) for t in laporan if t.rencana is not None]


def garis_realisasi(laporan: Sequence[Titik]) -> Garis:
    """The actual line, where it is known."""
    return [(t.tanggal.toordinal(), float(t.realisasi)) for t in laporan if t.realisasi is not None]


def garis_jadwal(minggu: Sequence[MingguJadwal]) -> Garis:
    """The line of a frozen plan."""
    return [(week.tanggal.toordinal(), float(week.rencana)) for week in minggu]


def dengan_jadwal(laporan: Sequence[Titik], minggu: Sequence[MingguJadwal]) -> list[Titik]:
    """The reports, and the planned weeks that nobody has reported yet, by date."""
    reported = {titik.minggu for titik in laporan}
    planned = [
        Titik(week.minggu, week.tanggal, week.rencana, None)
        for week in minggu
        if week.minggu not in reported
    ]
    return sorted([*laporan, *planned], key=lambda titik: (titik.tanggal, titik.minggu))


def batas_kritis(rencana: Garis, ambang: AmbangKritis) -> Garis:
    """The line below which a contract is critical; it steps up where the second period begins."""
    limit = float(ambang.batas_periode)
    wide, narrow = float(ambang.periode_satu), float(ambang.periode_dua)
    edge: Garis = []
    for index, (day, plan) in enumerate(rencana):
        if index and rencana[index - 1][1] < limit <= plan:
            crossing = _day_at(rencana[index - 1], (day, plan), limit)
            edge += [(crossing, limit - wide), (crossing, limit - narrow)]
        edge.append((day, max(0.0, plan - (wide if plan < limit else narrow))))
    return edge


def selisih(laporan: Sequence[Titik]) -> Garis:
    """The outline of the gap between both lines, over the weeks in which both are known."""
    both = [t for t in laporan if t.rencana is not None and t.realisasi is not None]
    return [*garis_rencana(both), *reversed(garis_realisasi(both))]


def jauhkan(first: float, second: float, gap: float) -> tuple[float, float]:
    """Two heights on the drawing, moved apart so that texts of height `gap` do not touch."""
    distance = abs(first - second)
    if distance >= gap:
        return first, second
    push = (gap - distance) / 2
    return (first - push, second + push) if first <= second else (first + push, second - push)


def crosses(line: Garis, box: Kotak) -> bool:
    """Whether a line that never turns back passes through a box; both in the same units."""
    left, top, right, bottom = box
    for (x1, y1), (x2, y2) in pairwise(line):
        if x2 < left or x1 > right:
            continue
        slope = (y2 - y1) / (x2 - x1) if x2 > x1 else 0.0
        ends = y1 + slope * (max(x1, left) - x1), y2 - slope * (x2 - min(x2, right))
        if min(ends) <= bottom and max(ends) >= top:
            return True
    return False


def _day_at(before: tuple[float, float], after: tuple[float, float], plan: float) -> float:
    (day_a, plan_a), (day_b, plan_b) = before, after
    return day_a + (day_b - day_a) * (plan - plan_a) / (plan_b - plan_a)
