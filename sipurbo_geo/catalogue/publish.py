"""From the register to terbitan: what was saved becomes what the public sees."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from operator import itemgetter
from typing import Any

import numpy as np
import shapely
import sqlalchemy as sa

from ..database.dialects import dialect_of
from ..database.tables import (
    terbitan,
    terbitan_dana,
    terbitan_fitur,
    terbitan_kecamatan,
    terbitan_progres,
    terbitan_rincian,
    terbitan_riwayat,
)
from ..registry import Registry
from .katalog import next_revision
from .publish_dokumen import publish_dokumen
from .published_text import Published, published, search_text
from .register_rows import RegisterRow, read_register

_SIDES = (terbitan_dana, terbitan_kecamatan, terbitan_progres)
_TEXTS = (terbitan_fitur, terbitan_rincian)
_EDGES = ("west", "south", "east", "north")
_OF_WEEK = ("minggu", "tanggal", "rencana", "realisasi", "deviasi", "kritis")
_BATCH = 2000

#: columns that are the same in the register
_SAME = (
    "kode",
    "nama",
    "layer",
    "bidang",
    "tahun",
    "lokasi",
    "pagu",
    "nilai_kontrak",
    "penyedia",
    "tahap",
    "tanggal_mulai",
    "tanggal_selesai",
    "panjang_m",
    "luas_m2",
    "alasan_tanpa_geometri",
    "diperbarui",
)
#: columns that are the same in the published Feature
_SHOWN = (
    "minggu",
    "tanggal_progres",
    "rencana",
    "realisasi",
    "deviasi",
    "status",
    "asal_koordinat",
)
_pick_same, _pick_shown = itemgetter(*_SAME), itemgetter(*_SHOWN)


def publish(
    conn: sa.Connection, registry: Registry, ids: Iterable[int], *, now: datetime | None = None
) -> int:
    """Publish the kegiatan `ids` as they stand in the register; says how many versions changed.

    What is no longer to be seen leaves terbitan; every version that was public is kept in
    terbitan_riwayat with the span in which it was.
    """
    moment = now or datetime.now(UTC)
    return sum(_publish_batch(conn, registry, batch, moment) for batch in _batches(ids))


def publish_new(
    conn: sa.Connection, registry: Registry, rows: Sequence[RegisterRow], now: datetime
) -> None:
    """Publish kegiatan that were never public before; the same texts as `publish` would make.

    The caller counts them (`count_new`).
    """
    _insert(conn, published(rows, registry.layers), now)


def count_new(conn: sa.Connection, rows: Sequence[RegisterRow], now: datetime) -> None:
    """Count kegiatan that `publish_new` publishes, in a revision of their own."""
    if rows:
        unmapped = sum(row.kegiatan["geom"] is None for row in rows)
        next_revision(conn, now, jumlah=len(rows), tanpa_geometri=unmapped)


def _batches(ids: Iterable[int]) -> Iterator[list[int]]:
    keys = sorted(set(ids))
    for start in range(0, len(keys), _BATCH):
        yield keys[start : start + _BATCH]


def _publish_batch(conn: sa.Connection, registry: Registry, ids: list[int], now: datetime) -> int:
    rows = read_register(conn, ids)
    standing = _standing(conn, ids)
    fresh = [
        item
        for item in published(rows, registry.layers)
        if standing.get(item.row.id) != (item.fitur, item.rincian)
    ]
    public = {row.id for row in rows}
    leaving = [key for key in standing if key not in public]
    replaced = [item.row.id for item in fresh if item.row.id in standing]
    renewed = publish_dokumen(conn, ids, public)
    changed = renewed.union(leaving, (item.row.id for item in fresh))
    if not changed:
        return 0
    unmapped = _archive(conn, leaving + replaced, now)
    _insert(conn, fresh, now)
    next_revision(
        conn,
        now,
        jumlah=len(fresh) - len(leaving) - len(replaced),
        tanpa_geometri=sum(item.geometry is None for item in fresh) - unmapped,
    )
    return len(changed)


def _standing(conn: sa.Connection, ids: Sequence[int]) -> dict[int, tuple[str, str]]:
    statement = (
        sa.select(terbitan_fitur.c.id, terbitan_fitur.c.fitur, terbitan_rincian.c.rincian)
        .join(terbitan_rincian, terbitan_rincian.c.id == terbitan_fitur.c.id)
        .where(terbitan_fitur.c.id.in_(ids))
    )
    return {row.id: (row.fitur, row.rincian) for row in conn.execute(statement)}


def _archive(conn: sa.Connection, ids: Sequence[int], now: datetime) -> int:
    """Move versions to the history; says how many of them had no geometry.

    One that appeared at `now`, earlier in this transaction, was never public and is not kept.
    """
    if not ids:
        return 0
    shared = [column.name for column in terbitan.columns]
    source = (
        sa.select(
            *(terbitan.c[name] for name in shared),
            sa.literal(now, terbitan_riwayat.c.sampai.type),
            terbitan_fitur.c.fitur,
            terbitan_rincian.c.rincian,
        )
        .join(terbitan_fitur, terbitan_fitur.c.id == terbitan.c.id)
        .join(terbitan_rincian, terbitan_rincian.c.id == terbitan.c.id)
        .where(terbitan.c.id.in_(ids), terbitan.c.sejak < now)
    )
    conn.execute(
        terbitan_riwayat.insert().from_select([*shared, "sampai", "fitur", "rincian"], source)
    )
    unmapped = conn.scalar(
        sa.select(sa.func.count()).where(terbitan.c.id.in_(ids), terbitan.c.geom.is_(None))
    )
    for table in _SIDES:
        conn.execute(table.delete().where(table.c.terbitan_id.in_(ids)))
    for table in (*_TEXTS, terbitan):
        conn.execute(table.delete().where(table.c.id.in_(ids)))
    return unmapped or 0


def _insert(conn: sa.Connection, fresh: Sequence[Published], now: datetime) -> None:
    if not fresh:
        return
    boxes = shapely.bounds(np.array([item.geometry for item in fresh], dtype=object)).tolist()
    main = [_columns(item, box, now) for item, box in zip(fresh, boxes, strict=True)]
    insert_many = dialect_of(conn.engine.url).insert_many
    insert_many(conn, terbitan, main)
    texts = [
        {"id": row["id"], "fitur": item.fitur, **{edge: row[edge] for edge in _EDGES}}
        for row, item in zip(main, fresh, strict=True)
    ]
    insert_many(conn, terbitan_fitur, texts)
    details = [{"id": item.row.id, "rincian": item.rincian} for item in fresh]
    insert_many(conn, terbitan_rincian, details)
    insert_many(conn, terbitan_progres, [week for item in fresh for week in _weeks(item)])
    insert_many(conn, terbitan_kecamatan, [p for item in fresh for p in _kecamatan(item.row)])
    insert_many(conn, terbitan_dana, [source for item in fresh for source in _dana(item.row)])


def _columns(item: Published, box: list[float], now: datetime) -> dict[str, Any]:
    row, shown = item.row, item.properties
    edges = [None if math.isnan(edge) else edge for edge in box]
    return {
        **dict(zip(_SAME, _pick_same(row.kegiatan), strict=True)),
        **dict(zip(_SHOWN, _pick_shown(shown), strict=True)),
        "id": row.id,
        "kecamatan": ", ".join(shown["kecamatan"]),
        "kecamatan_kode": ",".join(shown["kecamatan_kode"]),
        "desa": ", ".join(shown["desa"]),
        "sumber_dana": ",".join(shown["sumber_dana"]),
        "atribut": item.atribut,
        "cari": search_text(row),
        "geom": item.geometry,
        "sejak": now,
        **dict(zip(_EDGES, edges, strict=True)),
    }


def _weeks(item: Published) -> Iterator[dict[str, Any]]:
    for week in item.progres:
        yield {"terbitan_id": item.row.id} | {name: week[name] for name in _OF_WEEK}


def _kecamatan(row: RegisterRow) -> Iterator[dict[str, Any]]:
    for place in row.places:
        if place["tingkat"] == "kecamatan":
            yield {
                "kecamatan": place["kode"],
                "bidang": row.kegiatan["bidang"],
                "terbitan_id": row.id,
                "bagian": place["bagian"],
                "panjang_m": place["panjang_m"],
                "luas_m2": place["luas_m2"],
            }


def _dana(row: RegisterRow) -> Iterator[dict[str, Any]]:
    for source in row.sumber_dana:
        amounts = [s["jumlah"] for s in row.pendanaan if s["sumber"] == source]
        known = [amount for amount in amounts if amount is not None]
        yield {
            "sumber": source,
            "terbitan_id": row.id,
            "jumlah": sum(known) if known else None,
        }
