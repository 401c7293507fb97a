"""Recording payments beside the physical progress."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from ..database.tables import progres_keuangan
from ..errors import ConflictError
from ..model.peran import SISTEM, Pelaku
from ..model.progres import ProgresKeuangan
from ..registry import Registry
from .jejak import Entry, append_jejak
from .lookup import ids_of, touch_kegiatan
from .publish import publish
from .record_progres import Recorded


def record_keuangan(
    conn: sa.Connection,
    registry: Registry,
    batch: Sequence[ProgresKeuangan],
    *,
    pelaku: Pelaku = SISTEM,
    now: datetime | None = None,
) -> Recorded:
    """Add payments and publish their kegiatan; a payment is known by kegiatan, day and uraian.

    Raises `NotFoundError` for an unknown kode, `ConflictError` when the same payment stands with
    another amount and no `alasan` is given.
    """
    moment = now or datetime.now(UTC)
    ids = ids_of(conn, {item.kode for item in batch})
    standing = _standing(conn, list(ids.values()))
    rows, same, corrected = [], 0, 0
    for item in batch:
        old = standing.get((ids[item.kode], item.tanggal, item.uraian))
        if old and old.jumlah == item.jumlah:
            same += 1
            continue
        if old and not item.alasan:
            raise _changed_without_reason(item, old)
        corrected += old is not None
        rows.append(_row(item, ids[item.kode], old, moment))
    if rows:
        conn.execute(progres_keuangan.insert(), rows)
        append_jejak(conn, pelaku, [_entry(row) for row in rows], moment)
        touched = {row["kegiatan_id"] for row in rows}
        touch_kegiatan(conn, touched, moment)
        publish(conn, registry, touched, now=moment)
    return Recorded(len(rows) - corrected, corrected, same)


def check_keuangan(conn: sa.Connection, item: ProgresKeuangan) -> None:
    """Raise what recording `item` now would raise; `ConflictError` too when it says nothing new."""
    owner = ids_of(conn, {item.kode})[item.kode]
    old = _standing(conn, [owner]).get((owner, item.tanggal, item.uraian))
    if old and old.jumlah == item.jumlah:
        raise ConflictError(
            f"Pembayaran '{item.uraian}' tanggal {item.tanggal} sudah tercatat.",
            f"The payment '{item.uraian}' of {item.tanggal} is recorded already.",
        )
    if old and not item.alasan:
        raise _changed_without_reason(item, old)


def _entry(row: dict[str, Any]) -> Entry:
    names = ("tanggal", "jumlah", "uraian", "menggantikan", "alasan")
    return Entry(
        "record_keuangan", row["kegiatan_id"], {"baris": {name: row[name] for name in names}}
    )


def _standing(conn: sa.Connection, ids: Sequence[int]) -> dict[tuple[Any, ...], Any]:
    later = progres_keuangan.alias()
    statement = sa.select(progres_keuangan).where(
        progres_keuangan.c.kegiatan_id.in_(ids),
        ~sa.exists().where(later.c.menggantikan == progres_keuangan.c.id),
    )
    return {(row.kegiatan_id, row.tanggal, row.uraian): row for row in conn.execute(statement)}


def _row(item: ProgresKeuangan, owner: int, old: Any, now: datetime) -> dict[str, Any]:
    return {
        "kegiatan_id": owner,
        "tanggal": item.tanggal,
        "jumlah": item.jumlah,
        "uraian": item.uraian,
        "menggantikan": old.id if old else None,
        "alasan": item.alasan,
        "dicatat": now,
    }


def _changed_without_reason(item: ProgresKeuangan, old: Any) -> ConflictError:
    return ConflictError(
        f"{item.kode}: pembayaran '{item.uraian}' tanggal {item.tanggal} sudah tercatat "
        f"Rp {old.jumlah}. Untuk mengoreksinya, isi alasan.",
        f"{item.kode}: the payment '{item.uraian}' of {item.tanggal} is recorded already with "
        f"Rp {old.jumlah}. To correct it, give a reason (alasan).",
    )
