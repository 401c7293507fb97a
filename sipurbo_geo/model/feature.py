"""The names of a published feature's properties: the outside relies on these."""

from __future__ import annotations

#: fixed, in this order; the theme's public attributes follow
PROPERTY_NAMES = (
    "kode",
    "nama",
    "layer",
    "bidang",
    "tahun",
    "kecamatan",
    "kecamatan_kode",
    "desa",
    "lokasi",
    "sumber_dana",
    "pagu",
    "nilai_kontrak",
    "penyedia",
    "tahap",
    "tanggal_mulai",
    "tanggal_selesai",
    "minggu",
    "tanggal_progres",
    "rencana",
    "realisasi",
    "deviasi",
    "status",
    "panjang_m",
    "luas_m2",
    "asal_koordinat",
    "diperbarui",
    "url",
)
