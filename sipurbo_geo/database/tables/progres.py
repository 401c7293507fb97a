"""Weekly progress and payments: rows are added, never changed; the database itself refuses."""

from __future__ import annotations

import sqlalchemy as sa

from ..types import Kunci, Persen, Uang, Waktu
from .base import metadata

progres_fisik = sa.Table(
    "progres_fisik",
    metadata,
    sa.Column("id", Kunci, primary_key=True),
    sa.Column("kegiatan_id", Kunci, sa.ForeignKey("kegiatan.id"), nullable=False),
    sa.Column("minggu", sa.Integer, nullable=False),
    sa.Column("tanggal", sa.Date, nullable=False),
    sa.Column("rencana", Persen),
    sa.Column("realisasi", Persen),
    #: the row that this one corrects; None for the first of its week
    sa.Column("menggantikan", Kunci, sa.ForeignKey("progres_fisik.id"), unique=True),
    sa.Column("alasan", sa.Text, nullable=False),
    sa.Column("dicatat", Waktu, nullable=False),
    sa.CheckConstraint("menggantikan IS NULL OR alasan <> ''", name="koreksi_beralasan"),
    sa.CheckConstraint("rencana BETWEEN 0 AND 100", name="rencana_persen"),
    sa.CheckConstraint("realisasi BETWEEN 0 AND 100", name="realisasi_persen"),
)

#: one uncorrected first row a week, so that no report is taken twice
sa.Index(
    "uq_progres_fisik_pertama",
    progres_fisik.c.kegiatan_id,
    progres_fisik.c.minggu,
    unique=True,
    sqlite_where=progres_fisik.c.menggantikan.is_(None),
    postgresql_where=progres_fisik.c.menggantikan.is_(None),
)
sa.Index("ix_progres_fisik_kegiatan", progres_fisik.c.kegiatan_id, progres_fisik.c.minggu)

progres_keuangan = sa.Table(
    "progres_keuangan",
    metadata,
    sa.Column("id", Kunci, primary_key=True),
    sa.Column("kegiatan_id", Kunci, sa.ForeignKey("kegiatan.id"), nullable=False, index=True),
    sa.Column("tanggal", sa.Date, nullable=False),
    sa.Column("jumlah", Uang, nullable=False),
    sa.Column("uraian", sa.Text, nullable=False),
    sa.Column("menggantikan", Kunci, sa.ForeignKey("progres_keuangan.id"), unique=True),
    sa.Column("alasan", sa.Text, nullable=False),
    sa.Column("dicatat", Waktu, nullable=False),
    sa.CheckConstraint("menggantikan IS NULL OR alasan <> ''", name="koreksi_beralasan"),
)
