"""When the work of each kegiatan began, as the register has it; never for the public."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

import sqlalchemy as sa

from ..database.tables import kegiatan


def list_start_dates(conn: sa.Connection, kodes: Collection[str]) -> dict[str, date | None]:
    """Per kode the day of its SPMK (`tanggal_mulai`), None where it is not known."""
    statement = sa.select(kegiatan.c.kode, kegiatan.c.tanggal_mulai).where(
        kegiatan.c.kode.in_(list(kodes))
    )
    return {row.kode: row.tanggal_mulai for row in conn.execute(statement)}
