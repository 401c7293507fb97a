"""Of which kegiatan a thing in an address is, so that the gate can ask the table of rights."""

from __future__ import annotations

import sqlalchemy as sa

from ...database.tables import ajuan, dokumen, kegiatan
from ...model.wewenang import Sasaran

_OF_KEGIATAN = {"ajuan": ajuan, "dokumen": dokumen}


def find_sasaran(conn: sa.Connection, benda: str, key: int) -> Sasaran | None:
    """The kegiatan itself, or that of an ajuan or dokumen; None for what is not there.

    `benda` is the word that stands before the key in the address; other words are about no
    kegiatan.
    """
    asked = sa.select(kegiatan.c.id, kegiatan.c.bidang)
    if benda in _OF_KEGIATAN:
        part = _OF_KEGIATAN[benda]
        asked = asked.join(part, part.c.kegiatan_id == kegiatan.c.id).where(part.c.id == key)
    elif benda == "kegiatan":
        asked = asked.where(kegiatan.c.id == key)
    else:
        return None
    row = conn.execute(asked).first()
    return Sasaran(row.id, row.bidang) if row else None
