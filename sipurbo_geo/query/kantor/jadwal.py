"""The frozen plans of works."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from typing import Any

import sqlalchemy as sa

from ...database.dialects import among
from ...database.tables import jadwal, jadwal_minggu, pengguna
from ...model.jadwal import Jadwal, MingguJadwal


def list_jadwal(conn: sa.Connection, kegiatan_id: int) -> list[Jadwal]:
    """Every plan of a kegiatan, the first one first; the last one stands."""
    heads = conn.execute(
        sa.select(jadwal, sa.func.coalesce(pengguna.c.nama, "").label("oleh"))
        .outerjoin(pengguna, pengguna.c.id == jadwal.c.pengguna_id)
        .where(jadwal.c.kegiatan_id == kegiatan_id)
        .order_by(jadwal.c.nomor)
    ).all()
    weeks = _weeks(conn, [head.id for head in heads])
    return [
        Jadwal(head.nomor, head.adendum, head.ditetapkan, head.oleh, tuple(weeks[head.id]))
        for head in heads
    ]


def list_rencana(conn: sa.Connection, ids: Collection[int]) -> dict[int, list[MingguJadwal]]:
    """The standing plan of each of these kegiatan that has one."""
    later = jadwal.alias()
    heads = conn.execute(
        sa.select(jadwal.c.id, jadwal.c.kegiatan_id).where(
            among(conn, jadwal.c.kegiatan_id, ids),
            ~sa.exists().where(
                later.c.kegiatan_id == jadwal.c.kegiatan_id, later.c.nomor > jadwal.c.nomor
            ),
        )
    ).all()
    weeks = _weeks(conn, [head.id for head in heads])
    return {head.kegiatan_id: weeks[head.id] for head in heads}


def _weeks(conn: sa.Connection, keys: Collection[int]) -> dict[int, list[MingguJadwal]]:
    rows: Any = conn.execute(
        sa.select(jadwal_minggu)
        .where(among(conn, jadwal_minggu.c.jadwal_id, keys))
        .order_by(jadwal_minggu.c.jadwal_id, jadwal_minggu.c.minggu)
    )
    found: dict[int, list[MingguJadwal]] = defaultdict(list)
    for row in rows:
        found[row.jadwal_id].append(MingguJadwal(row.minggu, row.tanggal, row.rencana))
    return found
