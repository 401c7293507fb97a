"""The frozen plan, week by week, and what was done about a contract that became critical."""

from __future__ import annotations

import sqlalchemy as sa

from ..types import Kunci, Persen, Waktu
from .base import metadata

#: number 1 is frozen with the contract; every later one stands on an adendum
jadwal = sa.Table(
    "jadwal",
    metadata,
    sa.Column("id", Kunci, primary_key=True),
    sa.Column("kegiatan_id", Kunci, sa.ForeignKey("kegiatan.id"), nullable=False),
    sa.Column("nomor", sa.Integer, nullable=False),
    sa.Column("adendum", sa.Text, nullable=False),
    sa.Column("pengguna_id", Kunci, sa.ForeignKey("pengguna.id")),
    sa.Column("ditetapkan", Waktu, nullable=False),
    sa.UniqueConstraint("kegiatan_id", "nomor"),
    sa.CheckConstraint("nomor = 1 OR adendum <> ''", name="adendum_mendasari"),
)

jadwal_minggu = sa.Table(
    "jadwal_minggu",
    metadata,
    sa.Column("jadwal_id", Kunci, sa.ForeignKey("jadwal.id"), primary_key=True),
    sa.Column("minggu", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("tanggal", sa.Date, nullable=False),
    sa.Column("rencana", Persen, nullable=False),
    sa.CheckConstraint("rencana BETWEEN 0 AND 100", name="rencana_persen"),
)

#: SCM and SP in the order in which they were held
penanganan = sa.Table(
    "penanganan",
    metadata,
    sa.Column("id", Kunci, primary_key=True),
    sa.Column("kegiatan_id", Kunci, sa.ForeignKey("kegiatan.id"), nullable=False, index=True),
    sa.Column("tindakan", sa.Text, nullable=False),
    sa.Column("nomor_surat", sa.Text, nullable=False),
    sa.Column("tanggal", sa.Date, nullable=False),
    sa.Column("catatan", sa.Text, nullable=False),
    sa.Column("pengguna_id", Kunci, sa.ForeignKey("pengguna.id")),
    sa.Column("dicatat", Waktu, nullable=False),
)
