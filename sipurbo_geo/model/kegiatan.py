"""A kegiatan as officers know it: what the public calls a project and the budget calls a paket."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from shapely.geometry.base import BaseGeometry

from .label import Label
from .status import UMUM, AmbangKritis
from .tahap import Tahap


class Keadaan(StrEnum):
    """Where a kegiatan stands between the officer's desk and the public."""

    DRAF = "draf"
    DIAJUKAN = "diajukan"
    TERBIT = "terbit"
    DITARIK = "ditarik"


class AsalKoordinat(StrEnum):
    """Where a geometry comes from; published with it, because a coordinate is a claim."""

    GAMBAR_KONTRAK = "gambar_kontrak"
    SURVEI_GNSS = "survei_gnss"
    DIGITASI = "digitasi"
    FOTO = "foto"
    PERKIRAAN = "perkiraan"
    TIDAK_DIKETAHUI = "tidak_diketahui"


ASAL_LABELS: dict[AsalKoordinat, Label] = {
    AsalKoordinat.GAMBAR_KONTRAK: Label("Gambar kontrak", "Contract drawing"),
    AsalKoordinat.SURVEI_GNSS: Label("Survei GNSS", "GNSS survey"),
    AsalKoordinat.DIGITASI: Label("Digitasi citra", "Digitised from imagery"),
    AsalKoordinat.FOTO: Label("Posisi foto", "Photo position"),
    AsalKoordinat.PERKIRAAN: Label("Perkiraan", "Estimate"),
    AsalKoordinat.TIDAK_DIKETAHUI: Label("Tidak diketahui", "Unknown"),
}

SUMBER_DANA: dict[str, Label] = {
    "apbd": Label("APBD", "District budget (APBD)"),
    "dau": Label("DAU", "General allocation fund (DAU)"),
    "dak_fisik": Label("DAK Fisik", "Physical special allocation fund (DAK Fisik)"),
    "dbh": Label("DBH", "Revenue sharing fund (DBH)"),
    "bankeu_provinsi": Label("Bankeu Provinsi", "Provincial aid (Bankeu)"),
    "apbn": Label("APBN", "State budget (APBN)"),
    "hibah": Label("Hibah", "Grant"),
    "lainnya": Label("Sumber lain", "Other source"),
}


@dataclass(frozen=True, slots=True)
class Pendanaan:
    """One source of money of a kegiatan; `sumber` is a key of `SUMBER_DANA`, rupiah or unknown."""

    sumber: str
    jumlah: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Adendum:
    """A change of the contract; each one is kept."""

    nomor: str
    tanggal: date
    uraian: str
    nilai_baru: Decimal | None = None
    tanggal_selesai_baru: date | None = None


@dataclass(frozen=True, slots=True)
class Anggaran:
    """The place in the budget. A number means nothing without its `edisi` (Kepmendagri list).

    `kode` is normalised ("1.03.10.2.01.0053"); `kode_asli` is how it was brought.
    """

    edisi: str = ""
    kode: str = ""
    kode_asli: str = ""
    program: str = ""
    kegiatan: str = ""
    sub_kegiatan: str = ""


@dataclass(frozen=True, slots=True)
class Rahasia:
    """What is kept for the office and never published; see `keterbukaan`."""

    penyedia_npwp: str = ""
    penyedia_telepon: str = ""
    penyedia_alamat: str = ""
    penyedia_rekening: str = ""
    ppk_nip: str = ""
    pptk_nip: str = ""
    catatan_internal: str = ""


#: one of each for all kegiatan that say nothing of it
_TANPA_ANGGARAN, _TANPA_RAHASIA = Anggaran(), Rahasia()


@dataclass(frozen=True, slots=True)
class Kegiatan:
    """One kegiatan, ready to be saved.

    `geometry` is any simple or multi type in EPSG:4326, lon/lat; without one,
    `alasan_tanpa_geometri` says why. `kecamatan` and `desa` are Kemendagri codes as stated by the
    office; with a geometry the computed ones count. `atribut` holds the theme's attributes by key.
    Money is rupiah.
    """

    kode: str
    nama: str
    layer: str
    tahun: int
    bidang: str = ""
    tahap: Tahap = Tahap.PERENCANAAN
    keadaan: Keadaan = Keadaan.TERBIT
    lokasi: str = ""
    geometry: BaseGeometry | None = None
    alasan_tanpa_geometri: str = ""
    asal_koordinat: AsalKoordinat = AsalKoordinat.TIDAK_DIKETAHUI
    tanggal_koordinat: date | None = None
    kecamatan: tuple[str, ...] = ()
    desa: tuple[str, ...] = ()
    anggaran: Anggaran = _TANPA_ANGGARAN
    pendanaan: tuple[Pendanaan, ...] = ()
    pagu: Decimal | None = None
    hps: Decimal | None = None
    nilai_kontrak: Decimal | None = None
    nomor_kontrak: str = ""
    tanggal_kontrak: date | None = None
    tanggal_mulai: date | None = None
    tanggal_selesai: date | None = None
    masa_pelaksanaan_hari: int | None = None
    tanggal_pho: date | None = None
    masa_pemeliharaan_hari: int | None = None
    tanggal_fho: date | None = None
    penyedia: str = ""
    konsultan: str = ""
    ppk: str = ""
    pptk: str = ""
    ambang: AmbangKritis = UMUM
    adendum: tuple[Adendum, ...] = ()
    atribut: dict[str, Any] = field(default_factory=dict)
    rahasia: Rahasia = _TANPA_RAHASIA

    @property
    def lewat_tahun(self) -> bool:
        """Whether the work passes the end of its fiscal year."""
        return self.tanggal_selesai is not None and self.tanggal_selesai.year > self.tahun
