"""What the trail says of one kegiatan, for people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson
import sqlalchemy as sa

from ...database.tables import jejak, pengguna


@dataclass(frozen=True, slots=True)
class Jejak:
    """One accepted change: who, in which role, when, and what (`isi` as it stands in the chain)."""

    id: int
    waktu: datetime
    nama: str
    peran: str
    verb: str
    isi: dict[str, Any]

    @property
    def berubah(self) -> dict[str, list[Any]]:
        """Before and after of the changed columns, by column; withheld ones only by name."""
        changed = self.isi.get("berubah")
        return changed if isinstance(changed, dict) else {}


def list_jejak(conn: sa.Connection, key: int, *, limit: int = 20) -> list[Jejak]:
    """The newest entries about the kegiatan with this key, the newest first."""
    names = ("id", "waktu", "peran", "verb", "isi")
    listed = (
        sa.select(*(jejak.c[name] for name in names), pengguna.c.nama)
        .outerjoin(pengguna, pengguna.c.id == jejak.c.pengguna_id)
        .where(jejak.c.kegiatan_id == key)
        .order_by(jejak.c.id.desc())
        .limit(limit)
    )
    return [
        Jejak(row.id, row.waktu, row.nama or "", row.peran, row.verb, orjson.loads(row.isi))
        for row in conn.execute(listed)
    ]
