"""Lists of published kegiatan, and one of them whole."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.sql.elements import ColumnElement

from ..database.dialects import dialect_of
from ..database.tables import terbitan, terbitan_fitur, terbitan_rincian
from ..errors import ParameterError
from ..model.filter import KegiatanFilter
from .conditions import conditions
from .features import not_published

SORT_KEYS = (
    "nama",
    "tahun",
    "pagu",
    "nilai_kontrak",
    "realisasi",
    "deviasi",
    "tanggal_progres",
)


@dataclass(frozen=True, slots=True)
class KegiatanTerbit:
    """One published kegiatan: its GeoJSON Feature and what else its page shows."""

    fitur: dict[str, Any]
    rincian: dict[str, Any]
    sejak: datetime


def list_kegiatan(
    conn: sa.Connection,
    f: KegiatanFilter,
    *,
    sort: str = "nama",
    limit: int = 25,
    offset: int = 0,
) -> list[dict[str, Any]]:
    """Published properties of the current versions that match; "-" before `sort` turns it round.

    Each dict also says whether the kegiatan is on the map (`dipetakan`) and, if not, why.
    """
    statement = (
        sa.select(
            terbitan_fitur.c.fitur,
            terbitan.c.geom.is_not(None).label("dipetakan"),
            terbitan.c.alasan_tanpa_geometri,
        )
        .join(terbitan_fitur, terbitan_fitur.c.id == terbitan.c.id)
        .where(*conditions(conn, f))
        .order_by(*_order(conn, sort))
        .limit(limit)
        .offset(offset)
    )
    return [
        json.loads(row.fitur)["properties"]
        | {
            "dipetakan": bool(row.dipetakan),
            "alasan_tanpa_geometri": row.alasan_tanpa_geometri,
        }
        for row in conn.execute(statement)
    ]


def get_kegiatan(conn: sa.Connection, kode: str) -> KegiatanTerbit:
    """One published kegiatan; raises `NotFoundError`."""
    row = conn.execute(
        sa.select(terbitan_fitur.c.fitur, terbitan_rincian.c.rincian, terbitan.c.sejak)
        .join_from(terbitan, terbitan_fitur, terbitan_fitur.c.id == terbitan.c.id)
        .join(terbitan_rincian, terbitan_rincian.c.id == terbitan.c.id)
        .where(terbitan.c.kode == kode)
    ).one_or_none()
    if row is None:
        raise not_published(kode)
    return KegiatanTerbit(json.loads(row.fitur), json.loads(row.rincian), row.sejak)


def _order(conn: sa.Connection, sort: str) -> list[ColumnElement[Any]]:
    name = sort.removeprefix("-")
    if name not in SORT_KEYS:
        raise ParameterError(
            "urut",
            f"Urutan '{sort}' tidak dikenal. Pilihan: {', '.join(SORT_KEYS)}.",
            f"Unknown sort key '{sort}'. Choices: {', '.join(SORT_KEYS)}.",
        )
    column = terbitan.c[name]
    if name == "nama":  # offices write some names in capitals; they stand among the others
        column = dialect_of(conn.engine.url).folded(column)
    turned = column.desc() if sort.startswith("-") else column.asc()
    return [turned.nulls_last(), terbitan.c.id]
