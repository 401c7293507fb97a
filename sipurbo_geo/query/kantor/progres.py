"""What is recorded of a work: its weeks, what they superseded, and what was paid."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import sqlalchemy as sa

from ...database.dialects import among
from ...database.tables import progres_fisik, progres_keuangan


@dataclass(frozen=True, slots=True)
class BarisProgres:
    """The figures of one week that count, and the ones they superseded, oldest first."""

    minggu: int
    tanggal: date
    rencana: Decimal | None
    realisasi: Decimal | None
    alasan: str
    dicatat: datetime
    koreksi: tuple[BarisProgres, ...] = ()


@dataclass(frozen=True, slots=True)
class BarisKeuangan:
    """One payment that counts, and the sum up to it; rupiah."""

    tanggal: date
    uraian: str
    jumlah: Decimal
    kumulatif: Decimal
    alasan: str


def list_progres(conn: sa.Connection, ids: Collection[int]) -> dict[int, list[BarisProgres]]:
    """The recorded weeks of these kegiatan, by key and in their order."""
    rows = conn.execute(
        sa.select(progres_fisik)
        .where(among(conn, progres_fisik.c.kegiatan_id, ids))
        .order_by(progres_fisik.c.kegiatan_id, progres_fisik.c.minggu, progres_fisik.c.id)
    )
    found: dict[int, list[BarisProgres]] = defaultdict(list)
    for row in rows:
        weeks = found[row.kegiatan_id]
        older = weeks.pop() if weeks and weeks[-1].minggu == row.minggu else None
        weeks.append(_week(row, older))
    return found


def list_keuangan(conn: sa.Connection, kegiatan_id: int) -> list[BarisKeuangan]:
    """The recorded payments of a kegiatan by date."""
    later, paid = progres_keuangan.alias(), progres_keuangan.c
    rows = conn.execute(
        sa.select(progres_keuangan)
        .where(
            paid.kegiatan_id == kegiatan_id,
            ~sa.exists().where(later.c.menggantikan == paid.id),
        )
        .order_by(paid.tanggal, paid.id)
    )
    found: list[BarisKeuangan] = []
    for row in rows:
        total = (found[-1].kumulatif if found else Decimal(0)) + row.jumlah
        found.append(BarisKeuangan(row.tanggal, row.uraian, row.jumlah, total, row.alasan))
    return found


def _week(row: Any, older: BarisProgres | None) -> BarisProgres:
    superseded = (*older.koreksi, replace(older, koreksi=())) if older else ()
    return BarisProgres(
        row.minggu, row.tanggal, row.rencana, row.realisasi, row.alasan, row.dicatat, superseded
    )
