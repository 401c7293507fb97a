"""Who may sign in, with which role, for which units and kegiatan."""

from __future__ import annotations

import sqlalchemy as sa

from ..types import Kunci, Waktu
from .base import metadata

pengguna = sa.Table(
    "pengguna",
    metadata,
    sa.Column("id", Kunci, primary_key=True),
    #: the name that is typed to sign in, in lower case
    sa.Column("akun", sa.Text, nullable=False, unique=True),
    sa.Column("nama", sa.Text, nullable=False),
    sa.Column("peran", sa.Text, nullable=False),
    #: slugs as "bina-marga,cipta-karya"; empty: none, only what is assigned
    sa.Column("bidang", sa.Text, nullable=False),
    sa.Column("sandi", sa.Text, nullable=False),
    #: the password was given by somebody else and has to be changed first
    sa.Column("ganti_sandi", sa.Boolean, nullable=False),
    sa.Column("aktif", sa.Boolean, nullable=False),
    #: counts up to end every session at once
    sa.Column("sesi", sa.Integer, nullable=False),
    sa.Column("dibuat", Waktu, nullable=False),
    sa.Column("terakhir_masuk", Waktu),
)

penugasan = sa.Table(
    "penugasan",
    metadata,
    sa.Column("pengguna_id", Kunci, sa.ForeignKey("pengguna.id"), primary_key=True),
    sa.Column("kegiatan_id", Kunci, sa.ForeignKey("kegiatan.id"), primary_key=True, index=True),
)

#: sign-ins that failed; `kunci` is a SHA-256 of the account or of the address that tried
percobaan_masuk = sa.Table(
    "percobaan_masuk",
    metadata,
    sa.Column("id", Kunci, primary_key=True),
    sa.Column("kunci", sa.Text, nullable=False),
    sa.Column("waktu", Waktu, nullable=False),
)
sa.Index("ix_percobaan_masuk_kunci", percobaan_masuk.c.kunci, percobaan_masuk.c.waktu)
