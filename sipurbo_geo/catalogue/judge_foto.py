"""Judging photos again: when the geometry of a kegiatan moves, so do its distances."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from ..database.dialects import among
from ..database.tables import dokumen, foto, kegiatan
from ..model.foto import Jepretan
from ..model.letak_foto import judge


def judge_foto(conn: sa.Connection, ids: Sequence[int]) -> int:
    """Measure the photos of the kegiatan `ids` against the geometry as it stands; how many moved.

    To be called before they are published.
    """
    if not ids:
        return 0
    rows = conn.execute(
        sa.select(foto, kegiatan.c.geom)
        .join_from(foto, dokumen, dokumen.c.id == foto.c.dokumen_id)
        .join(kegiatan, kegiatan.c.id == dokumen.c.kegiatan_id)
        .where(among(conn, kegiatan.c.id, ids), foto.c.lon.is_not(None))
    )
    moved = [values for row in rows if (values := _judged(row))]
    if moved:
        keys = ("bukti", "jarak_m", "letak_m")
        changed: dict[str, Any] = {name: sa.bindparam(f"baru_{name}") for name in keys}
        conn.execute(
            foto.update().where(foto.c.dokumen_id == sa.bindparam("kunci")).values(changed), moved
        )
    return len(moved)


def _judged(row: Any) -> dict[str, Any] | None:
    """The new judgement on a photo; None where it is the old one."""
    letak = judge(Jepretan(row.lon, row.lat), row.geom)
    found = (letak.bukti.value, letak.jarak_m, letak.letak_m)
    if found == (row.bukti, row.jarak_m, row.letak_m):
        return None
    bukti, jarak_m, letak_m = found
    return {
        "kunci": row.dokumen_id,
        "baru_bukti": bukti,
        "baru_jarak_m": jarak_m,
        "baru_letak_m": letak_m,
    }
