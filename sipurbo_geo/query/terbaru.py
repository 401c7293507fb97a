"""What changed last among what is public, and the addresses of all of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

import sqlalchemy as sa
from sqlalchemy.sql.elements import ColumnElement

from ..database.tables import terbitan, terbitan_riwayat
from ..model.filter import KegiatanFilter
from .conditions import conditions

_NAMES = ("id", "kode", "nama", "tahap", "status", "realisasi", "sejak")


@dataclass(frozen=True, slots=True)
class Terbaru:
    """One published version; `baru` for the first one of its kegiatan. Realisasi in per cent."""

    kode: str
    nama: str
    tahap: str
    status: str
    realisasi: Decimal | None
    sejak: datetime
    baru: bool


def list_terbaru(conn: sa.Connection, f: KegiatanFilter, *, limit: int = 50) -> list[Terbaru]:
    """The last versions that match, the newest first; `pada` means up to that moment.

    What was withdrawn is not told: of a kegiatan that is public no more, no version is.
    """
    rows = conn.execute(terbaru_select(conn, f, limit)).all()
    first = _first_moments(conn, {row.id for row in rows})
    return [
        Terbaru(
            row.kode,
            row.nama,
            row.tahap,
            row.status,
            row.realisasi,
            row.sejak,
            row.sejak <= first.get(row.id, row.sejak),
        )
        for row in rows
    ]


def terbaru_select(conn: sa.Connection, f: KegiatanFilter, limit: int) -> sa.Select[Any]:
    """The last of what is public and the last of what was, each from its index; then of both."""
    former = terbitan_riwayat.c
    standing = sa.exists().where(terbitan.c.id == former.id)
    past = [standing, *conditions(conn, f, terbitan_riwayat)]
    if f.pada is not None:
        past.append(former.sejak <= f.pada)
    both = sa.union_all(
        _newest(terbitan, conditions(conn, f), limit), _newest(terbitan_riwayat, past, limit)
    ).subquery()
    return sa.select(both).order_by(both.c.sejak.desc(), both.c.id.desc()).limit(limit)


def _newest(table: sa.Table, wanted: Sequence[ColumnElement[bool]], limit: int) -> sa.Select[Any]:
    asked = sa.select(*(table.c[name] for name in _NAMES)).where(*wanted)
    found = asked.order_by(table.c.sejak.desc(), table.c.id.desc()).limit(limit).subquery()
    return sa.select(found)


def list_alamat(conn: sa.Connection, *, limit: int, offset: int) -> list[tuple[str, datetime]]:
    """Code and time of the present version of every kegiatan, in the order of the feeds."""
    statement = sa.select(terbitan.c.kode, terbitan.c.sejak).order_by(terbitan.c.id)
    rows = conn.execute(statement.limit(limit).offset(offset))
    return [(row.kode, row.sejak) for row in rows]


def _first_moments(conn: sa.Connection, keys: set[int]) -> dict[int, datetime]:
    """When those that have a history were published first."""
    t = terbitan_riwayat.c
    statement = sa.select(t.id, sa.func.min(t.sejak)).where(t.id.in_(keys)).group_by(t.id)
    return {row[0]: row[1] for row in conn.execute(statement)}
