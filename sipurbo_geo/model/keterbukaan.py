"""What the public may see, field by field, and why: the table that the PPID reads.

It is an allow-list: a column that does not stand here as public is never read when a kegiatan is
published. Classes follow UU 14/2008; article numbers are given where they were read, and the
office's own list of withheld information (with the number of its uji konsekuensi) goes before.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from . import dasar_hukum
from .label import Label


class Kelas(StrEnum):
    """The classes of public information (UU 14/2008)."""

    BERKALA = "berkala"
    SERTA_MERTA = "serta_merta"
    SETIAP_SAAT = "setiap_saat"
    DIKECUALIKAN = "dikecualikan"


KELAS_LABELS: dict[Kelas, Label] = {
    Kelas.BERKALA: Label("Berkala", "Published regularly"),
    Kelas.SERTA_MERTA: Label("Serta-merta", "Published at once"),
    Kelas.SETIAP_SAAT: Label("Setiap saat", "Available at any time"),
    Kelas.DIKECUALIKAN: Label("Dikecualikan", "Withheld"),
}


@dataclass(frozen=True, slots=True)
class Aturan:
    """One field of the register: its class, the legal basis, and what people call it."""

    tabel: str
    kolom: str
    kelas: Kelas
    dasar: str
    label: Label

    @property
    def is_public(self) -> bool:
        """Whether the public may see it."""
        return self.kelas is not Kelas.DIKECUALIKAN


def _rules(
    tabel: str, kelas: Kelas, dasar: str, rows: tuple[tuple[str, str, str], ...]
) -> tuple[Aturan, ...]:
    return tuple(Aturan(tabel, kolom, kelas, dasar, Label(id, en)) for kolom, id, en in rows)


KETERBUKAAN: tuple[Aturan, ...] = (
    *_rules(
        "kegiatan",
        Kelas.BERKALA,
        dasar_hukum.PENGADAAN,
        (
            ("kode", "Kode kegiatan", "Code"),
            ("nama", "Nama kegiatan", "Name"),
            ("layer", "Tema", "Theme"),
            ("bidang", "Bidang", "Unit"),
            ("tahun", "Tahun anggaran", "Fiscal year"),
            ("tahap", "Tahap", "Stage"),
            ("lokasi", "Lokasi", "Location"),
            ("geom", "Geometri", "Geometry"),
            ("alasan_tanpa_geometri", "Alasan tidak dipetakan", "Why it is not mapped"),
            ("asal_koordinat", "Asal koordinat", "Origin of the coordinates"),
            ("tanggal_koordinat", "Tanggal koordinat", "Date of the coordinates"),
            ("panjang_m", "Panjang (m)", "Length (m)"),
            ("luas_m2", "Luas (m²)", "Area (m²)"),
            ("anggaran_edisi", "Edisi kode anggaran", "Edition of the budget code"),
            ("anggaran_kode", "Kode anggaran", "Budget code"),
            ("anggaran_kode_asli", "Kode anggaran (asli)", "Budget code (as brought)"),
            ("anggaran_program", "Program", "Programme"),
            ("anggaran_kegiatan", "Kegiatan (anggaran)", "Activity (budget)"),
            ("anggaran_sub_kegiatan", "Sub-kegiatan", "Sub-activity"),
            ("pagu", "Pagu", "Budget ceiling"),
            ("nilai_kontrak", "Nilai kontrak", "Contract value"),
            ("nomor_kontrak", "Nomor kontrak", "Contract number"),
            ("tanggal_kontrak", "Tanggal kontrak", "Contract date"),
            ("tanggal_mulai", "Tanggal mulai (SPMK)", "Start (SPMK)"),
            ("tanggal_selesai", "Tanggal selesai menurut kontrak", "End under the contract"),
            ("masa_pelaksanaan_hari", "Masa pelaksanaan (hari)", "Duration (days)"),
            ("tanggal_pho", "Serah terima pertama (PHO)", "First handover (PHO)"),
            ("masa_pemeliharaan_hari", "Masa pemeliharaan (hari)", "Defects period (days)"),
            ("tanggal_fho", "Serah terima akhir (FHO)", "Final handover (FHO)"),
            ("penyedia", "Penyedia", "Contractor"),
            ("konsultan", "Konsultan supervisi", "Supervising consultant"),
            ("ppk", "PPK", "Commitment officer (PPK)"),
            ("pptk", "PPTK", "Technical officer (PPTK)"),
            ("batas_periode", "Batas periode kritis (%)", "Limit of the critical periods (%)"),
            ("periode_satu", "Ambang periode I", "Threshold of period I"),
            ("periode_dua", "Ambang periode II", "Threshold of period II"),
            ("diperbarui", "Diperbarui", "Updated"),
        ),
    ),
    *_rules(
        "kegiatan", Kelas.BERKALA, dasar_hukum.HPS, (("hps", "Nilai HPS", "Own estimate (HPS)"),)
    ),
    *_rules(
        "kegiatan",
        Kelas.SETIAP_SAAT,
        dasar_hukum.TEKNIS,
        (("atribut", "Data teknis", "Technical data"),),
    ),
    *_rules(
        "kegiatan",
        Kelas.DIKECUALIKAN,
        dasar_hukum.PRIBADI,
        (
            ("penyedia_npwp", "NPWP penyedia", "Contractor's tax number"),
            ("penyedia_telepon", "Telepon penyedia", "Contractor's telephone"),
            ("penyedia_alamat", "Alamat penyedia", "Contractor's address"),
            ("penyedia_rekening", "Rekening penyedia", "Contractor's bank account"),
            ("ppk_nip", "NIP PPK", "Staff number of the PPK"),
            ("pptk_nip", "NIP PPTK", "Staff number of the PPTK"),
        ),
    ),
    *_rules(
        "kegiatan",
        Kelas.DIKECUALIKAN,
        dasar_hukum.INTERNAL,
        (
            ("catatan_internal", "Catatan internal", "Internal note"),
            ("keadaan", "Keadaan draf", "State of the draft"),
        ),
    ),
    *_rules(
        "pendanaan",
        Kelas.BERKALA,
        dasar_hukum.PENGADAAN,
        (("sumber", "Sumber dana", "Source of funds"), ("jumlah", "Jumlah dana", "Amount")),
    ),
    *_rules(
        "adendum",
        Kelas.BERKALA,
        dasar_hukum.PENGADAAN,
        (
            ("nomor", "Nomor adendum", "Amendment number"),
            ("tanggal", "Tanggal adendum", "Amendment date"),
            ("uraian", "Uraian adendum", "Amendment text"),
            ("nilai_baru", "Nilai baru", "New value"),
            ("tanggal_selesai_baru", "Tanggal selesai baru", "New end"),
        ),
    ),
    *_rules(
        "kegiatan_wilayah",
        Kelas.BERKALA,
        dasar_hukum.PENGADAAN,
        (
            ("wilayah_id", "Kecamatan dan desa", "Kecamatan and desa"),
            ("bagian", "Bagian per wilayah", "Share per place"),
            ("panjang_m", "Panjang per wilayah", "Length per place"),
            ("luas_m2", "Luas per wilayah", "Area per place"),
        ),
    ),
    *_rules(
        "progres_fisik",
        Kelas.BERKALA,
        dasar_hukum.KINERJA,
        (
            ("minggu", "Minggu ke-", "Week"),
            ("tanggal", "Tanggal laporan", "Date of the report"),
            ("rencana", "Rencana (%)", "Planned (%)"),
            ("realisasi", "Realisasi (%)", "Actual (%)"),
            ("menggantikan", "Laporan yang dikoreksi", "Corrected report"),
            ("alasan", "Alasan koreksi", "Reason of the correction"),
            ("dicatat", "Waktu dicatat", "Recorded at"),
        ),
    ),
    *_rules(
        "progres_keuangan",
        Kelas.BERKALA,
        dasar_hukum.KINERJA,
        (
            ("tanggal", "Tanggal pembayaran", "Date of payment"),
            ("jumlah", "Jumlah pembayaran", "Amount paid"),
            ("uraian", "Uraian pembayaran", "What was paid"),
            ("menggantikan", "Pembayaran yang dikoreksi", "Corrected payment"),
            ("alasan", "Alasan koreksi", "Reason of the correction"),
            ("dicatat", "Waktu dicatat", "Recorded at"),
        ),
    ),
    *_rules(
        "dokumen",
        Kelas.SETIAP_SAAT,
        dasar_hukum.TEKNIS,
        (
            ("jenis", "Jenis dokumen", "Kind of document"),
            ("nama", "Nama berkas", "File name"),
            ("media_type", "Bentuk berkas", "File format"),
            ("ukuran", "Ukuran berkas", "File size"),
            ("keterangan", "Keterangan dokumen", "Note to the document"),
            ("diunggah", "Tanggal diunggah", "Date of the upload"),
            ("sha256", "Sidik berkas (SHA-256)", "Fingerprint of the file (SHA-256)"),
        ),
    ),
    *_rules(
        "dokumen",
        Kelas.DIKECUALIKAN,
        dasar_hukum.INTERNAL,
        (
            ("keadaan", "Keadaan dokumen", "State of the document"),
            ("alasan", "Alasan keputusan", "Reason of the decision"),
            ("diputuskan", "Waktu keputusan", "Time of the decision"),
        ),
    ),
    *_rules(
        "dokumen",
        Kelas.DIKECUALIKAN,
        dasar_hukum.PRIBADI,
        (
            ("pengguna_id", "Pengunggah", "Who uploaded it"),
            ("diputuskan_id", "Pemutus", "Who decided"),
        ),
    ),
    *_rules(
        "foto",
        Kelas.BERKALA,
        dasar_hukum.KINERJA,
        (
            ("sha256_publik", "Salinan foto tanpa EXIF", "Copy of the photo without EXIF"),
            ("sha256_kecil", "Salinan kecil", "Small copy"),
            ("lebar", "Lebar (piksel)", "Width (pixels)"),
            ("tinggi", "Tinggi (piksel)", "Height (pixels)"),
            ("waktu_foto", "Waktu pengambilan", "Time it was taken"),
            ("bukti", "Bukti posisi", "Evidence of position"),
            ("jarak_m", "Jarak ke lokasi (m)", "Distance to the site (m)"),
            ("letak_m", "Letak pada garis (STA)", "Place on the line (STA)"),
        ),
    ),
    *_rules(
        "foto",
        Kelas.DIKECUALIKAN,
        dasar_hukum.PRIBADI,
        (
            ("lon", "Bujur pemotret", "Longitude of the photographer"),
            ("lat", "Lintang pemotret", "Latitude of the photographer"),
            ("arah", "Arah kamera", "Direction of the camera"),
            ("sumber_posisi", "Sumber posisi", "Source of the position"),
            ("sha256_asal", "Sidik berkas asli foto", "Fingerprint of the original photo"),
        ),
    ),
)

_PUBLIC = frozenset((a.tabel, a.kolom) for a in KETERBUKAAN if a.is_public)


def is_public(tabel: str, kolom: str) -> bool:
    """Whether the public may see the column; what is not listed may not be seen."""
    return (tabel, kolom) in _PUBLIC
