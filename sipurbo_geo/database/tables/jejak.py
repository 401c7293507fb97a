"""The trail: every accepted change, chained so that a rewritten row shows."""

from __future__ import annotations

import sqlalchemy as sa

from ..types import Dokumen, Geometri, Kunci, Waktu
from .base import metadata

jejak = sa.Table(
    "jejak",
    metadata,
    sa.Column("id", Kunci, primary_key=True, autoincrement=False),
    sa.Column("waktu", Waktu, nullable=False),
    #: None: whoever holds the machine (command line, migration)
    sa.Column("pengguna_id", Kunci, sa.ForeignKey("pengguna.id")),
    sa.Column("peran", sa.Text, nullable=False),
    sa.Column("verb", sa.Text, nullable=False),
    sa.Column("kegiatan_id", Kunci, index=True),
    #: canonical JSON, as text: what is hashed must never be written anew
    sa.Column("isi", sa.Text, nullable=False),
    sa.Column("sebelum", sa.Text, nullable=False),
    sa.Column("sidik", sa.Text, nullable=False, unique=True),
)

#: what a row of the trail says about persons; outside the chain, so that it can be erased
jejak_pribadi = sa.Table(
    "jejak_pribadi",
    metadata,
    sa.Column("jejak_id", Kunci, sa.ForeignKey("jejak.id"), primary_key=True, autoincrement=False),
    sa.Column("isi", Dokumen, nullable=False),
)

#: every version of a geometry that a change touched, by the SHA-256 of its WKB
jejak_geometri = sa.Table(
    "jejak_geometri",
    metadata,
    sa.Column("sha256", sa.Text, primary_key=True),
    sa.Column("geom", Geometri, nullable=False),
)
