"""What was done about a critical contract."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from ...database.tables import penanganan, pengguna
from ...model.penanganan import Penanganan, Tindakan


@dataclass(frozen=True, slots=True)
class PenangananTercatat:
    """One step, and who recorded it when."""

    isi: Penanganan
    oleh: str
    dicatat: datetime


def list_penanganan(conn: sa.Connection, kegiatan_id: int) -> list[PenangananTercatat]:
    """The steps in the order in which they were taken."""
    rows = conn.execute(
        sa.select(penanganan, sa.func.coalesce(pengguna.c.nama, "").label("oleh"))
        .outerjoin(pengguna, pengguna.c.id == penanganan.c.pengguna_id)
        .where(penanganan.c.kegiatan_id == kegiatan_id)
        .order_by(penanganan.c.id)
    )
    return [
        PenangananTercatat(
            Penanganan(Tindakan(row.tindakan), row.tanggal, row.nomor_surat, row.catatan),
            row.oleh,
            row.dicatat,
        )
        for row in rows
    ]
