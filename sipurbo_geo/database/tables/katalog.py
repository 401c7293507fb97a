"""One row about the catalogue itself: which one it is and which revision the public sees."""

from __future__ import annotations

import sqlalchemy as sa

from ..types import Waktu
from .base import metadata

katalog = sa.Table(
    "katalog",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("uid", sa.Text, nullable=False),
    sa.Column("revisi", sa.Integer, nullable=False),
    sa.Column("diperbarui", Waktu, nullable=False),
    sa.Column("jumlah", sa.Integer, nullable=False),
    sa.Column("tanpa_geometri", sa.Integer, nullable=False),
    #: fingerprint of the themes whose layers stand in the database now
    sa.Column("registri", sa.Text, nullable=False),
)
