"""Recording what was done about a critical contract: meetings, warnings, termination."""

from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa

from ..database.tables import penanganan
from ..model.penanganan import Penanganan, Tindakan, check_penanganan
from ..model.peran import Pelaku
from ..model.waktu import hari
from ..model.wewenang import Kuasa, require
from .jejak import Entry, append_jejak
from .lookup import read_pokok


def record_penanganan(
    conn: sa.Connection,
    pelaku: Pelaku,
    kegiatan_id: int,
    item: Penanganan,
    *,
    now: datetime | None = None,
) -> int:
    """Add one step; gives its key. Nothing of it is public: it is between the parties.

    Raises `ForbiddenError`, `NotFoundError`, `ConflictError` (it may not come now) and
    `ParameterError` (which field).
    """
    moment = now or datetime.now(UTC)
    pokok = read_pokok(conn, kegiatan_id)
    require(pelaku, Kuasa.RECORD_PENANGANAN, pokok.sasaran)
    pokok.refuse_withdrawn()
    check_penanganan(item, _last(conn, kegiatan_id), hari(moment))
    stated = {
        "tindakan": item.tindakan.value,
        "tanggal": item.tanggal,
        "nomor_surat": item.nomor_surat.strip(),
    }
    key = conn.execute(
        penanganan.insert()
        .values(
            kegiatan_id=kegiatan_id,
            catatan=item.catatan.strip(),
            pengguna_id=pelaku.id,
            dicatat=moment,
            **stated,
        )
        .returning(penanganan.c.id)
    ).scalar_one()
    private = {"catatan": item.catatan.strip()} if item.catatan.strip() else {}
    append_jejak(conn, pelaku, [Entry("record_penanganan", kegiatan_id, stated, private)], moment)
    return int(key)


def _last(conn: sa.Connection, kegiatan_id: int) -> Penanganan | None:
    row = conn.execute(
        sa.select(penanganan)
        .where(penanganan.c.kegiatan_id == kegiatan_id)
        .order_by(penanganan.c.id.desc())
        .limit(1)
    ).first()
    if row is None:
        return None
    return Penanganan(Tindakan(row.tindakan), row.tanggal, row.nomor_surat, row.catatan)
