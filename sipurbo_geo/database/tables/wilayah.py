"""Places and units: reference data, public as a whole."""

from __future__ import annotations

import sqlalchemy as sa

from ..types import Geometri, Kunci
from .base import metadata

bidang = sa.Table(
    "bidang",
    metadata,
    sa.Column("slug", sa.Text, primary_key=True),
    sa.Column("nama_id", sa.Text, nullable=False),
    sa.Column("nama_en", sa.Text, nullable=False),
    sa.Column("jenis", sa.Text, nullable=False),
    sa.Column("urutan", sa.Integer, nullable=False),
)

wilayah = sa.Table(
    "wilayah",
    metadata,
    sa.Column("id", Kunci, primary_key=True),
    sa.Column("tingkat", sa.Text, nullable=False, index=True),
    sa.Column("kode", sa.Text, nullable=False, unique=True),
    sa.Column("kode_bps", sa.Text),
    sa.Column("nama", sa.Text, nullable=False),
    sa.Column("induk", sa.Text, index=True),
    sa.Column("sumber", sa.Text, nullable=False),
    sa.Column("ilustrasi", sa.Boolean, nullable=False),
    sa.Column("luas_m2", sa.Double),
    sa.Column("geom", Geometri),
)
