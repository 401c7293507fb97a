"""What officers hand in and others decide: reports, payments, changes of what is public."""

from __future__ import annotations

import sqlalchemy as sa

from ..types import Dokumen, Kunci, Waktu
from .base import metadata

_OPEN_REPORT = sa.text("jenis = 'fisik' AND keadaan NOT IN ('disetujui', 'dibatalkan')")

ajuan = sa.Table(
    "ajuan",
    metadata,
    sa.Column("id", Kunci, primary_key=True),
    sa.Column("jenis", sa.Text, nullable=False),
    sa.Column("kegiatan_id", Kunci, sa.ForeignKey("kegiatan.id"), nullable=False, index=True),
    sa.Column("minggu", sa.Integer),
    sa.Column("isi", Dokumen, nullable=False),
    sa.Column("keadaan", sa.Text, nullable=False),
    #: the version of the kegiatan that it was made from
    sa.Column("dasar_versi", sa.Integer, nullable=False),
    sa.Column("pengaju_id", Kunci, sa.ForeignKey("pengguna.id"), nullable=False),
    sa.Column("versi", sa.Integer, nullable=False),
    sa.Column("dibuat", Waktu, nullable=False),
    sa.Column("diperbarui", Waktu, nullable=False),
)
sa.Index("ix_ajuan_keadaan", ajuan.c.keadaan, ajuan.c.jenis)
#: one report at a time is under way for a week
sa.Index(
    "uq_ajuan_laporan_berjalan",
    ajuan.c.kegiatan_id,
    ajuan.c.minggu,
    unique=True,
    sqlite_where=_OPEN_REPORT,
    postgresql_where=_OPEN_REPORT,
)

#: every step of an ajuan; rows are added, never changed
ajuan_langkah = sa.Table(
    "ajuan_langkah",
    metadata,
    sa.Column("id", Kunci, primary_key=True),
    sa.Column("ajuan_id", Kunci, sa.ForeignKey("ajuan.id"), nullable=False, index=True),
    #: given by the device that handed it in, so that nothing sent twice counts twice
    sa.Column("uid", sa.Text, unique=True),
    sa.Column("langkah", sa.Text, nullable=False),
    sa.Column("dari", sa.Text, nullable=False),
    sa.Column("ke", sa.Text, nullable=False),
    sa.Column("pengguna_id", Kunci, sa.ForeignKey("pengguna.id"), nullable=False),
    sa.Column("peran", sa.Text, nullable=False),
    sa.Column("catatan", sa.Text, nullable=False),
    sa.Column("waktu", Waktu, nullable=False),
)

#: what waits in somebody's desk drawer: half-filled forms, saved by themselves
draf = sa.Table(
    "draf",
    metadata,
    sa.Column("id", Kunci, primary_key=True),
    sa.Column("pengguna_id", Kunci, sa.ForeignKey("pengguna.id"), nullable=False),
    sa.Column("kunci", sa.Text, nullable=False),
    sa.Column("kegiatan_id", Kunci, sa.ForeignKey("kegiatan.id")),
    sa.Column("isi", Dokumen, nullable=False),
    sa.Column("dasar_versi", sa.Integer, nullable=False),
    sa.Column("diperbarui", Waktu, nullable=False),
    sa.UniqueConstraint("pengguna_id", "kunci"),
)

notifikasi = sa.Table(
    "notifikasi",
    metadata,
    sa.Column("id", Kunci, primary_key=True),
    sa.Column("pengguna_id", Kunci, sa.ForeignKey("pengguna.id"), nullable=False),
    sa.Column("jenis", sa.Text, nullable=False),
    sa.Column("kegiatan_id", Kunci, sa.ForeignKey("kegiatan.id")),
    sa.Column("ajuan_id", Kunci, sa.ForeignKey("ajuan.id")),
    sa.Column("isi", Dokumen, nullable=False),
    sa.Column("waktu", Waktu, nullable=False),
    sa.Column("dibaca", Waktu),
)
sa.Index("ix_notifikasi_pengguna", notifikasi.c.pengguna_id, notifikasi.c.dibaca)
