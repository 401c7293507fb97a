"""A change of a published kegiatan by who may not approve it: handed in, and decided by others."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from ..database.tables import ajuan, ajuan_langkah
from ..model.alur import Gerak, JenisAjuan, KeadaanAjuan
from ..model.kegiatan import Kegiatan
from ..model.kegiatan_json import kegiatan_to_json
from ..model.peran import Pelaku
from .jejak import Entry, append_jejak

_OPEN = (KeadaanAjuan.DILAPORKAN.value, KeadaanAjuan.DIKEMBALIKAN.value)


def propose_perubahan(
    conn: sa.Connection,
    pelaku: Pelaku,
    row: Mapping[str, Any],
    item: Kegiatan,
    berubah: Sequence[str],
    now: datetime,
) -> int:
    """Hand in `item` as a change of the kegiatan `row`; gives the key of the ajuan.

    A change of the same person that is not decided yet is replaced. The trail names the columns
    in `berubah` and no value: what is only proposed is nobody's business yet.
    """
    values = {
        "isi": {"kegiatan": kegiatan_to_json(item)},
        "keadaan": KeadaanAjuan.DILAPORKAN.value,
        "dasar_versi": row["versi"],
        "diperbarui": now,
    }
    before = _open_one(conn, pelaku, row["id"])
    if before is None:
        key = _insert(conn, pelaku, row["id"], values)
    else:
        key = before.id
        conn.execute(
            ajuan.update().where(ajuan.c.id == key).values(versi=ajuan.c.versi + 1, **values)
        )
    _write_step(conn, pelaku, key, before.keadaan if before else "", now)
    entry = Entry("propose_perubahan", row["id"], {"ajuan": key, "berubah": list(berubah)})
    append_jejak(conn, pelaku, [entry], now)
    return key


def _open_one(conn: sa.Connection, pelaku: Pelaku, kegiatan_id: int) -> Any:
    return conn.execute(
        sa.select(ajuan.c.id, ajuan.c.keadaan).where(
            ajuan.c.kegiatan_id == kegiatan_id,
            ajuan.c.jenis == JenisAjuan.PERUBAHAN.value,
            ajuan.c.pengaju_id == pelaku.id,
            ajuan.c.keadaan.in_(_OPEN),
        )
    ).first()


def _insert(
    conn: sa.Connection, pelaku: Pelaku, kegiatan_id: int, values: Mapping[str, Any]
) -> int:
    key = conn.scalar(
        ajuan.insert()
        .values(
            uid=uuid.uuid4().hex,
            jenis=JenisAjuan.PERUBAHAN.value,
            kegiatan_id=kegiatan_id,
            pengaju_id=pelaku.id,
            versi=1,
            dibuat=values["diperbarui"],
            **values,
        )
        .returning(ajuan.c.id)
    )
    return int(key or 0)


def _write_step(conn: sa.Connection, pelaku: Pelaku, key: int, dari: str, now: datetime) -> None:
    conn.execute(
        ajuan_langkah.insert().values(
            ajuan_id=key,
            langkah=(Gerak.LAPORKAN_ULANG if dari else Gerak.AJUKAN).value,
            dari=dari,
            ke=KeadaanAjuan.DILAPORKAN.value,
            pengguna_id=pelaku.id,
            peran=pelaku.peran.value if pelaku.peran else "",
            catatan="",
            waktu=now,
        )
    )
