"""Totals of published kegiatan: how many, how much, how long, how late."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import sqlalchemy as sa

from ..database.tables import terbitan, terbitan_dana, terbitan_kecamatan
from ..errors import UsageError
from ..model.filter import KegiatanFilter
from .conditions import conditions

GROUPS = ("bidang", "kecamatan", "layer", "tahun", "tahap", "status", "sumber_dana", "alasan")


@dataclass(frozen=True, slots=True)
class Ringkasan:
    """One group of kegiatan. Lengths are metres, areas square metres, money rupiah.

    Per kecamatan a kegiatan counts in each one it crosses, with its share of length and area; so
    these rows may add up to more kegiatan and money than there are.
    """

    kunci: str
    jumlah: int
    tanpa_geometri: int
    pagu: Decimal
    nilai_kontrak: Decimal
    panjang_m: float
    luas_m2: float
    per_status: dict[str, int]


def summarise(conn: sa.Connection, f: KegiatanFilter, by: str) -> list[Ringkasan]:
    """Totals per value of `by` (one of `GROUPS`), in the order of the values."""
    if by not in GROUPS:
        raise UsageError(f"Tidak bisa merangkum per '{by}'.", f"Cannot summarise by '{by}'.")
    key, source, length, area = _group(by)
    statement = (
        sa.select(
            key.label("kunci"),
            terbitan.c.status,
            sa.func.count().label("jumlah"),
            (sa.func.count() - sa.func.count(terbitan.c.west)).label("tanpa_geometri"),
            sa.func.coalesce(sa.func.sum(terbitan.c.pagu), 0).label("pagu"),
            sa.func.coalesce(sa.func.sum(terbitan.c.nilai_kontrak), 0).label("nilai_kontrak"),
            sa.func.coalesce(sa.func.sum(length), 0).label("panjang_m"),
            sa.func.coalesce(sa.func.sum(area), 0).label("luas_m2"),
        )
        .select_from(source)
        .where(*conditions(conn, f), *_only(f, by))
        .group_by(key, terbitan.c.status)
        .order_by(key)
    )
    groups: dict[str, list[Any]] = {}
    for row in conn.execute(statement):
        groups.setdefault(str(row.kunci), []).append(row)
    return [_total(kunci, rows) for kunci, rows in groups.items()]


def summarise_all(conn: sa.Connection, f: KegiatanFilter) -> Ringkasan:
    """The total of everything that matches, each kegiatan counted once."""
    rows = summarise(conn, f, "status")
    return Ringkasan(
        "",
        sum(row.jumlah for row in rows),
        sum(row.tanpa_geometri for row in rows),
        sum((row.pagu for row in rows), Decimal(0)),
        sum((row.nilai_kontrak for row in rows), Decimal(0)),
        sum(row.panjang_m for row in rows),
        sum(row.luas_m2 for row in rows),
        {row.kunci: row.jumlah for row in rows},
    )


def _group(by: str) -> tuple[Any, Any, Any, Any]:
    if by == "kecamatan":
        side = terbitan_kecamatan
        source = terbitan.join(side, side.c.terbitan_id == terbitan.c.id)
        return side.c.kecamatan, source, side.c.panjang_m, side.c.luas_m2
    if by == "sumber_dana":
        side = terbitan_dana
        source = terbitan.join(side, side.c.terbitan_id == terbitan.c.id)
        return side.c.sumber, source, terbitan.c.panjang_m, terbitan.c.luas_m2
    column = terbitan.c.alasan_tanpa_geometri if by == "alasan" else terbitan.c[by]
    return column, terbitan, terbitan.c.panjang_m, terbitan.c.luas_m2


def _only(f: KegiatanFilter, by: str) -> list[Any]:
    """A road that crosses into a kecamatan nobody asked for is not that kecamatan's row here."""
    if by == "kecamatan" and f.kecamatan:
        return [terbitan_kecamatan.c.kecamatan.in_(f.kecamatan)]
    return [terbitan.c.geom.is_(None)] if by == "alasan" else []


def _total(kunci: str, rows: list[Any]) -> Ringkasan:
    return Ringkasan(
        kunci,
        sum(row.jumlah for row in rows),
        sum(row.tanpa_geometri for row in rows),
        sum((Decimal(str(row.pagu)) for row in rows), Decimal(0)),
        sum((Decimal(str(row.nilai_kontrak)) for row in rows), Decimal(0)),
        float(sum(row.panjang_m for row in rows)),
        float(sum(row.luas_m2 for row in rows)),
        {row.status: row.jumlah for row in rows},
    )
