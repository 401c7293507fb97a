"""The lines of a rekap from what is published, now or on a day: no figure that is not approved."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import orjson
import sqlalchemy as sa

from ..database.tables import terbitan, terbitan_rincian, terbitan_riwayat
from ..model.filter import KegiatanFilter
from ..model.rekap import BarisRekap
from ..model.status import AmbangKritis, Status
from ..model.tahap import Tahap
from .conditions import conditions, history_conditions

#: what a line takes from the columns as it stands
_SAME = (
    "kode",
    "nama",
    "bidang",
    "penyedia",
    "tahun",
    "pagu",
    "nilai_kontrak",
    "rencana",
    "realisasi",
    "minggu",
    "tanggal_progres",
    "tanggal_mulai",
)
_NAMES = (*_SAME, "kecamatan_kode", "tahap", "status")


def list_baris(conn: sa.Connection, f: KegiatanFilter, hari_ini: date) -> list[BarisRekap]:
    """The published kegiatan that match, by kode; with `f.pada` as they were public then.

    `hari_ini` is the day from which the time without a report is counted.
    """
    statement = _statement(conn, f)
    return [_baris(row, hari_ini) for row in conn.execute(statement)]


def _statement(conn: sa.Connection, f: KegiatanFilter) -> sa.Select[Any]:
    current = (
        sa.select(*(terbitan.c[name] for name in _NAMES), terbitan_rincian.c.rincian)
        .join(terbitan_rincian, terbitan_rincian.c.id == terbitan.c.id)
        .where(*conditions(conn, f))
    )
    if f.pada is None:
        return current.order_by(terbitan.c.kode)
    old = terbitan_riwayat
    former = sa.select(*(old.c[name] for name in _NAMES), old.c.rincian).where(
        *history_conditions(conn, f)
    )
    both = sa.union_all(current, former).subquery()
    return sa.select(both).order_by(both.c.kode)


def _baris(row: Any, hari_ini: date) -> BarisRekap:
    more = orjson.loads(row.rincian)
    return BarisRekap(
        **{name: getattr(row, name) for name in _SAME},
        kecamatan=tuple(_listed(row.kecamatan_kode)),
        pptk=more["pptk"],
        tahap=Tahap(row.tahap),
        status=Status(row.status),
        dibayar=_exact(more["keuangan"][-1]["kumulatif"]) if more["keuangan"] else Decimal(0),
        lewat_tahun=more["lewat_tahun"],
        ambang=AmbangKritis(**{key: _exact(value) for key, value in more["ambang"].items()}),
        hari_ini=hari_ini,
    )


def _listed(text: str) -> Iterator[str]:
    return (part for part in text.split(",") if part)


def _exact(value: float) -> Decimal:
    return Decimal(str(value))
