"""The change of a kegiatan that a person has handed in and nobody has decided about yet."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa

from ...database.tables import ajuan
from ...model.alur import JenisAjuan, KeadaanAjuan
from ...model.kegiatan import Kegiatan
from ...model.kegiatan_json import kegiatan_from_json
from ...model.peran import Pelaku

_OPEN = (KeadaanAjuan.DILAPORKAN.value, KeadaanAjuan.DIKEMBALIKAN.value)


@dataclass(frozen=True, slots=True)
class Perubahan:
    """What is to become of the kegiatan, and from which version of it this was made."""

    ajuan_id: int
    item: Kegiatan
    dasar_versi: int


def read_perubahan(conn: sa.Connection, pelaku: Pelaku, key: int) -> Perubahan | None:
    """The open change that `pelaku` proposed for the kegiatan with this key."""
    row = conn.execute(
        sa.select(ajuan.c.id, ajuan.c.isi, ajuan.c.dasar_versi).where(
            ajuan.c.kegiatan_id == key,
            ajuan.c.jenis == JenisAjuan.PERUBAHAN.value,
            ajuan.c.pengaju_id == pelaku.id,
            ajuan.c.keadaan.in_(_OPEN),
        )
    ).first()
    if row is None:
        return None
    return Perubahan(row.id, kegiatan_from_json(row.isi["kegiatan"]), row.dasar_versi)
