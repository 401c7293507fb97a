"""The frozen plan of a contract, week by week: what may stand in it, and what it says of a week."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import pairwise

from ..errors import ParameterError
from .laporan import MINGGU_TERAKHIR, check_persen

_PEKAN = timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class MingguJadwal:
    """One week of a plan: `rencana` is the cumulative percent at its `tanggal`."""

    minggu: int
    tanggal: date
    rencana: Decimal


@dataclass(frozen=True, slots=True)
class Jadwal:
    """A plan as it was frozen; number 1 with the contract, each later one by an `adendum`."""

    nomor: int
    adendum: str
    ditetapkan: datetime
    oleh: str
    minggu: tuple[MingguJadwal, ...]


def check_jadwal(minggu: Sequence[MingguJadwal]) -> None:
    """Raise `ParameterError` unless this is a plan: weeks 1, 2, 3 …, rising to 100 percent."""
    if not 1 <= len(minggu) <= MINGGU_TERAKHIR:
        raise _refused(
            f"Isi 1 sampai {MINGGU_TERAKHIR} minggu.", f"Give 1 to {MINGGU_TERAKHIR} weeks."
        )
    for expected, week in enumerate(minggu, start=1):
        if week.minggu != expected:
            raise _refused(
                f"Minggu {expected} tidak ada; isi semua minggu berurutan dari minggu 1.",
                f"Week {expected} is missing; give every week in order from week 1.",
            )
        check_persen("jadwal", week.rencana)
    for before, after in pairwise(minggu):
        _check_pair(before, after)
    if minggu[-1].rencana != 100:
        raise _refused(
            "Rencana minggu terakhir harus 100 %.", "The plan of the last week must be 100 %."
        )


def rencana_at(minggu: Sequence[MingguJadwal], nomor: int) -> Decimal | None:
    """What the plan says of week `nomor`: its end stays 100; None without a plan."""
    if not minggu:
        return None
    return minggu[min(nomor, len(minggu)) - 1].rencana


def minggu_at(hari: date, mulai: date | None, minggu: Sequence[MingguJadwal] = ()) -> int | None:
    """The week of the contract in which `hari` lies; None before it began.

    A plan's own dates count; after its end, and without a plan, weeks have seven days from the
    start of the work.
    """
    if not minggu:
        return None if mulai is None or hari < mulai else (hari - mulai) // _PEKAN + 1
    last = minggu[-1]
    if hari >= last.tanggal:
        return last.minggu + (hari - last.tanggal) // _PEKAN
    begun = [week.minggu for week in minggu if week.tanggal <= hari]
    return begun[-1] if begun else None


def _check_pair(before: MingguJadwal, after: MingguJadwal) -> None:
    if after.tanggal <= before.tanggal:
        raise _refused(
            f"Tanggal minggu {after.minggu} harus setelah tanggal minggu {before.minggu}.",
            f"The date of week {after.minggu} must follow that of week {before.minggu}.",
        )
    if after.rencana < before.rencana:
        raise _refused(
            f"Rencana minggu {after.minggu} lebih kecil dari minggu {before.minggu}; isi persen "
            "kumulatif.",
            f"The plan of week {after.minggu} is below that of week {before.minggu}; give "
            "cumulative percent.",
        )


def _refused(id: str, en: str) -> ParameterError:
    return ParameterError("jadwal", id, en)
