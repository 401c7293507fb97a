"""Saving kegiatan: the one door through which they enter or change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import numpy as np
import sqlalchemy as sa

from ..database.dialects import among, dialect_of
from ..database.tables import adendum, kegiatan, kegiatan_wilayah, pendanaan
from ..model.kegiatan import Keadaan, Kegiatan
from ..model.peran import SISTEM, Pelaku
from ..registry import Registry
from .adendum_jejak import adendum_entries, standing_adendum
from .fingerprint import fingerprints
from .jejak import append_jejak
from .judge_foto import judge_foto
from .kegiatan_jejak import read_standing, saved_entries
from .kegiatan_rows import Placed, Row, child_rows, main_row, place_rows
from .publish import count_new, publish, publish_new
from .register_rows import RegisterRow, fresh_row
from .shares import Measured, measured
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
    pelaku: Pelaku = SISTEM,
    now: datetime | None = None,
) -> Saved:
    """Insert or update kegiatan by their kode and publish those that are public.

    A kegiatan that stands already keeps its keadaan: only `move_kegiatan` moves it. Kecamatan and
    desa are computed from the geometry where boundaries are known; otherwise those stated count,
    in equal parts. Saving the same again changes nothing.
    """
    moment = now or datetime.now(UTC)
    sync_registry(conn, registry)
    changes = _changes(conn, batch)
    if not changes.items:
        return Saved(0, 0, len(batch))
    rows = _main_rows(changes, registry, moment)
    standing = read_standing(conn, changes.old)
    for row, key in ((row, changes.known.get(row["kode"])) for row in rows):
        if key:
            row["keadaan"] = standing[key[0]].row["keadaan"]
    ids = _ids(conn, rows, changes.known)
    children = _children(conn, ids, changes)
    is_new = [row["kode"] not in changes.known for row in rows]
    old = changes.old
    amended = [change for key in old for change in children.changes[key]]
    before = standing_adendum(conn, old) if amended else {}
    pairs = list(zip(ids, rows, strict=True))
    entries = saved_entries(standing, pairs, children.money, registry)
    entries += adendum_entries(before, amended)
    append_jejak(conn, pelaku, entries, moment)
    fresh = [
        children.fresh(key, row)
        for (key, row), new in zip(pairs, is_new, strict=True)
        if new and row["keadaan"] == Keadaan.TERBIT.value
    ]
    # what asks the database comes first: an import's rows are sent while the next are prepared
    count_new(conn, fresh, moment)
    _write_main(conn, pairs, changes.known, moment)
    _write_children(conn, old, children)
    publish_new(conn, registry, fresh, moment)
    judge_foto(conn, old)
    publish(conn, registry, old, now=moment)
    return Saved(sum(is_new), len(old), len(batch) - len(rows))


@dataclass(frozen=True, slots=True)
class _Changes:
    """The kegiatan that are new or differ from what stands, with fingerprints and measures.

    `known` gives key and fingerprint of those that stand already.
    """

    items: list[Kegiatan]
    marks: list[str]
    what: Measured
    known: dict[str, tuple[int, str]]

    @property
    def old(self) -> list[int]:
        """The keys of those that are not new."""
        return [self.known[item.kode][0] for item in self.items if item.kode in self.known]


def _changes(conn: sa.Connection, batch: Sequence[Kegiatan]) -> _Changes:
    geometries = np.array([item.geometry for item in batch], dtype=object)
    marks = fingerprints(batch, geometries)
    known = _known(conn, [item.kode for item in batch])
    chosen = [
        index
        for index, (item, mark) in enumerate(zip(batch, marks, strict=True))
        if known.get(item.kode, (0, ""))[1] != mark
    ]
    return _Changes(
        [batch[index] for index in chosen],
        [marks[index] for index in chosen],
        measured(geometries[chosen]),
        known,
    )


def _main_rows(changes: _Changes, registry: Registry, now: datetime) -> list[Row]:
    what = changes.what
    measures = zip(
        changes.items, changes.marks, what.lengths.tolist(), what.areas.tolist(), strict=True
    )
    rows = []
    for item, mark, length, area in measures:
        row = main_row(item, registry)
        row.update(panjang_m=length or None, luas_m2=area or None, sidik=mark, diperbarui=now)
        rows.append(row)
    return rows


@dataclass(frozen=True, slots=True)
class _Children:
    """What belongs to each kegiatan, by its key."""

    money: dict[int, list[Row]]
    changes: dict[int, list[Row]]
    places: dict[int, list[Placed]]

    def fresh(self, key: int, row: Row) -> RegisterRow:
        """The kegiatan as publication reads it."""
        places = [placed.public for placed in self.places[key]]
        return fresh_row(key, row, self.money[key], self.changes[key], places)


def _children(conn: sa.Connection, ids: Sequence[int], changes: _Changes) -> _Children:
    stated = [(item.kecamatan, item.desa) for item in changes.items]
    pairs = list(zip(ids, changes.items, strict=True))
    return _Children(
        {key: child_rows(key, item.pendanaan) for key, item in pairs},
        {key: child_rows(key, item.adendum) for key, item in pairs},
        place_rows(conn, ids, changes.what, stated),
    )


def _known(conn: sa.Connection, kode: Sequence[str]) -> dict[str, tuple[int, str]]:
    statement = sa.select(kegiatan.c.kode, kegiatan.c.id, kegiatan.c.sidik).where(
        among(conn, kegiatan.c.kode, kode)
    )
    return {row.kode: (row.id, row.sidik) for row in conn.execute(statement)}


def _ids(conn: sa.Connection, rows: Sequence[Row], known: dict[str, tuple[int, str]]) -> list[int]:
    """The key of each row: the one that it has, or a new one."""
    new = sum(row["kode"] not in known for row in rows)
    fresh = iter(dialect_of(conn.engine.url).new_ids(conn, kegiatan, new))
    return [known[row["kode"]][0] if row["kode"] in known else next(fresh) for row in rows]


def _write_main(
    conn: sa.Connection,
    rows: Sequence[tuple[int, Row]],
    known: dict[str, tuple[int, str]],
    now: datetime,
) -> None:
    """Insert or update the rows of `kegiatan`, each given with its key."""
    new = [
        row | {"id": key, "versi": 1, "dibuat": now}
        for key, row in rows
        if row["kode"] not in known
    ]
    dialect_of(conn.engine.url).insert_many(conn, kegiatan, new)
    old = [row | {"kunci": key} for key, row in rows if row["kode"] in known]
    if old:
        names = [name for name in old[0] if name != "kunci"]
        values: dict[str, Any] = {name: sa.bindparam(name) for name in names}
        values["versi"] = kegiatan.c.versi + 1
        conn.execute(
            kegiatan.update().where(kegiatan.c.id == sa.bindparam("kunci")).values(values), old
        )


def _clear_children(conn: sa.Connection, old: Sequence[int], children: _Children) -> None:
    for table in (pendanaan, kegiatan_wilayah):
        conn.execute(table.delete().where(among(conn, table.c.kegiatan_id, old)))
    # an adendum stays, also when this save does not speak of it; the same number is replaced
    numbers = {change["nomor"] for rows in children.changes.values() for change in rows}
    conn.execute(
        adendum.delete().where(
            among(conn, adendum.c.kegiatan_id, old), among(conn, adendum.c.nomor, numbers)
        )
    )


def _write_children(conn: sa.Connection, old: Sequence[int], children: _Children) -> None:
    if old:
        _clear_children(conn, old, children)
    insert_many = dialect_of(conn.engine.url).insert_many
    insert_many(conn, pendanaan, [row for rows in children.money.values() for row in rows])
    insert_many(conn, adendum, [row for rows in children.changes.values() for row in rows])
    insert_many(conn, kegiatan_wilayah, [p.row for rows in children.places.values() for p in rows])
