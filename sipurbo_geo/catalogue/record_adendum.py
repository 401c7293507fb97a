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
from .adendum_jejak import adendum_entries, key_of, standing_adendum
from .jejak import append_jejak
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
    standing = standing_adendum(conn, list(ids.values()))
    rows = [_row(ids[kode], change) for kode, changes in batch.items() for change in changes]
    fresh = [row for row in rows if key_of(row) not in standing]
    mended = [row for row in rows if standing.get(key_of(row), row) != row]
    for row in mended:
        same = (adendum.c.kegiatan_id == row["kegiatan_id"], adendum.c.nomor == row["nomor"])
        conn.execute(adendum.update().where(*same).values(row))
    if fresh:
        conn.execute(adendum.insert(), fresh)
    entries = adendum_entries(standing, [*fresh, *mended])
    append_jejak(conn, pelaku, entries, moment)
    if touched := {row["kegiatan_id"] for row in (*fresh, *mended)}:
        touch_kegiatan(conn, touched, moment)
        publish(conn, registry, touched, now=moment)
    return Saved(len(fresh), len(mended), len(rows) - len(fresh) - len(mended))


def _row(owner: int, change: Adendum) -> dict[str, Any]:
    return {
        "kegiatan_id": owner,
        "nomor": change.nomor,
        "tanggal": change.tanggal,
        "uraian": change.uraian,
        "nilai_baru": change.nilai_baru,
        "tanggal_selesai_baru": change.tanggal_selesai_baru,
    }
