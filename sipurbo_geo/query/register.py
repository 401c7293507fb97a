"""What the office asks of its own register; never for the public."""

from __future__ import annotations

from collections.abc import Collection

import sqlalchemy as sa

from ..database.tables import kegiatan, progres_fisik
from ..model.progres import ProgresFisik


def list_kode(conn: sa.Connection) -> dict[str, int]:
    """Every kode in the register with its key, drafts included."""
    return {row.kode: row.id for row in conn.execute(sa.select(kegiatan.c.kode, kegiatan.c.id))}


def latest_progres(
    conn: sa.Connection, kodes: Collection[str]
) -> dict[tuple[str, int], ProgresFisik]:
    """Per kode and week the row that counts."""
    later = progres_fisik.alias()
    statement = (
        sa.select(kegiatan.c.kode, progres_fisik)
        .join_from(progres_fisik, kegiatan, kegiatan.c.id == progres_fisik.c.kegiatan_id)
        .where(
            kegiatan.c.kode.in_(list(kodes)),
            ~sa.exists().where(later.c.menggantikan == progres_fisik.c.id),
        )
    )
    return {
        (row.kode, row.minggu): ProgresFisik(
            row.kode, row.minggu, row.tanggal, row.rencana, row.realisasi, row.alasan
        )
        for row in conn.execute(statement)
    }
