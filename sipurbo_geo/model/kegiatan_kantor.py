"""A kegiatan as the office's lists show it, and what such a list is asked for."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum

from .alur import ALUR_AJUAN, ALUR_KEGIATAN, JenisAjuan, Langkah, open_steps, steps_from
from .kegiatan import Keadaan
from .label import Label
from .peran import Pelaku
from .status import AmbangKritis, Status, nilai_status
from .tahap import Tahap
from .wewenang import Kuasa, Sasaran, may

#: a report is due every week (SOP Penginputan Data)
SEMINGGU = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class SaringKantor:
    """What a list of the office is narrowed to; empty means everything in one's scope."""

    q: str = ""
    keadaan: str = ""
    bidang: str = ""
    layer: str = ""
    tahun: int | None = None

    @property
    def is_empty(self) -> bool:
        """Whether it asks for everything."""
        return self == SaringKantor()

    @property
    def terpakai(self) -> dict[str, str]:
        """The conditions in force, as they stand in an address."""
        given = {f.name: getattr(self, f.name) for f in fields(self)}
        return {name: str(value) for name, value in given.items() if value}


class Perlu(StrEnum):
    """Why a kegiatan needs the person who looks at the list."""

    PUTUSKAN = "putuskan"
    PERIKSA = "periksa"
    PERBAIKI = "perbaiki"
    AJUKAN = "ajukan"
    LAPORKAN = "laporkan"


PERLU_LABELS: dict[Perlu, Label] = {
    Perlu.PUTUSKAN: Label("Menunggu keputusan Anda", "Waits for your decision"),
    Perlu.PERIKSA: Label("Ada ajuan untuk Anda periksa", "Something to review"),
    Perlu.PERBAIKI: Label("Dikembalikan kepada Anda", "Returned to you"),
    Perlu.AJUKAN: Label("Draf, belum diajukan", "Draft, not submitted yet"),
    Perlu.LAPORKAN: Label("Belum dilaporkan minggu ini", "Not reported this week"),
}


@dataclass(frozen=True, slots=True)
class AjuanTerbuka:
    """Something handed in that is not decided yet."""

    id: int
    kegiatan_id: int
    jenis: JenisAjuan
    keadaan: str
    pengaju_id: int


@dataclass(frozen=True, slots=True)
class KegiatanKantor:
    """One row of the office's list. `minggu` to `realisasi` are of the last report that counts."""

    id: int
    kode: str
    nama: str
    layer: str
    bidang: str
    tahun: int
    tahap: Tahap
    keadaan: Keadaan
    versi: int
    dipetakan: bool
    pagu: Decimal | None
    nilai_kontrak: Decimal | None
    tanggal_mulai: date | None
    tanggal_selesai: date | None
    diperbarui: datetime
    ambang: AmbangKritis
    minggu: int | None = None
    tanggal_progres: date | None = None
    rencana: Decimal | None = None
    realisasi: Decimal | None = None
    ajuan: tuple[AjuanTerbuka, ...] = ()

    @property
    def sasaran(self) -> Sasaran:
        """What rights are asked about."""
        return Sasaran(self.id, self.bidang)

    @property
    def status(self) -> Status:
        """The deviation status from the last report."""
        passes = self.tanggal_selesai is not None and self.tanggal_selesai.year > self.tahun
        return nilai_status(
            self.tahap, self.rencana, self.realisasi, lewat_tahun=passes, ambang=self.ambang
        )

    @property
    def deviasi(self) -> Decimal | None:
        """Realisasi minus rencana of the last report."""
        if self.rencana is None or self.realisasi is None:
            return None
        return self.realisasi - self.rencana


def steps_for(pelaku: Pelaku, item: KegiatanKantor) -> list[Langkah]:
    """The steps of the kegiatan itself that `pelaku` may take now."""
    return [
        langkah
        for langkah in steps_from(ALUR_KEGIATAN, item.keadaan)
        if may(pelaku, langkah.kuasa, item.sasaran)
    ]


def can_edit(pelaku: Pelaku, item: KegiatanKantor) -> bool:
    """Whether `pelaku` may open the form of `item` as it stands now."""
    if item.keadaan is Keadaan.DITARIK or not may(pelaku, Kuasa.SAVE_KEGIATAN, item.sasaran):
        return False
    decides = may(pelaku, Kuasa.APPROVE_KEGIATAN, item.sasaran)
    return item.keadaan is not Keadaan.DIAJUKAN or decides


def needs_of(pelaku: Pelaku, item: KegiatanKantor, today: date) -> list[Perlu]:
    """Why `item` needs `pelaku` today, the most urgent first."""
    found = []
    if item.keadaan is Keadaan.DIAJUKAN and may(pelaku, Kuasa.APPROVE_KEGIATAN, item.sasaran):
        found.append(Perlu.PUTUSKAN)
    if any(_is_for(pelaku, item, ajuan) for ajuan in item.ajuan):
        found.append(Perlu.PERIKSA)
    if any(a.keadaan == "dikembalikan" and a.pengaju_id == pelaku.id for a in item.ajuan):
        found.append(Perlu.PERBAIKI)
    if item.keadaan is Keadaan.DRAF and may(pelaku, Kuasa.SUBMIT_KEGIATAN, item.sasaran):
        found.append(Perlu.AJUKAN)
    if _is_unreported(item, today) and may(pelaku, Kuasa.REPORT_PROGRES, item.sasaran):
        found.append(Perlu.LAPORKAN)
    return found


def _is_for(pelaku: Pelaku, item: KegiatanKantor, ajuan: AjuanTerbuka) -> bool:
    """Whether somebody else handed it in and this person may take the next step."""
    alur = ALUR_AJUAN[ajuan.jenis]
    steps = open_steps(alur, ajuan.keadaan, pelaku, item.sasaran, ajuan.pengaju_id)
    return any(langkah.mata_lain for langkah in steps)


def _is_unreported(item: KegiatanKantor, today: date) -> bool:
    if item.tahap is not Tahap.PELAKSANAAN or item.keadaan is Keadaan.DITARIK:
        return False
    last = item.tanggal_progres or item.tanggal_mulai
    done = item.realisasi is not None and item.realisasi >= 100
    return not done and (last is None or today - last > SEMINGGU)
