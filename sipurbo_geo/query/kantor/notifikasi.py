"""What the office told this person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from ...database.tables import kegiatan, notifikasi
from ...model.notifikasi import JenisNotifikasi
from ...model.peran import Pelaku


@dataclass(frozen=True, slots=True)
class Notifikasi:
    """One message; `isi` holds what its words need ("minggu", "catatan")."""

    id: int
    jenis: JenisNotifikasi
    kegiatan_id: int | None
    ajuan_id: int | None
    kode: str
    nama: str
    isi: dict[str, Any]
    waktu: datetime
    dibaca: datetime | None


def list_notifikasi(conn: sa.Connection, pelaku: Pelaku, *, limit: int = 30) -> list[Notifikasi]:
    """The newest messages, those not read yet first."""
    joined = notifikasi.outerjoin(kegiatan, kegiatan.c.id == notifikasi.c.kegiatan_id)
    rows = conn.execute(
        sa.select(
            notifikasi,
            sa.func.coalesce(kegiatan.c.kode, "").label("kode"),
            sa.func.coalesce(kegiatan.c.nama, "").label("nama"),
        )
        .select_from(joined)
        .where(notifikasi.c.pengguna_id == pelaku.id)
        .order_by(notifikasi.c.dibaca.is_not(None), notifikasi.c.id.desc())
        .limit(limit)
    )
    return [
        Notifikasi(
            row.id,
            JenisNotifikasi(row.jenis),
            row.kegiatan_id,
            row.ajuan_id,
            row.kode,
            row.nama,
            row.isi,
            row.waktu,
            row.dibaca,
        )
        for row in rows
    ]


def count_belum_dibaca(conn: sa.Connection, pelaku: Pelaku) -> int:
    """How many messages were not read yet."""
    mine = (notifikasi.c.pengguna_id == pelaku.id, notifikasi.c.dibaca.is_(None))
    return conn.scalar(sa.select(sa.func.count()).select_from(notifikasi).where(*mine)) or 0
