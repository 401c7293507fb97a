"""Telling people inside the office that something waits for them, or what became of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from ..database.tables import kegiatan, notifikasi, pengguna, penugasan
from ..model.notifikasi import JenisNotifikasi
from ..model.peran import Pelaku, Peran
from ..model.wewenang import WEWENANG, Kuasa, Sasaran, may


def notify(
    conn: sa.Connection,
    jenis: JenisNotifikasi,
    *,
    kuasa: Kuasa | None = None,
    pengguna: Collection[int] = (),
    kegiatan_id: int | None = None,
    ajuan_id: int | None = None,
    isi: Mapping[str, Any] | None = None,
    kecuali: int | None = None,
    now: datetime | None = None,
) -> int:
    """Leave a message; says how many people got one.

    It goes to the active people who hold `kuasa` on the kegiatan and to those in `pengguna`, but
    never to `kecuali`, who did it. `isi` holds what the words need ("minggu", "catatan").
    """
    readers = set(pengguna)
    if kuasa is not None:
        readers |= _holders(conn, kuasa, kegiatan_id)
    readers.discard(kecuali if kecuali is not None else 0)
    rows = [
        {
            "pengguna_id": reader,
            "jenis": jenis.value,
            "kegiatan_id": kegiatan_id,
            "ajuan_id": ajuan_id,
            "isi": dict(isi or {}),
            "waktu": now or datetime.now(UTC),
        }
        for reader in sorted(readers)
    ]
    if rows:
        conn.execute(notifikasi.insert(), rows)
    return len(rows)


def announce(
    conn: sa.Connection,
    pelaku: Pelaku,
    kuasa: Kuasa,
    kegiatan_id: int,
    ajuan_id: int,
    now: datetime,
    isi: Mapping[str, Any] | None = None,
) -> None:
    """Tell those who hold `kuasa` on the kegiatan that this ajuan of `pelaku` waits for them."""
    notify(
        conn,
        JenisNotifikasi.AJUAN_MASUK,
        kuasa=kuasa,
        kegiatan_id=kegiatan_id,
        ajuan_id=ajuan_id,
        isi=isi,
        kecuali=pelaku.id,
        now=now,
    )


def _holders(conn: sa.Connection, kuasa: Kuasa, kegiatan_id: int | None) -> set[int]:
    """Active people who may use `kuasa` on the kegiatan; without one, who may use it at all."""
    roles = [peran.value for peran, verbs in WEWENANG.items() if kuasa in verbs]
    rows = conn.execute(
        sa.select(pengguna.c.id, pengguna.c.peran, pengguna.c.bidang).where(
            pengguna.c.aktif, pengguna.c.peran.in_(roles)
        )
    ).all()
    sasaran, assigned = _target(conn, kegiatan_id)
    return {row.id for row in rows if may(_person(row, sasaran, assigned), kuasa, sasaran)}


def _target(conn: sa.Connection, kegiatan_id: int | None) -> tuple[Sasaran | None, set[int]]:
    """The kegiatan, and who is assigned to it."""
    if kegiatan_id is None:
        return None, set()
    unit = conn.scalars(sa.select(kegiatan.c.bidang).where(kegiatan.c.id == kegiatan_id)).one()
    listed = sa.select(penugasan.c.pengguna_id).where(penugasan.c.kegiatan_id == kegiatan_id)
    return Sasaran(kegiatan_id, unit), set(conn.scalars(listed))


def _person(row: Any, sasaran: Sasaran | None, assigned: set[int]) -> Pelaku:
    own = {sasaran.id} if sasaran and sasaran.id and row.id in assigned else set()
    units = tuple(slug for slug in row.bidang.split(",") if slug)
    return Pelaku(row.id, Peran(row.peran), units, frozenset(own))


def settle(conn: sa.Connection, ajuan_id: int, now: datetime) -> None:
    """Count as read what says that this ajuan waits: it was acted upon."""
    conn.execute(
        notifikasi.update()
        .where(
            notifikasi.c.ajuan_id == ajuan_id,
            notifikasi.c.jenis == JenisNotifikasi.AJUAN_MASUK.value,
            notifikasi.c.dibaca.is_(None),
        )
        .values(dibaca=now)
    )
