"""What was planned and what was done, week by week, and what was paid."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class ProgresFisik:
    """One weekly report: cumulative percent, 0 to 100, of `kode` in week `minggu`.

    A report is never changed: a correction is a new row for the same week with an `alasan`, which
    supersedes the old one. `rencana` or `realisasi` None means that it was not stated.
    """

    kode: str
    minggu: int
    tanggal: date
    rencana: Decimal | None
    realisasi: Decimal | None
    alasan: str = ""


@dataclass(frozen=True, slots=True)
class ProgresKeuangan:
    """One payment (termin): rupiah, the day it was made and what was paid."""

    kode: str
    tanggal: date
    jumlah: Decimal
    uraian: str
    alasan: str = ""
