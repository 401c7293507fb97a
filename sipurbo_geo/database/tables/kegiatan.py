"""The register of kegiatan: what officers keep, public or not."""

from __future__ import annotations

import sqlalchemy as sa

from ..types import Dokumen, Geometri, Kunci, Uang, Waktu
from .base import metadata

kegiatan = sa.Table(
    "kegiatan",
    metadata,
    sa.Column("id", Kunci, primary_key=True),
    sa.Column("kode", sa.Text, nullable=False, unique=True),
    sa.Column("nama", sa.Text, nullable=False),
    sa.Column("layer", sa.Text, nullable=False),
    sa.Column("bidang", sa.Text, sa.ForeignKey("bidang.slug"), nullable=False),
    sa.Column("tahun", sa.Integer, nullable=False),
    sa.Column("tahap", sa.Text, nullable=False),
    sa.Column("keadaan", sa.Text, nullable=False),
    sa.Column("lokasi", sa.Text, nullable=False),
    sa.Column("alasan_tanpa_geometri", sa.Text, nullable=False),
    sa.Column("asal_koordinat", sa.Text, nullable=False),
    sa.Column("tanggal_koordinat", sa.Date),
    sa.Column("anggaran_edisi", sa.Text, nullable=False),
    sa.Column("anggaran_kode", sa.Text, nullable=False),
    sa.Column("anggaran_kode_asli", sa.Text, nullable=False),
    sa.Column("anggaran_program", sa.Text, nullable=False),
    sa.Column("anggaran_kegiatan", sa.Text, nullable=False),
    sa.Column("anggaran_sub_kegiatan", sa.Text, nullable=False),
    sa.Column("pagu", Uang),
    sa.Column("hps", Uang),
    sa.Column("nilai_kontrak", Uang),
    sa.Column("nomor_kontrak", sa.Text, nullable=False),
    sa.Column("tanggal_kontrak", sa.Date),
    sa.Column("tanggal_mulai", sa.Date),
    sa.Column("tanggal_selesai", sa.Date),
    sa.Column("masa_pelaksanaan_hari", sa.Integer),
    sa.Column("tanggal_pho", sa.Date),
    sa.Column("masa_pemeliharaan_hari", sa.Integer),
    sa.Column("tanggal_fho", sa.Date),
    sa.Column("penyedia", sa.Text, nullable=False),
    sa.Column("konsultan", sa.Text, nullable=False),
    sa.Column("ppk", sa.Text, nullable=False),
    sa.Column("pptk", sa.Text, nullable=False),
    sa.Column("batas_periode", sa.Numeric(5, 2), nullable=False),
    sa.Column("periode_satu", sa.Numeric(5, 2), nullable=False),
    sa.Column("periode_dua", sa.Numeric(5, 2), nullable=False),
    sa.Column("atribut", Dokumen, nullable=False),
    sa.Column("penyedia_npwp", sa.Text, nullable=False),
    sa.Column("penyedia_telepon", sa.Text, nullable=False),
    sa.Column("penyedia_alamat", sa.Text, nullable=False),
    sa.Column("penyedia_rekening", sa.Text, nullable=False),
    sa.Column("ppk_nip", sa.Text, nullable=False),
    sa.Column("pptk_nip", sa.Text, nullable=False),
    sa.Column("catatan_internal", sa.Text, nullable=False),
    sa.Column("panjang_m", sa.Double),
    sa.Column("luas_m2", sa.Double),
    sa.Column("geom", Geometri),
    #: fingerprint of what was saved, so that the same import twice changes nothing
    sa.Column("sidik", sa.Text, nullable=False),
    sa.Column("versi", sa.Integer, nullable=False),
    sa.Column("dibuat", Waktu, nullable=False),
    sa.Column("diperbarui", Waktu, nullable=False),
    sa.CheckConstraint(
        "geom IS NOT NULL OR alasan_tanpa_geometri <> ''", name="geometri_atau_alasan"
    ),
)

pendanaan = sa.Table(
    "pendanaan",
    metadata,
    sa.Column("id", Kunci, primary_key=True),
    sa.Column("kegiatan_id", Kunci, sa.ForeignKey("kegiatan.id"), nullable=False, index=True),
    sa.Column("sumber", sa.Text, nullable=False),
    sa.Column("jumlah", Uang),
)

adendum = sa.Table(
    "adendum",
    metadata,
    sa.Column("id", Kunci, primary_key=True),
    sa.Column("kegiatan_id", Kunci, sa.ForeignKey("kegiatan.id"), nullable=False),
    sa.Column("nomor", sa.Text, nullable=False),
    sa.Column("tanggal", sa.Date, nullable=False),
    sa.Column("uraian", sa.Text, nullable=False),
    sa.Column("nilai_baru", Uang),
    sa.Column("tanggal_selesai_baru", sa.Date),
    sa.UniqueConstraint("kegiatan_id", "nomor"),
)

kegiatan_wilayah = sa.Table(
    "kegiatan_wilayah",
    metadata,
    sa.Column("kegiatan_id", Kunci, sa.ForeignKey("kegiatan.id"), primary_key=True),
    sa.Column("wilayah_id", Kunci, sa.ForeignKey("wilayah.id"), primary_key=True, index=True),
    #: its part of the whole (0 to 1), by length, area or number of points
    sa.Column("bagian", sa.Double, nullable=False),
    sa.Column("panjang_m", sa.Double),
    sa.Column("luas_m2", sa.Double),
)
