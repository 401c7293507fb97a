"""The deviation rule: is a kegiatan on time, late, or a critical contract?

Source: the clauses on *kontrak kritis* in public-works contracts (two periods by planned progress,
strictly greater than). The thresholds belong to the contract; these are the usual ones.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from .label import Label
from .tahap import Tahap


class Status(StrEnum):
    """What the public sees of the deviation."""

    SESUAI = "sesuai"
    TERLAMBAT = "terlambat"
    KRITIS = "kritis"
    SELESAI = "selesai"
    BELUM_MULAI = "belum_mulai"
    TANPA_DATA = "tanpa_data"


STATUS_LABELS: dict[Status, Label] = {
    Status.SESUAI: Label("Sesuai rencana", "On schedule"),
    Status.TERLAMBAT: Label("Terlambat", "Late"),
    Status.KRITIS: Label("Kritis", "Critical"),
    Status.SELESAI: Label("Selesai", "Finished"),
    Status.BELUM_MULAI: Label("Belum mulai", "Not started"),
    Status.TANPA_DATA: Label("Tanpa data progres", "No progress data"),
}


@dataclass(frozen=True, slots=True)
class AmbangKritis:
    """The thresholds of one contract, in percent and percentage points."""

    batas_periode: Decimal = Decimal(70)
    periode_satu: Decimal = Decimal(10)
    periode_dua: Decimal = Decimal(5)


UMUM = AmbangKritis()
#: a report this far ahead of its plan is shown as an anomaly, not as good news
LOMPATAN_JANGGAL = Decimal(20)


def hitung_deviasi(rencana: Decimal, realisasi: Decimal) -> Decimal:
    """Realisasi minus rencana in percentage points; negative is late."""
    return realisasi - rencana


def is_kritis(
    rencana: Decimal,
    realisasi: Decimal,
    *,
    lewat_tahun: bool = False,
    ambang: AmbangKritis = UMUM,
) -> bool:
    """Whether the contract is critical. `lewat_tahun`: the work will pass its fiscal year."""
    lag = rencana - realisasi
    if rencana < ambang.batas_periode:
        return lag > ambang.periode_satu
    return lag > ambang.periode_dua or (lewat_tahun and lag > 0)


def is_janggal(rencana: Decimal, realisasi: Decimal) -> bool:
    """Whether a report is so far ahead of the plan that someone should look at it."""
    return hitung_deviasi(rencana, realisasi) > LOMPATAN_JANGGAL


def nilai_status(
    tahap: Tahap,
    rencana: Decimal | None,
    realisasi: Decimal | None,
    *,
    lewat_tahun: bool = False,
    ambang: AmbangKritis = UMUM,
) -> Status:
    """The status of a kegiatan from its stage and its last report."""
    if tahap in (Tahap.PEMELIHARAAN, Tahap.SELESAI) or (realisasi is not None and realisasi >= 100):
        return Status.SELESAI
    if realisasi is None and tahap in (Tahap.PERENCANAAN, Tahap.PENGADAAN):
        return Status.BELUM_MULAI
    if realisasi is None or rencana is None:
        return Status.TANPA_DATA
    if is_kritis(rencana, realisasi, lewat_tahun=lewat_tahun, ambang=ambang):
        return Status.KRITIS
    return Status.TERLAMBAT if realisasi < rencana else Status.SESUAI
