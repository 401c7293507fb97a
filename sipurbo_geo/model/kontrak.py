"""A kegiatan as weekly progress looks at it: its contract, its limits, and what a figure means."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from .kegiatan import Keadaan
from .status import AmbangKritis, Status, hitung_deviasi, is_janggal, nilai_status
from .tahap import Tahap
from .wewenang import Sasaran


@dataclass(frozen=True, slots=True)
class Penilaian:
    """What one week's figures mean. `janggal`: so far ahead that somebody should look."""

    deviasi: Decimal | None
    status: Status
    janggal: bool


@dataclass(frozen=True, slots=True)
class Kontrak:
    """The part of a kegiatan that reports are judged by. Money is rupiah."""

    id: int
    kode: str
    nama: str
    bidang: str
    keadaan: Keadaan
    tahap: Tahap
    tahun: int
    tanggal_kontrak: date | None
    tanggal_mulai: date | None
    tanggal_selesai: date | None
    nilai_kontrak: Decimal | None
    ambang: AmbangKritis

    @property
    def sasaran(self) -> Sasaran:
        """What rights are asked about."""
        return Sasaran(self.id, self.bidang)

    @property
    def lewat_tahun(self) -> bool:
        """Whether the work passes the end of its fiscal year."""
        return self.tanggal_selesai is not None and self.tanggal_selesai.year > self.tahun

    def nilai(self, rencana: Decimal | None, realisasi: Decimal | None) -> Penilaian:
        """What these figures mean under this contract, while the work is under way."""
        status = nilai_status(
            self.tahap, rencana, realisasi, lewat_tahun=self.lewat_tahun, ambang=self.ambang
        )
        if rencana is None or realisasi is None:
            return Penilaian(None, status, janggal=False)
        deviasi = hitung_deviasi(rencana, realisasi)
        return Penilaian(deviasi, status, is_janggal(rencana, realisasi))

    def nilai_pekan(self, rencana: Decimal | None, realisasi: Decimal | None) -> Penilaian:
        """What they meant in their week: the work was under way then, whatever its stage is now."""
        return replace(self, tahap=Tahap.PELAKSANAAN).nilai(rencana, realisasi)

    def uang_mendahului(self, dibayar: Decimal, realisasi: Decimal | None) -> bool:
        """Whether more of the contract is paid than is built: a warning, not a refusal."""
        if not self.nilai_kontrak:
            return False
        return dibayar / self.nilai_kontrak * 100 > (realisasi or 0)
