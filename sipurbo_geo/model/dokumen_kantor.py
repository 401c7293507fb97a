"""Documents as the office sees them: each with what became of it, set against the checklist."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from .alur import KeadaanDokumen
from .dokumen import JENIS_DOKUMEN, AturanDokumen, JenisDokumen
from .foto import Bukti, SumberPosisi
from .label import Label
from .tahap import Tahap


@dataclass(frozen=True, slots=True)
class FotoKantor:
    """What an image says about place and time, and the size of its copy."""

    waktu_foto: str
    sumber_posisi: SumberPosisi
    bukti: Bukti
    jarak_m: float | None
    letak_m: float | None
    lebar: int
    tinggi: int
    sha256_asal: str
    sha256_publik: str
    sha256_kecil: str


@dataclass(frozen=True, slots=True)
class Kembar:
    """The same photo elsewhere; `kegiatan_id` is None where the reader may not look."""

    kegiatan_id: int | None
    nama: str
    jenis: JenisDokumen
    diunggah: datetime


@dataclass(frozen=True, slots=True)
class DokumenKantor:
    """One file that was handed in. `minggu` is that of the report it came with."""

    id: int
    kegiatan_id: int
    jenis: JenisDokumen
    keadaan: KeadaanDokumen
    sha256: str
    nama: str
    media_type: str
    ukuran: int
    keterangan: str
    pengguna_id: int | None
    pengunggah: str
    diunggah: datetime
    pemutus: str
    diputuskan: datetime | None
    alasan: str
    minggu: int | None
    foto: FotoKantor | None = None
    kembar: tuple[Kembar, ...] = ()

    @property
    def is_counted(self) -> bool:
        """Whether it is there as far as the checklist is concerned."""
        return self.keadaan in (KeadaanDokumen.DIUNGGAH, KeadaanDokumen.DISETUJUI)


class Kelengkapan(StrEnum):
    """How a kind of document stands against the checklist."""

    ADA = "ada"
    MENUNGGU = "menunggu"
    KURANG = "kurang"
    BELUM = "belum"


KELENGKAPAN_LABELS: dict[Kelengkapan, Label] = {
    Kelengkapan.ADA: Label("Ada", "There"),
    Kelengkapan.MENUNGGU: Label("Menunggu keputusan", "Awaiting a decision"),
    Kelengkapan.KURANG: Label("Belum ada", "Missing"),
    Kelengkapan.BELUM: Label("Belum waktunya", "Not due yet"),
}


@dataclass(frozen=True, slots=True)
class ButirDokumen:
    """One line of the checklist with what was handed in for it, the newest first."""

    jenis: JenisDokumen
    aturan: AturanDokumen
    kelengkapan: Kelengkapan
    dokumen: tuple[DokumenKantor, ...]

    @property
    def is_due(self) -> bool:
        """Whether it counts among what should be there by now."""
        return self.aturan.wajib and self.kelengkapan is not Kelengkapan.BELUM


def susun_daftar(
    tahap: Tahap, realisasi: Decimal | None, dokumen: Sequence[DokumenKantor]
) -> dict[Tahap, list[ButirDokumen]]:
    """The checklist by the stage from which each kind is due."""
    found: dict[Tahap, list[ButirDokumen]] = {}
    for jenis, aturan in JENIS_DOKUMEN.items():
        own = tuple(item for item in dokumen if item.jenis is jenis)
        state = _kelengkapan(own, is_due=aturan.is_due(tahap, realisasi))
        found.setdefault(aturan.sejak, []).append(ButirDokumen(jenis, aturan, state, own))
    return dict(sorted(found.items(), key=lambda part: part[0].order))


def _kelengkapan(own: Sequence[DokumenKantor], *, is_due: bool) -> Kelengkapan:
    states = {item.keadaan for item in own}
    if KeadaanDokumen.DIUNGGAH in states:
        return Kelengkapan.MENUNGGU
    if KeadaanDokumen.DISETUJUI in states:
        return Kelengkapan.ADA
    return Kelengkapan.KURANG if is_due else Kelengkapan.BELUM
