"""The figures of a meeting: totals and works by bidang, kecamatan, PPTK or penyedia.

What the mean progress means: each kegiatan weighs as much as its contract, or as its pagu where
there is no contract yet. Physical progress is the mean over those that have both rencana and
realisasi, so that the deviation is the difference of the two figures beside it; `tertimbang` says
how many those are. Money progress is what was paid of all that weighs. A kegiatan that crosses
kecamatan counts once in the total and whole in each kecamatan.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from .label import Label
from .status import AmbangKritis, Status
from .tahap import Tahap


class Menurut(StrEnum):
    """By what the works are put together."""

    BIDANG = "bidang"
    KECAMATAN = "kecamatan"
    PPTK = "pptk"
    PENYEDIA = "penyedia"


MENURUT_LABELS: dict[Menurut, Label] = {
    Menurut.BIDANG: Label("Bidang", "Unit"),
    Menurut.KECAMATAN: Label("Kecamatan", "Kecamatan"),
    Menurut.PPTK: Label("PPTK", "PPTK"),
    Menurut.PENYEDIA: Label("Penyedia", "Contractor"),
}


class Sebab(StrEnum):
    """Which rule makes a kegiatan late or critical."""

    PERIODE_SATU = "periode_satu"
    PERIODE_DUA = "periode_dua"
    LEWAT_TAHUN = "lewat_tahun"
    TERTINGGAL = "tertinggal"


@dataclass(frozen=True, slots=True)
class Alasan:
    """Why: the rule, by how many points the work lags, and the threshold that it passes."""

    sebab: Sebab
    lag: Decimal
    ambang: Decimal = Decimal(0)


def alasan_of(
    status: Status, rencana: Decimal | None, realisasi: Decimal | None, ambang: AmbangKritis
) -> Alasan | None:
    """Why figures with this status are late or critical; None when they are neither."""
    if status not in (Status.TERLAMBAT, Status.KRITIS) or rencana is None or realisasi is None:
        return None
    lag = rencana - realisasi
    if status is Status.TERLAMBAT:
        return Alasan(Sebab.TERTINGGAL, lag)
    if rencana < ambang.batas_periode:
        return Alasan(Sebab.PERIODE_SATU, lag, ambang.periode_satu)
    if lag > ambang.periode_dua:
        return Alasan(Sebab.PERIODE_DUA, lag, ambang.periode_dua)
    return Alasan(Sebab.LEWAT_TAHUN, lag)


@dataclass(frozen=True, slots=True)
class BarisRekap:
    """One published kegiatan as a meeting looks at it; `kecamatan` holds codes."""

    kode: str
    nama: str
    bidang: str
    kecamatan: tuple[str, ...]
    pptk: str
    penyedia: str
    tahun: int
    tahap: Tahap
    status: Status
    pagu: Decimal | None
    nilai_kontrak: Decimal | None
    dibayar: Decimal
    rencana: Decimal | None
    realisasi: Decimal | None
    minggu: int | None
    tanggal_progres: date | None
    tanggal_mulai: date | None
    lewat_tahun: bool
    ambang: AmbangKritis
    hari_ini: date

    @property
    def bobot(self) -> Decimal:
        """What it weighs in a mean: its contract, else its pagu, else nothing."""
        return self.nilai_kontrak or self.pagu or Decimal(0)

    @property
    def deviasi(self) -> Decimal | None:
        """Realisasi minus rencana in percentage points; negative is late."""
        if self.rencana is None or self.realisasi is None:
            return None
        return self.realisasi - self.rencana

    @property
    def keuangan(self) -> Decimal | None:
        """Percent paid of what it weighs."""
        return _percent(self.dibayar, self.bobot)

    @property
    def alasan(self) -> Alasan | None:
        """Why it is late or critical; None when it is neither."""
        return alasan_of(self.status, self.rencana, self.realisasi, self.ambang)

    @property
    def hari_tanpa_laporan(self) -> int | None:
        """Days since the last report, or since the start without one; None without either."""
        last = self.tanggal_progres or self.tanggal_mulai
        return None if last is None else (self.hari_ini - last).days

    @property
    def tidak_lapor(self) -> bool:
        """Whether the work is under way and was not reported for more than a week."""
        if self.tahap is not Tahap.PELAKSANAAN or self.status is Status.SELESAI:
            return False
        days = self.hari_tanpa_laporan
        return days is None or days > BATAS_LAPOR

    @property
    def perlu_dibahas(self) -> bool:
        """Whether a meeting has a reason to speak of it."""
        return self.alasan is not None or self.tidak_lapor


#: a report is due every week (SOP Penginputan Data)
BATAS_LAPOR = 7


@dataclass(frozen=True, slots=True)
class TotalRekap:
    """The sums over some kegiatan, each counted once. Money is rupiah, progress percent."""

    jumlah: int
    pagu: Decimal
    nilai_kontrak: Decimal
    dibayar: Decimal
    tertimbang: int
    rencana: Decimal | None
    realisasi: Decimal | None
    deviasi: Decimal | None
    keuangan: Decimal | None
    terlambat: int
    kritis: int
    tidak_lapor: int
    selesai: int


@dataclass(frozen=True, slots=True)
class KelompokRekap:
    """One group: `kunci` is its slug, code or name ("" where the register says nothing)."""

    kunci: str
    nama: str
    total: TotalRekap
    baris: tuple[BarisRekap, ...]


@dataclass(frozen=True, slots=True)
class Rekap:
    """The whole: `waktu` is the moment whose state it shows, `kini` whether that was now.

    `berganda` counts the kegiatan that stand in more than one group. `tak_terdaftar` is how many
    lines the lists leave out because there are too many to read; the totals hold them all.
    """

    menurut: Menurut
    waktu: datetime
    kini: bool
    revisi: int
    total: TotalRekap
    kelompok: tuple[KelompokRekap, ...]
    berganda: int
    tak_terdaftar: int


def total_of(rows: Iterable[BarisRekap]) -> TotalRekap:
    """The totals of `rows`."""
    found = list(rows)
    weighed = [row for row in found if row.deviasi is not None and row.bobot]
    weight = sum((row.bobot for row in weighed), Decimal(0))
    rencana = _mean([(row.bobot, row.rencana) for row in weighed], weight)
    realisasi = _mean([(row.bobot, row.realisasi) for row in weighed], weight)
    known = rencana is not None and realisasi is not None
    return TotalRekap(
        jumlah=len(found),
        pagu=_sum(row.pagu for row in found),
        nilai_kontrak=_sum(row.nilai_kontrak for row in found),
        dibayar=_sum(row.dibayar for row in found),
        tertimbang=len(weighed),
        rencana=rencana,
        realisasi=realisasi,
        deviasi=realisasi - rencana if known else None,  # type: ignore[operator]
        keuangan=_percent(
            _sum(row.dibayar for row in found if row.bobot), _sum(row.bobot for row in found)
        ),
        terlambat=sum(row.status is Status.TERLAMBAT for row in found),
        kritis=sum(row.status is Status.KRITIS for row in found),
        tidak_lapor=sum(row.tidak_lapor for row in found),
        selesai=sum(row.status is Status.SELESAI for row in found),
    )


def urgency(row: BarisRekap) -> tuple[int, Decimal, str]:
    """The order of a list: critical, late, not reported, the rest; the greatest lag first."""
    ranks = {Status.KRITIS: 0, Status.TERLAMBAT: 1}
    rank = ranks.get(row.status, 2 if row.tidak_lapor else 3)
    deviation = row.deviasi if row.deviasi is not None else Decimal(0)
    return rank, deviation, row.kode


def _sum(values: Iterable[Decimal | None]) -> Decimal:
    return sum((value for value in values if value is not None), Decimal(0))


def _mean(pairs: Sequence[tuple[Decimal, Decimal | None]], weight: Decimal) -> Decimal | None:
    if not weight:
        return None
    return _rounded(_sum(share * value for share, value in pairs if value is not None) / weight)


def _percent(part: Decimal, whole: Decimal) -> Decimal | None:
    return _rounded(part / whole * 100) if whole else None


def _rounded(value: Decimal) -> Decimal:
    """To two decimals, once and here, so that every page and file shows the same figure."""
    return value.quantize(Decimal("0.01"), ROUND_HALF_UP)
