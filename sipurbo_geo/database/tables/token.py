"""Keys of programs that work for a person; only their marks are kept."""

from __future__ import annotations

import sqlalchemy as sa

from ..types import Kunci, Waktu
from .base import metadata

token = sa.Table(
    "token",
    metadata,
    sa.Column("id", Kunci, primary_key=True),
    sa.Column("pengguna_id", Kunci, sa.ForeignKey("pengguna.id"), nullable=False, index=True),
    #: what its owner calls it
    sa.Column("nama", sa.Text, nullable=False),
    #: SHA-256 of the token; the token itself was shown once and is nowhere
    sa.Column("sidik", sa.Text, nullable=False, unique=True),
    #: its first letters, by which its owner knows it again
    sa.Column("awalan", sa.Text, nullable=False),
    sa.Column("dibuat", Waktu, nullable=False),
    sa.Column("kedaluwarsa", Waktu, nullable=False),
    sa.Column("terakhir_dipakai", Waktu),
    sa.Column("dicabut", Waktu),
)
