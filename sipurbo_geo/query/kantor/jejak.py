"""What the trail says, for people: of one kegiatan, or of everything in one's scope."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson
import sqlalchemy as sa

from ...database.tables import jejak, jejak_pribadi, kegiatan, pengguna
from ...model.peran import Pelaku
from ...model.wewenang import Kuasa, Lingkup, lingkup_of
from .lingkup import in_scope


@dataclass(frozen=True, slots=True)
class Jejak:
    """One accepted change: who, in which role, when, and what (`isi` as it stands in the chain).

    `kode`, `kegiatan` and `layer` tell the kegiatan ("" for none), `catatan` why it was done, as
    far as that was not erased.
    """

    id: int
    waktu: datetime
    nama: str
    peran: str
    verb: str
    isi: dict[str, Any]
    kegiatan_id: int | None = None
    kode: str = ""
    kegiatan: str = ""
    layer: str = ""
    catatan: str = ""

    @property
    def berubah(self) -> dict[str, list[Any]]:
        """Before and after of the changed columns, by column; withheld ones only by name."""
        changed = self.isi.get("berubah")
        return changed if isinstance(changed, dict) else {}


def list_jejak(conn: sa.Connection, key: int, *, limit: int = 20) -> list[Jejak]:
    """The newest entries about the kegiatan with this key, the newest first."""
    return _read(conn, _select().where(jejak.c.kegiatan_id == key).limit(limit))


def list_jejak_kantor(
    conn: sa.Connection,
    pelaku: Pelaku,
    *,
    kode: str = "",
    sebelum: int | None = None,
    limit: int,
) -> list[Jejak]:
    """The newest entries in the scope of `pelaku`, the newest first; those before `sebelum`.

    What concerns no kegiatan (accounts, bulk imports) is for those who may see everything. `kode`
    narrows it to one kegiatan.
    """
    statement = _select().where(_within(pelaku))
    if kode:
        statement = statement.where(sa.func.lower(kegiatan.c.kode) == kode.strip().lower())
    if sebelum is not None:
        statement = statement.where(jejak.c.id < sebelum)
    return _read(conn, statement.limit(limit))


def _within(pelaku: Pelaku) -> sa.ColumnElement[bool]:
    if lingkup_of(pelaku, Kuasa.VIEW_JEJAK) is Lingkup.SEMUA:
        return sa.true()
    return sa.and_(kegiatan.c.id.is_not(None), in_scope(pelaku, Kuasa.VIEW_JEJAK))


def _select() -> sa.Select[Any]:
    names = ("id", "waktu", "peran", "verb", "isi", "kegiatan_id")
    return (
        sa.select(
            *(jejak.c[name] for name in names),
            pengguna.c.nama,
            kegiatan.c.kode,
            kegiatan.c.nama.label("kegiatan"),
            kegiatan.c.layer,
            jejak_pribadi.c.isi.label("pribadi"),
        )
        .select_from(jejak)
        .outerjoin(pengguna, pengguna.c.id == jejak.c.pengguna_id)
        .outerjoin(kegiatan, kegiatan.c.id == jejak.c.kegiatan_id)
        .outerjoin(jejak_pribadi, jejak_pribadi.c.jejak_id == jejak.c.id)
        .order_by(jejak.c.id.desc())
    )


def _read(conn: sa.Connection, statement: sa.Select[Any]) -> list[Jejak]:
    return list(map(_jejak, conn.execute(statement)))


def _jejak(row: Any) -> Jejak:
    said = (row.nama, row.kode, row.kegiatan, row.layer)
    nama, kode, work, layer = (text or "" for text in said)
    return Jejak(
        *(row.id, row.waktu, nama, row.peran, row.verb, orjson.loads(row.isi)),
        *(row.kegiatan_id, kode, work, layer),
        catatan=_note(row.pribadi or {}),
    )


def _note(pribadi: Mapping[str, Any]) -> str:
    said = pribadi.get("catatan") or pribadi.get("alasan")
    return said if isinstance(said, str) else ""
