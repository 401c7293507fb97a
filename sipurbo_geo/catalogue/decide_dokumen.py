"""Deciding about a document: approve, return, withdraw; and what the public then sees."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from ..database.tables import dokumen, kegiatan
from ..errors import NotFoundError
from ..model.alur import ALUR_DOKUMEN, Gerak, KeadaanDokumen, check_mata, next_step
from ..model.notifikasi import JenisNotifikasi
from ..model.peran import Pelaku
from ..model.wewenang import Sasaran, require
from ..registry import Registry
from .jejak import Entry, append_jejak
from .notify import notify
from .publish import publish

_TOLD = {
    Gerak.SETUJUI: JenisNotifikasi.DOKUMEN_DISETUJUI,
    Gerak.KEMBALIKAN: JenisNotifikasi.DOKUMEN_DITOLAK,
    Gerak.TARIK: JenisNotifikasi.DOKUMEN_DITOLAK,
}


def decide_dokumen(
    conn: sa.Connection,
    registry: Registry,
    pelaku: Pelaku,
    dokumen_id: int,
    gerak: Gerak,
    *,
    catatan: str = "",
    now: datetime | None = None,
) -> KeadaanDokumen:
    """Take one step of `ALUR_DOKUMEN` and publish accordingly; says where the dokumen is now.

    Raises `NotFoundError`, `ForbiddenError` (no right, or one's own document), `ConflictError` (no
    such step from here) and `UsageError` (the step needs a reason).
    """
    moment, reason = now or datetime.now(UTC), catatan.strip()
    row = _read(conn, dokumen_id)
    langkah = next_step(ALUR_DOKUMEN, row.keadaan, gerak, reason)
    require(pelaku, langkah.kuasa, Sasaran(row.kegiatan_id, row.bidang))
    check_mata(langkah, pelaku, row.pengguna_id)
    conn.execute(
        dokumen.update()
        .where(dokumen.c.id == dokumen_id)
        .values(keadaan=langkah.ke, diputuskan_id=pelaku.id, diputuskan=moment, alasan=reason)
    )
    said = {"dokumen": dokumen_id, "sha256": row.sha256, "keadaan": [langkah.dari, langkah.ke]}
    private = {"alasan": reason} if reason else {}
    append_jejak(
        conn, pelaku, [Entry(f"{gerak.value}_dokumen", row.kegiatan_id, said, private)], moment
    )
    _tell_sender(conn, pelaku, row, gerak, reason, moment)
    publish(conn, registry, [row.kegiatan_id], now=moment)
    return KeadaanDokumen(langkah.ke)


def _read(conn: sa.Connection, key: int) -> Any:
    found = conn.execute(
        sa.select(dokumen, kegiatan.c.bidang)
        .join_from(dokumen, kegiatan, kegiatan.c.id == dokumen.c.kegiatan_id)
        .where(dokumen.c.id == key)
    ).first()
    if found is None:
        raise NotFoundError("Dokumen ini tidak ada.", "There is no such document.")
    return found


def _tell_sender(
    conn: sa.Connection, pelaku: Pelaku, row: Any, gerak: Gerak, reason: str, now: datetime
) -> None:
    if gerak in _TOLD and row.pengguna_id is not None:
        notify(
            conn,
            _TOLD[gerak],
            pengguna=[row.pengguna_id],
            kegiatan_id=row.kegiatan_id,
            isi={"catatan": reason, "nama": row.nama},
            kecuali=pelaku.id,
            now=now,
        )
