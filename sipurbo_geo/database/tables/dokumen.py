"""Documents and photos: what the office keeps about a file; its bytes lie under SIPURBO_MEDIA."""

from __future__ import annotations

import sqlalchemy as sa

from ..types import Kunci, Waktu
from .base import metadata

dokumen = sa.Table(
    "dokumen",
    metadata,
    sa.Column("id", Kunci, primary_key=True),
    #: given by the device that sent it, so that nothing sent twice counts twice
    sa.Column("uid", sa.Text, nullable=False, unique=True),
    sa.Column("kegiatan_id", Kunci, sa.ForeignKey("kegiatan.id"), nullable=False, index=True),
    sa.Column("ajuan_id", Kunci, sa.ForeignKey("ajuan.id"), index=True),
    sa.Column("jenis", sa.Text, nullable=False),
    sa.Column("keadaan", sa.Text, nullable=False),
    #: of the original bytes
    sa.Column("sha256", sa.Text, nullable=False, index=True),
    sa.Column("nama", sa.Text, nullable=False),
    sa.Column("media_type", sa.Text, nullable=False),
    sa.Column("ukuran", sa.BigInteger, nullable=False),
    sa.Column("keterangan", sa.Text, nullable=False),
    sa.Column("pengguna_id", Kunci, sa.ForeignKey("pengguna.id")),
    sa.Column("diunggah", Waktu, nullable=False),
    sa.Column("diputuskan_id", Kunci, sa.ForeignKey("pengguna.id")),
    sa.Column("diputuskan", Waktu),
    sa.Column("alasan", sa.Text, nullable=False),
)

#: what a photo says about where and when it was taken
foto = sa.Table(
    "foto",
    metadata,
    sa.Column("dokumen_id", Kunci, sa.ForeignKey("dokumen.id"), primary_key=True),
    sa.Column("lon", sa.Double),
    sa.Column("lat", sa.Double),
    #: where position and time come from: "berkas", "perangkat" or ""
    sa.Column("sumber_posisi", sa.Text, nullable=False),
    #: of the camera's own file, where the device sent a smaller copy of it; "" where it sent it
    sa.Column("sha256_asal", sa.Text, nullable=False),
    sa.Column("waktu_foto", sa.Text, nullable=False),
    sa.Column("arah", sa.Double),
    sa.Column("jarak_m", sa.Double),
    sa.Column("letak_m", sa.Double),
    #: "dekat", "jauh" or "tanpa_bukti"
    sa.Column("bukti", sa.Text, nullable=False),
    sa.Column("lebar", sa.Integer, nullable=False),
    sa.Column("tinggi", sa.Integer, nullable=False),
    #: the copies without EXIF: for the public, and small
    sa.Column("sha256_publik", sa.Text, nullable=False),
    sa.Column("sha256_kecil", sa.Text, nullable=False),
)
