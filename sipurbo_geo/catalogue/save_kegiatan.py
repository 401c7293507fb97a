"""Saving kegiatan: the one door through which they enter or change."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import numpy as np
import shapely
import sqlalchemy as sa

from ..database.dialects import dialect_of
from ..database.tables import adendum, kegiatan, kegiatan_wilayah, pendanaan
from ..model.kegiatan import Kegiatan
from ..model.wilayah import Tingkat
from ..registry import Registry
from .measure import Geometries, areas_m2, lengths_m
from .publish import publish
from .shares import Places, Share, divide, load_places
from .sync_registry import sync_registry

_GROUPS = {"anggaran", "pendanaan", "ambang", "adendum", "rahasia", "geometry", "kecamatan", "desa"}


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
    marks = _fingerprints(batch, geometries)
    known = _known(conn, [item.kode for item in batch])
    indexes = [
        index
        for index, (item, mark) in enumerate(zip(batch, marks, strict=True))
        if known.get(item.kode, (0, ""))[1] != mark
    ]
    changed = [batch[index] for index in indexes]
    ids = _write(
        conn, registry, changed, [marks[i] for i in indexes], geometries[indexes], known, moment
    )
    publish(conn, registry, ids, now=moment)
    new = sum(item.kode not in known for item in changed)
    return Saved(new, len(changed) - new, len(batch) - len(changed))


def _fingerprints(batch: Sequence[Kegiatan], geometries: Geometries) -> list[str]:
    names = [name for name in Kegiatan.__dataclass_fields__ if name != "geometry"]
    shapes = shapely.to_wkb(geometries)
    return [
        hashlib.sha256(
            repr([getattr(item, name) for name in names]).encode() + (shape or b"")
        ).hexdigest()
        for item, shape in zip(batch, shapes, strict=True)
    ]


def _known(conn: sa.Connection, kode: Sequence[str]) -> dict[str, tuple[int, str]]:
    statement = sa.select(kegiatan.c.kode, kegiatan.c.id, kegiatan.c.sidik).where(
        kegiatan.c.kode.in_(kode)
    )
    return {row.kode: (row.id, row.sidik) for row in conn.execute(statement)}


def _write(
    conn: sa.Connection,
    registry: Registry,
    batch: Sequence[Kegiatan],
    marks: Sequence[str],
    geometries: Geometries,
    known: dict[str, tuple[int, str]],
    now: datetime,
) -> list[int]:
    if not batch:
        return []
    lengths, areas = lengths_m(geometries), areas_m2(geometries)
    rows = [
        _row(item, registry)
        | {"panjang_m": length or None, "luas_m2": area or None, "sidik": mark, "diperbarui": now}
        for item, mark, length, area in zip(batch, marks, lengths, areas, strict=True)
    ]
    new = [row | {"versi": 1, "dibuat": now} for row in rows if row["kode"] not in known]
    old = [row | {"kunci": row["kode"]} for row in rows if row["kode"] in known]
    dialect_of(conn.engine.url).insert_many(conn, kegiatan, new)
    if old:
        _update(conn, old)
    found = _known(conn, [item.kode for item in batch])
    ids = [found[item.kode][0] for item in batch]
    _write_children(conn, batch, ids, geometries)
    return ids


def _update(conn: sa.Connection, rows: Sequence[dict[str, Any]]) -> None:
    names = [name for name in rows[0] if name != "kunci"]
    conn.execute(
        kegiatan.update()
        .where(kegiatan.c.kode == sa.bindparam("kunci"))
        .values({name: sa.bindparam(name) for name in names} | {"versi": kegiatan.c.versi + 1}),
        rows,
    )


def _row(item: Kegiatan, registry: Registry) -> dict[str, Any]:
    plain = {name: value for name, value in _values(item).items() if name not in _GROUPS}
    return plain | {
        "bidang": item.bidang or registry.layers[item.layer].bidang,
        "tahap": item.tahap.value,
        "keadaan": item.keadaan.value,
        "asal_koordinat": item.asal_koordinat.value,
        "geom": item.geometry,
        **{f"anggaran_{name}": value for name, value in _values(item.anggaran).items()},
        **_values(item.ambang),
        **_values(item.rahasia),
    }


def _values(item: Any) -> dict[str, Any]:
    """The fields of a dataclass, not copied: `asdict` would copy every one, deeply."""
    return {name: getattr(item, name) for name in item.__dataclass_fields__}


def _write_children(
    conn: sa.Connection, batch: Sequence[Kegiatan], ids: Sequence[int], geometries: Geometries
) -> None:
    for table in (pendanaan, kegiatan_wilayah):
        conn.execute(table.delete().where(table.c.kegiatan_id.in_(ids)))
    # an adendum stays, also when this save does not speak of it; the same number is replaced
    numbers = {change.nomor for item in batch for change in item.adendum}
    conn.execute(
        adendum.delete().where(adendum.c.kegiatan_id.in_(ids), adendum.c.nomor.in_(numbers))
    )
    money = [
        _values(source) | {"kegiatan_id": key}
        for item, key in zip(batch, ids, strict=True)
        for source in item.pendanaan
    ]
    changes = [
        _values(change) | {"kegiatan_id": key}
        for item, key in zip(batch, ids, strict=True)
        for change in item.adendum
    ]
    stated = [(item.kecamatan, item.desa) for item in batch]
    places = place_rows(conn, ids, geometries, stated)
    for table, rows in ((pendanaan, money), (adendum, changes), (kegiatan_wilayah, places)):
        dialect_of(conn.engine.url).insert_many(conn, table, rows)


def place_rows(
    conn: sa.Connection,
    ids: Sequence[int],
    geometries: Geometries,
    stated: Sequence[tuple[Sequence[str], Sequence[str]]],
) -> list[dict[str, Any]]:
    """Rows of kegiatan_wilayah: computed where boundaries allow it, otherwise as stated."""
    rows: list[dict[str, Any]] = []
    for level, tingkat in enumerate((Tingkat.KECAMATAN, Tingkat.DESA)):
        places = load_places(conn, tingkat)
        for key, shares, codes in zip(ids, divide(geometries, places), stated, strict=True):
            found = shares or _as_stated(codes[level], places)
            rows += [_values(share) | {"kegiatan_id": key} for share in found]
    return rows


def _as_stated(codes: Sequence[str], places: Places) -> list[Share]:
    known = [places.by_kode[code] for code in dict.fromkeys(codes) if code in places.by_kode]
    return [Share(key, 1 / len(known), None, None) for key in known]
