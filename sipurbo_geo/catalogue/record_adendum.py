"""Recording amendments of contracts, known by kegiatan and number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from ..database.tables import adendum
from ..model.kegiatan import Adendum
from ..model.peran import SISTEM, Pelaku
from ..registry import Registry
from .jejak import Entry, append_jejak
from .lookup import ids_of, touch_kegiatan
from .publish import publish
from .save_kegiatan import Saved


def record_adendum(
    conn: sa.Connection,
    registry: Registry,
    batch: Mapping[str, Sequence[Adendum]],
    *,
    pelaku: Pelaku = SISTEM,
    now: datetime | None = None,
) -> Saved:
    """Add the amendments in `batch` to the kegiatan with these kode, and publish them.

    An amendment that stands under the same number is replaced; the same again changes nothing.
    Values and dates of the kegiatan itself stay as they are. Raises `NotFoundError` for an
    unknown kode.
    """
    moment = now or datetime.now(UTC)
    ids = ids_of(conn, batch.keys())
    standing = _standing(conn, list(ids.values()))
    rows = [_row(ids[kode], change) for kode, changes in batch.items() for change in changes]
    fresh = [row for row in rows if _key(row) not in standing]
    mended = [row for row in rows if standing.get(_key(row), row) != row]
    for row in mended:
        same = (adendum.c.kegiatan_id == row["kegiatan_id"], adendum.c.nomor == row["nomor"])
        conn.execute(adendum.update().where(*same).values(row))
    if fresh:
        conn.execute(adendum.insert(), fresh)
    entries = [
        Entry(
            "record_adendum",
            row["kegiatan_id"],
            {"sebelum": standing.get(_key(row)), "sesudah": row},
        )
        for row in (*fresh, *mended)
    ]
    append_jejak(conn, pelaku, entries, moment)
    if touched := {row["kegiatan_id"] for row in (*fresh, *mended)}:
        touch_kegiatan(conn, touched, moment)
        publish(conn, registry, touched, now=moment)
    return Saved(len(fresh), len(mended), len(rows) - len(fresh) - len(mended))


def _standing(conn: sa.Connection, ids: Sequence[int]) -> dict[tuple[int, str], dict[str, Any]]:
    columns = [column for column in adendum.columns if column.name != "id"]
    rows = conn.execute(sa.select(*columns).where(adendum.c.kegiatan_id.in_(ids))).mappings()
    # SQLAlchemy's names are a kind of str that JSON writers do not know
    return {_key(row): {str(name): value for name, value in row.items()} for row in rows}


def _key(row: Mapping[Any, Any]) -> tuple[int, str]:
    return row["kegiatan_id"], row["nomor"]


def _row(owner: int, change: Adendum) -> dict[str, Any]:
    return {
        "kegiatan_id": owner,
        "nomor": change.nomor,
        "tanggal": change.tanggal,
        "uraian": change.uraian,
        "nilai_baru": change.nilai_baru,
        "tanggal_selesai_baru": change.tanggal_selesai_baru,
    }
