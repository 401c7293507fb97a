"""Reading the register for publication: only columns that keterbukaan names as public."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from operator import itemgetter
from typing import Any

import sqlalchemy as sa

from ..database.tables import (
    adendum,
    kegiatan,
    kegiatan_wilayah,
    pendanaan,
    progres_fisik,
    progres_keuangan,
    wilayah,
)
from ..model.kegiatan import Keadaan
from ..model.keterbukaan import is_public

Rows = dict[int, list[dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One kegiatan with all that belongs to it, as far as it is public."""

    id: int
    kegiatan: dict[str, Any]
    pendanaan: list[dict[str, Any]]
    adendum: list[dict[str, Any]]
    progres: list[dict[str, Any]]
    keuangan: list[dict[str, Any]]
    places: list[dict[str, Any]]

    @property
    def last_progres(self) -> dict[str, Any] | None:
        """The last week that has an actual figure, or else the last week at all."""
        done = [week for week in self.progres if week["realisasi"] is not None]
        known = done or self.progres
        return known[-1] if known else None

    @property
    def sumber_dana(self) -> list[str]:
        """The sources of money, each one once."""
        return list(dict.fromkeys(source["sumber"] for source in self.pendanaan))

    def names(self, tingkat: str) -> list[str]:
        """Names of its places of one level, the largest share first."""
        return [place["nama"] for place in self.places if place["tingkat"] == tingkat]

    def codes(self, tingkat: str) -> list[str]:
        """Kemendagri codes of its places of one level, the largest share first."""
        return [place["kode"] for place in self.places if place["tingkat"] == tingkat]


def read_register(conn: sa.Connection, ids: Sequence[int]) -> list[RegisterRow]:
    """Those of `ids` that may be published, by id."""
    statement = (
        sa.select(kegiatan.c.id, *_public(kegiatan))
        .where(kegiatan.c.id.in_(ids), kegiatan.c.keadaan == Keadaan.TERBIT.value)
        .order_by(kegiatan.c.id)
    )
    names, _ = _public_part(kegiatan)
    main = {key: dict(zip(names, values, strict=True)) for key, *values in conn.execute(statement)}
    money, changes = _children(conn, pendanaan, ids), _children(conn, adendum, ids)
    weeks, paid = _weeks(conn, ids), _payments(conn, ids)
    places = _places(conn, ids)
    return [
        RegisterRow(key, row, money[key], changes[key], weeks[key], paid[key], places[key])
        for key, row in main.items()
    ]


def fresh_row(
    key: int,
    main: dict[str, Any],
    money: Sequence[dict[str, Any]],
    changes: Sequence[dict[str, Any]],
    places: list[dict[str, Any]],
) -> RegisterRow:
    """A kegiatan that was saved a moment ago and has no reports yet, without reading it back."""
    (public,) = _public_rows(kegiatan, [main])
    return RegisterRow(
        key,
        public,
        _public_rows(pendanaan, money),
        _public_rows(adendum, changes),
        [],
        [],
        places,
    )


def _public_rows(table: sa.Table, rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    names, pick = _public_part(table)
    return [dict(zip(names, pick(row), strict=True)) for row in rows]


@cache
def _public_part(table: sa.Table) -> tuple[tuple[str, ...], itemgetter[Any]]:
    """The names of what is public, and what picks it from a row."""
    # SQLAlchemy's names are a kind of str that JSON writers do not know
    names = tuple(str(column.name) for column in _public(table))
    return names, itemgetter(*names)


@cache
def _public(table: sa.Table) -> tuple[sa.Column[Any], ...]:
    return tuple(column for column in table.columns if is_public(table.name, column.name))


def _children(conn: sa.Connection, table: sa.Table, ids: Sequence[int]) -> Rows:
    statement = (
        sa.select(table.c.kegiatan_id, *_public(table))
        .where(table.c.kegiatan_id.in_(ids))
        .order_by(table.c.kegiatan_id, table.c.id)
    )
    found: Rows = defaultdict(list)
    names, _ = _public_part(table)
    for owner, *values in conn.execute(statement):
        found[owner].append(dict(zip(names, values, strict=True)))
    return found


def _weeks(conn: sa.Connection, ids: Sequence[int]) -> Rows:
    """Per week the row that counts, with the rows it corrected under `koreksi`, oldest first."""
    statement = (
        sa.select(progres_fisik)
        .where(progres_fisik.c.kegiatan_id.in_(ids))
        .order_by(progres_fisik.c.kegiatan_id, progres_fisik.c.minggu, progres_fisik.c.id)
    )
    found: Rows = defaultdict(list)
    for row in conn.execute(statement):
        weeks = found[row.kegiatan_id]
        older = weeks.pop() if weeks and weeks[-1]["minggu"] == row.minggu else None
        weeks.append(_week(row, older))
    return found


def _week(row: Any, older: dict[str, Any] | None) -> dict[str, Any]:
    corrected = older["koreksi"] if older else []
    if older:
        old = {name: older[name] for name in ("rencana", "realisasi", "tanggal", "dicatat")}
        corrected = [*corrected, old | {"alasan": row.alasan}]
    return {
        "minggu": row.minggu,
        "tanggal": row.tanggal,
        "rencana": row.rencana,
        "realisasi": row.realisasi,
        "dicatat": row.dicatat,
        "koreksi": corrected,
    }


def _payments(conn: sa.Connection, ids: Sequence[int]) -> Rows:
    later = progres_keuangan.alias()
    statement = (
        sa.select(progres_keuangan)
        .where(
            progres_keuangan.c.kegiatan_id.in_(ids),
            ~sa.exists().where(later.c.menggantikan == progres_keuangan.c.id),
        )
        .order_by(progres_keuangan.c.kegiatan_id, progres_keuangan.c.tanggal, progres_keuangan.c.id)
    )
    found: Rows = defaultdict(list)
    for row in conn.execute(statement):
        paid = found[row.kegiatan_id]
        before = paid[-1]["kumulatif"] if paid else Decimal(0)
        paid.append(
            {
                "tanggal": row.tanggal,
                "jumlah": row.jumlah,
                "uraian": row.uraian,
                "kumulatif": before + row.jumlah,
            }
        )
    return found


def _places(conn: sa.Connection, ids: Sequence[int]) -> Rows:
    statement = (
        sa.select(
            kegiatan_wilayah.c.kegiatan_id,
            wilayah.c.kode,
            wilayah.c.nama,
            wilayah.c.tingkat,
            kegiatan_wilayah.c.bagian,
            kegiatan_wilayah.c.panjang_m,
            kegiatan_wilayah.c.luas_m2,
        )
        .join_from(kegiatan_wilayah, wilayah)
        .where(kegiatan_wilayah.c.kegiatan_id.in_(ids))
        .order_by(
            kegiatan_wilayah.c.kegiatan_id,
            kegiatan_wilayah.c.bagian.desc(),
            wilayah.c.kode,
        )
    )
    found: Rows = defaultdict(list)
    names = ("kode", "nama", "tingkat", "bagian", "panjang_m", "luas_m2")
    for owner, *values in conn.execute(statement):
        found[owner].append(dict(zip(names, values, strict=True)))
    return found
