"""Moving a kegiatan between the officer's desk and the public: the only door to its keadaan."""

from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa

from ..database.tables import kegiatan
from ..errors import NotFoundError
from ..model.alur import ALUR_KEGIATAN, Gerak, next_step
from ..model.kegiatan import Keadaan
from ..model.notifikasi import JenisNotifikasi
from ..model.peran import SISTEM, Pelaku
from ..model.wewenang import Kuasa, Sasaran, require
from ..registry import Registry
from .jejak import Entry, append_jejak
from .notify import notify
from .publish import publish

#: whom a step concerns: those who decide, or those who work on it
_TOLD: dict[Gerak, tuple[JenisNotifikasi, Kuasa]] = {
    Gerak.AJUKAN: (JenisNotifikasi.KEGIATAN_DIAJUKAN, Kuasa.APPROVE_KEGIATAN),
    Gerak.TERBITKAN: (JenisNotifikasi.KEGIATAN_TERBIT, Kuasa.SUBMIT_KEGIATAN),
    Gerak.KEMBALIKAN: (JenisNotifikasi.KEGIATAN_DIKEMBALIKAN, Kuasa.SUBMIT_KEGIATAN),
    Gerak.TARIK: (JenisNotifikasi.KEGIATAN_DITARIK, Kuasa.SUBMIT_KEGIATAN),
}


def move_kegiatan(
    conn: sa.Connection,
    registry: Registry,
    kode: str,
    gerak: Gerak,
    *,
    pelaku: Pelaku = SISTEM,
    catatan: str = "",
    now: datetime | None = None,
) -> Keadaan:
    """Take one step of `ALUR_KEGIATAN`, publish or withdraw accordingly; says where it is now.

    Those whom the step concerns get a message.
    Raises `NotFoundError`, `ForbiddenError`, `ConflictError` (no such step from here) and
    `UsageError` (the step needs a note).
    """
    moment = now or datetime.now(UTC)
    found = conn.execute(
        sa.select(kegiatan.c.id, kegiatan.c.bidang, kegiatan.c.keadaan).where(
            kegiatan.c.kode == kode
        )
    ).first()
    if found is None:
        raise NotFoundError(f"Kegiatan '{kode}' tidak ada.", f"There is no kegiatan '{kode}'.")
    langkah = next_step(ALUR_KEGIATAN, found.keadaan, gerak, catatan)
    require(pelaku, langkah.kuasa, Sasaran(found.id, found.bidang))
    conn.execute(
        kegiatan.update()
        .where(kegiatan.c.id == found.id)
        .values(keadaan=langkah.ke, versi=kegiatan.c.versi + 1, diperbarui=moment, sidik="")
    )
    note = {"catatan": catatan.strip()} if catatan.strip() else {}
    moved = Entry(gerak.value, found.id, {"keadaan": [langkah.dari, langkah.ke]}, note)
    append_jejak(conn, pelaku, [moved], moment)
    publish(conn, registry, [found.id], now=moment)
    if gerak in _TOLD:
        jenis, kuasa = _TOLD[gerak]
        notify(
            conn,
            jenis,
            kuasa=kuasa,
            kegiatan_id=found.id,
            isi=note,
            kecuali=pelaku.id,
            now=moment,
        )
    return Keadaan(langkah.ke)
