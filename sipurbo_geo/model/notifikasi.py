"""What the office tells its people: each kind of message once, with its words."""

from __future__ import annotations

from enum import StrEnum

from .label import Label


class JenisNotifikasi(StrEnum):
    """What happened. What it happened to stands in the message's own columns."""

    AJUAN_MASUK = "ajuan_masuk"
    AJUAN_DIVERIFIKASI = "ajuan_diverifikasi"
    AJUAN_DISETUJUI = "ajuan_disetujui"
    AJUAN_DIKEMBALIKAN = "ajuan_dikembalikan"
    KEGIATAN_DIAJUKAN = "kegiatan_diajukan"
    KEGIATAN_TERBIT = "kegiatan_terbit"
    KEGIATAN_DIKEMBALIKAN = "kegiatan_dikembalikan"
    KEGIATAN_DITARIK = "kegiatan_ditarik"
    DOKUMEN_MASUK = "dokumen_masuk"
    DOKUMEN_DISETUJUI = "dokumen_disetujui"
    DOKUMEN_DITOLAK = "dokumen_ditolak"
    DITUGASKAN = "ditugaskan"


NOTIFIKASI_LABELS: dict[JenisNotifikasi, Label] = {
    JenisNotifikasi.AJUAN_MASUK: Label("Menunggu pemeriksaan Anda", "Waits for your review"),
    JenisNotifikasi.AJUAN_DIVERIFIKASI: Label("Diverifikasi tim teknis", "Verified"),
    JenisNotifikasi.AJUAN_DISETUJUI: Label("Disetujui dan tercatat", "Approved and recorded"),
    JenisNotifikasi.AJUAN_DIKEMBALIKAN: Label("Dikembalikan kepada Anda", "Returned to you"),
    JenisNotifikasi.KEGIATAN_DIAJUKAN: Label("Kegiatan menunggu terbit", "Waits for publication"),
    JenisNotifikasi.KEGIATAN_TERBIT: Label("Kegiatan diterbitkan", "Published"),
    JenisNotifikasi.KEGIATAN_DIKEMBALIKAN: Label("Kegiatan dikembalikan", "Kegiatan returned"),
    JenisNotifikasi.KEGIATAN_DITARIK: Label("Kegiatan ditarik", "Kegiatan withdrawn"),
    JenisNotifikasi.DOKUMEN_MASUK: Label("Dokumen menunggu pemeriksaan", "A document waits"),
    JenisNotifikasi.DOKUMEN_DISETUJUI: Label("Dokumen disetujui", "Document approved"),
    JenisNotifikasi.DOKUMEN_DITOLAK: Label("Dokumen ditolak", "Document refused"),
    JenisNotifikasi.DITUGASKAN: Label("Anda ditugaskan", "Assigned to you"),
}
