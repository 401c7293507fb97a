"""Whether a file that is handed in was handed in before: by its sending number, or by its bytes."""

from __future__ import annotations

from collections.abc import Set
from typing import Any

import sqlalchemy as sa

from ..database.tables import dokumen, foto
from ..errors import ConflictError
from ..model.alur import KeadaanDokumen
from ..model.dokumen import JenisDokumen

_COUNTED = (KeadaanDokumen.DIUNGGAH.value, KeadaanDokumen.DISETUJUI.value)


def find_standing(
    conn: sa.Connection,
    kegiatan_id: int,
    jenis: JenisDokumen,
    bytes_of: Set[str],
    uid: str,
    ajuan_id: int | None,
) -> int | None:
    """The dokumen that says the same already; raises `ConflictError` for a used `uid`."""
    if uid and (sent := _sent_as(conn, uid)):
        if sent.kegiatan_id == kegiatan_id and not bytes_of.isdisjoint(
            (sent.sha256, sent.sha256_asal)
        ):
            return int(sent.id)
        raise ConflictError(
            "Nomor kiriman ini sudah dipakai berkas lain. Kirim sebagai kiriman baru.",
            "This sending number belongs to another file. Send it as a new one.",
        )
    same_bytes = sa.or_(dokumen.c.sha256.in_(bytes_of), foto.c.sha256_asal.in_(bytes_of))
    same_purpose = (
        sa.select(dokumen.c.id)
        .outerjoin(foto)
        .where(
            dokumen.c.kegiatan_id == kegiatan_id,
            dokumen.c.jenis == jenis.value,
            same_bytes,
            dokumen.c.ajuan_id.is_not_distinct_from(ajuan_id),
            dokumen.c.keadaan.in_(_COUNTED),
        )
    )
    return conn.scalar(same_purpose.limit(1))


def _sent_as(conn: sa.Connection, uid: str) -> Any:
    columns = (dokumen.c.id, dokumen.c.kegiatan_id, dokumen.c.sha256, foto.c.sha256_asal)
    statement = sa.select(*columns).select_from(dokumen.outerjoin(foto))
    return conn.execute(statement.where(dokumen.c.uid == uid)).first()
