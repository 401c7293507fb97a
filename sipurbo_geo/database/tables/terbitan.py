"""The read model: one row per public kegiatan, with nothing in it that is not public.

Its tables are written together by `publish` and by nothing else, so they hold no foreign keys: to
check each row against what was written a moment ago would cost a tenth of a large import.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from ..types import Geometri, Kunci, Persen, Uang, Waktu
from .base import metadata


def _envelope() -> list[sa.Column[Any]]:
    """Degrees (EPSG:4326) of the published geometry; all NULL where there is none."""
    return [sa.Column(name, sa.Double) for name in ("west", "south", "east", "north")]


def _columns() -> list[sa.Column[Any]]:
    """What a published version can be asked for; the same in `terbitan` and its history.

    Lists stand as "15.09.05,15.09.06": readable in QGIS, and enough to ask old versions, which
    have no rows in the side tables.
    """
    return [
        sa.Column("kode", sa.Text, nullable=False),
        sa.Column("nama", sa.Text, nullable=False),
        sa.Column("layer", sa.Text, nullable=False),
        sa.Column("bidang", sa.Text, nullable=False),
        sa.Column("tahun", sa.Integer, nullable=False),
        sa.Column("kecamatan", sa.Text, nullable=False),
        sa.Column("kecamatan_kode", sa.Text, nullable=False),
        sa.Column("desa", sa.Text, nullable=False),
        sa.Column("lokasi", sa.Text, nullable=False),
        sa.Column("sumber_dana", sa.Text, nullable=False),
        sa.Column("pagu", Uang),
        sa.Column("nilai_kontrak", Uang),
        sa.Column("penyedia", sa.Text, nullable=False),
        sa.Column("tahap", sa.Text, nullable=False),
        sa.Column("tanggal_mulai", sa.Date),
        sa.Column("tanggal_selesai", sa.Date),
        sa.Column("minggu", sa.Integer),
        sa.Column("tanggal_progres", sa.Date),
        sa.Column("rencana", Persen),
        sa.Column("realisasi", Persen),
        sa.Column("deviasi", Persen),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("panjang_m", sa.Double),
        sa.Column("luas_m2", sa.Double),
        sa.Column("asal_koordinat", sa.Text, nullable=False),
        sa.Column("alasan_tanpa_geometri", sa.Text, nullable=False),
        sa.Column("atribut", sa.Text, nullable=False),
        sa.Column("cari", sa.Text, nullable=False),
        *_envelope(),
        sa.Column("diperbarui", Waktu, nullable=False),
        sa.Column("sejak", Waktu, nullable=False),
        sa.Column("geom", Geometri),
    ]


terbitan = sa.Table(
    "terbitan",
    metadata,
    sa.Column("id", Kunci, primary_key=True, autoincrement=False),
    *_columns(),
)
sa.Index("uq_terbitan_kode", terbitan.c.kode, unique=True)
sa.Index("ix_terbitan_bidang", terbitan.c.bidang, terbitan.c.tahun)
sa.Index("ix_terbitan_layer", terbitan.c.layer, terbitan.c.tahun)
sa.Index("ix_terbitan_status", terbitan.c.status)
sa.Index("ix_terbitan_tahun", terbitan.c.tahun)
sa.Index("ix_terbitan_tahap", terbitan.c.tahap)
#: what changed last stands at its end
sa.Index("ix_terbitan_sejak", terbitan.c.sejak, terbitan.c.id)

#: the finished GeoJSON Feature, apart from the rest so that a stream reads nothing else; its
#: envelope stands beside it, so that a feed knows its own without a second look at wide rows
terbitan_fitur = sa.Table(
    "terbitan_fitur",
    metadata,
    sa.Column("id", Kunci, primary_key=True, autoincrement=False),
    sa.Column("fitur", sa.Text, nullable=False),
    *_envelope(),
)

#: what only the page of a kegiatan shows: contract, weekly history, money, shares
terbitan_rincian = sa.Table(
    "terbitan_rincian",
    metadata,
    sa.Column("id", Kunci, primary_key=True, autoincrement=False),
    sa.Column("rincian", sa.Text, nullable=False),
)

#: the weekly reports by themselves, each with what the rule says of it
terbitan_progres = sa.Table(
    "terbitan_progres",
    metadata,
    sa.Column("terbitan_id", Kunci, primary_key=True, autoincrement=False),
    sa.Column("minggu", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("tanggal", sa.Date, nullable=False),
    sa.Column("rencana", Persen),
    sa.Column("realisasi", Persen),
    sa.Column("deviasi", Persen),
    sa.Column("kritis", sa.Boolean, nullable=False),
    sqlite_with_rowid=False,
)

terbitan_kecamatan = sa.Table(
    "terbitan_kecamatan",
    metadata,
    sa.Column("kecamatan", sa.Text, primary_key=True),
    sa.Column("bidang", sa.Text, primary_key=True),
    sa.Column("terbitan_id", Kunci, primary_key=True, autoincrement=False),
    sa.Column("bagian", sa.Double, nullable=False),
    sa.Column("panjang_m", sa.Double),
    sa.Column("luas_m2", sa.Double),
    sqlite_with_rowid=False,
)
sa.Index("ix_terbitan_kecamatan_terbitan", terbitan_kecamatan.c.terbitan_id)

terbitan_dana = sa.Table(
    "terbitan_dana",
    metadata,
    sa.Column("sumber", sa.Text, primary_key=True),
    sa.Column("terbitan_id", Kunci, primary_key=True, autoincrement=False),
    sa.Column("jumlah", Uang),
    sqlite_with_rowid=False,
)
sa.Index("ix_terbitan_dana_terbitan", terbitan_dana.c.terbitan_id)

#: approved documents that the public may have; of a photo only its copies without EXIF
terbitan_dokumen = sa.Table(
    "terbitan_dokumen",
    metadata,
    sa.Column("id", Kunci, primary_key=True, autoincrement=False),
    sa.Column("terbitan_id", Kunci, nullable=False),
    sa.Column("jenis", sa.Text, nullable=False),
    #: empty for photos
    sa.Column("nama", sa.Text, nullable=False),
    sa.Column("media_type", sa.Text, nullable=False),
    sa.Column("ukuran", sa.BigInteger),
    sa.Column("keterangan", sa.Text, nullable=False),
    sa.Column("diunggah", Waktu, nullable=False),
    #: of the bytes that the public gets
    sa.Column("sha256", sa.Text, nullable=False),
    sa.Column("sha256_kecil", sa.Text, nullable=False),
    sa.Column("lebar", sa.Integer),
    sa.Column("tinggi", sa.Integer),
    sa.Column("waktu_foto", sa.Text, nullable=False),
    sa.Column("bukti", sa.Text, nullable=False),
    sa.Column("jarak_m", sa.Double),
    sa.Column("letak_m", sa.Double),
)
sa.Index("ix_terbitan_dokumen_terbitan", terbitan_dokumen.c.terbitan_id)
sa.Index("ix_terbitan_dokumen_sha256", terbitan_dokumen.c.sha256)
sa.Index("ix_terbitan_dokumen_sha256_kecil", terbitan_dokumen.c.sha256_kecil)

terbitan_riwayat = sa.Table(
    "terbitan_riwayat",
    metadata,
    sa.Column("versi", Kunci, primary_key=True),
    sa.Column("id", Kunci, nullable=False, index=True),
    *_columns(),
    sa.Column("sampai", Waktu, nullable=False),
    sa.Column("fitur", sa.Text, nullable=False),
    sa.Column("rincian", sa.Text, nullable=False),
)
sa.Index("ix_terbitan_riwayat_sejak", terbitan_riwayat.c.sejak, terbitan_riwayat.c.id)
