"""Saving kegiatan: the one door through which they enter or change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np
import sqlalchemy as sa

from ..database.dialects import dialect_of
from ..database.tables import adendum, kegiatan, kegiatan_wilayah, pendanaan
from ..model.kegiatan import Keadaan, Kegiatan
from ..registry import Registry
from .fingerprint import fingerprints
from .kegiatan_rows import Placed, Row, child_rows, main_row, place_rows
from .publish import publish, publish_new
from .register_rows import fresh_row
from .shares import measured
from .sync_registry import sync_registry


@dataclass(frozen=True, slots=True)
class Saved:
    """What a save did: how many kegiatan were new, changed, or the same as before."""

    baru: int
    berubah: int
    tetap: int


def save_kegiatan(
    conn: sa.Connection,
    registry: Registry,
    batch: Sequence[Kegiatan],
    *,
    now: datetime | None = None,
) -> Saved:
    """Insert or update kegiatan by their kode and publish them.

    Kecamatan and desa are computed from the geometry where boundaries are known; otherwise those
    stated count, in equal parts. Saving the same again changes nothing.
    """
    moment = now or datetime.now(UTC)
    sync_registry(conn, registry)
    geometries = np.array([item.geometry for item in batch], dtype=object)
    marks = fingerprints(batch, geometries)
    known = _known(conn, [item.kode for item in batch])
    chosen = [
        index
        for index, (item, mark) in enumerate(zip(batch, marks, strict=True))
        if known.get(item.kode, (0, ""))[1] != mark
    ]
    if not chosen:
        return Saved(0, 0, len(batch))
    changed = [batch[index] for index in chosen]
    what = measured(geometries[chosen])
    rows = [
        main_row(item, registry)
        | {
            "panjang_m": float(length) or None,
            "luas_m2": float(area) or None,
            "sidik": marks[index],
            "diperbarui": moment,
        }
        for item, index, length, area in zip(changed, chosen, what.lengths, what.areas, strict=True)
    ]
    ids = _write_main(conn, rows, known, moment)
    stated = [(item.kecamatan, item.desa) for item in changed]
    places = place_rows(conn, ids, what, stated)
    money = {key: child_rows(key, x.pendanaan) for key, x in zip(ids, changed, strict=True)}
    changes = {key: child_rows(key, x.adendum) for key, x in zip(ids, changed, strict=True)}
    _write_children(conn, ids, money, changes, places)
    new = [row["kode"] not in known for row in rows]
    fresh = [
        fresh_row(key, row, money[key], changes[key], [placed.public for placed in places[key]])
        for key, row, is_new in zip(ids, rows, new, strict=True)
        if is_new and row["keadaan"] == Keadaan.TERBIT.value
    ]
    publish_new(conn, registry, fresh, moment)
    old = [key for key, is_new in zip(ids, new, strict=True) if not is_new]
    publish(conn, registry, old, now=moment)
    return Saved(sum(new), len(old), len(batch) - len(changed))


def _known(conn: sa.Connection, kode: Sequence[str]) -> dict[str, tuple[int, str]]:
    statement = sa.select(kegiatan.c.kode, kegiatan.c.id, kegiatan.c.sidik).where(
        kegiatan.c.kode.in_(kode)
    )
    return {row.kode: (row.id, row.sidik) for row in conn.execute(statement)}


def _write_main(
    conn: sa.Connection,
    rows: Sequence[Row],
    known: dict[str, tuple[int, str]],
    now: datetime,
) -> list[int]:
    """Insert or update the rows of `kegiatan`; gives their keys."""
    dialect = dialect_of(conn.engine.url)
    new = [row for row in rows if row["kode"] not in known]
    keys = dict(
        zip([row["kode"] for row in new], dialect.new_ids(conn, kegiatan, len(new)), strict=True)
    )
    keys |= {kode: key for kode, (key, _) in known.items()}
    dialect.insert_many(
        conn,
        kegiatan,
        [row | {"id": keys[row["kode"]], "versi": 1, "dibuat": now} for row in new],
    )
    old = [row | {"kunci": keys[row["kode"]]} for row in rows if row["kode"] in known]
    if old:
        names = [name for name in old[0] if name != "kunci"]
        values = {name: sa.bindparam(name) for name in names} | {"versi": kegiatan.c.versi + 1}
        conn.execute(
            kegiatan.update().where(kegiatan.c.id == sa.bindparam("kunci")).values(values), old
        )
    return [keys[row["kode"]] for row in rows]


def _write_children(
    conn: sa.Connection,
    ids: Sequence[int],
    money: dict[int, list[Row]],
    changes: dict[int, list[Row]],
    places: dict[int, list[Placed]],
) -> None:
    for table in (pendanaan, kegiatan_wilayah):
        conn.execute(table.delete().where(table.c.kegiatan_id.in_(ids)))
    # an adendum stays, also when this save does not speak of it; the same number is replaced
    numbers = {change["nomor"] for rows in changes.values() for change in rows}
    conn.execute(
        adendum.delete().where(adendum.c.kegiatan_id.in_(ids), adendum.c.nomor.in_(numbers))
    )
    insert_many = dialect_of(conn.engine.url).insert_many
    insert_many(conn, pendanaan, [row for rows in money.values() for row in rows])
    insert_many(conn, adendum, [row for rows in changes.values() for row in rows])
    insert_many(conn, kegiatan_wilayah, [p.row for rows in places.values() for p in rows])
