"""What lies in a tile: how many kegiatan, and each with its shape and what a tile tells of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import sqlalchemy as sa
from numpy.typing import NDArray

from ..database.compiled import driver_statement
from ..database.dialects import dialect_of
from ..database.engine import Connection
from ..database.tables import terbitan, terbitan_riwayat
from ..model.filter import KegiatanFilter
from ..model.ubin import Ubin
from .conditions import conditions, history_conditions

#: what a tile tells of a single kegiatan, in this order
TOLD = ("kode", "nama", "layer", "bidang", "status", "tahap", "tahun")
#: what is needed of one that is only counted
COUNTED = ("layer", "status")

Kolom = dict[str, Sequence[Any]]


@dataclass(frozen=True, slots=True)
class Isi:
    """Columns by name, and the shapes (longitude, latitude) beside them; row by row the same."""

    kolom: Kolom
    bentuk: NDArray[np.object_]


def count_isi(conn: Connection, f: KegiatanFilter, ubin: Ubin) -> int:
    """How many kegiatan have their envelope in the tile or its buffer."""
    found = [
        sa.select(sa.func.count().label("jumlah")).select_from(table).where(*inside)
        for table, inside in _sources(conn, f, ubin)
    ]
    if len(found) == 1:
        return conn.scalar(found[0]) or 0
    return conn.scalar(sa.select(sa.func.sum(sa.union_all(*found).subquery().c.jumlah))) or 0


def read_isi(conn: Connection, f: KegiatanFilter, ubin: Ubin, names: Sequence[str] = TOLD) -> Isi:
    """The kegiatan whose envelope meets the tile or its buffer, in the order of their keys."""
    kolom, stored = _read(conn, isi_select(conn, f, ubin, names), names)
    return Isi(kolom, dialect_of(conn.engine.url).decode_geometries(stored))


def read_titik(
    conn: Connection, f: KegiatanFilter, ubin: Ubin
) -> tuple[Kolom, NDArray[np.float64]]:
    """What is counted, with the first position of each shape alone (degrees): less to read."""
    statement = isi_select(conn, f, ubin, COUNTED, whole=False)
    kolom, stored = _read(conn, statement, COUNTED)
    return kolom, dialect_of(conn.engine.url).decode_starts(stored)


def read_layer(
    conn: Connection, f: KegiatanFilter, ubin: Ubin, layer: str, halus: float
) -> bytes | None:
    """The tile's layer of single kegiatan where the database encodes it by itself, else None.

    `halus` is how much may be smoothed, in units of the tile.
    """
    rows = isi_select(conn, f, ubin)
    room = dialect_of(conn.engine.url)
    statement = room.layer_statement(rows, TOLD, layer, ubin, halus)
    return None if statement is None else bytes(conn.scalar(statement) or b"")


def isi_select(
    conn: Connection,
    f: KegiatanFilter,
    ubin: Ubin,
    names: Sequence[str] = TOLD,
    *,
    whole: bool = True,
) -> sa.Select[Any]:
    """The key, the columns, and the geometry as it is stored, or as much as tells where it begins.

    By the key where the shapes are told one by one, so that the same tile has the same bytes.
    """
    room = dialect_of(conn.engine.url)
    stored = room.stored_geometry if whole else room.stored_start
    parts = [
        sa.select(
            table.c.id, *(table.c[name] for name in names), stored(table).label("geom")
        ).where(*inside)
        for table, inside in _sources(conn, f, ubin)
    ]
    if len(parts) == 1:
        return parts[0].order_by(parts[0].selected_columns[0]) if whole else parts[0]
    both = sa.union_all(*parts).subquery()
    return sa.select(both).order_by(both.c.id)


def _read(
    conn: Connection, statement: sa.Select[Any], names: Sequence[str]
) -> tuple[Kolom, Sequence[Any]]:
    room = dialect_of(conn.engine.url)
    rows = room.read_rows(conn, driver_statement(conn, statement))
    columns = list(zip(*rows, strict=True)) or [()] * (len(names) + 2)
    return dict(zip(names, columns[1:-1], strict=True)), columns[-1]


def _sources(
    conn: Connection, f: KegiatanFilter, ubin: Ubin
) -> Iterator[tuple[sa.Table, list[sa.ColumnElement[bool]]]]:
    """The tables to ask, the former versions too where a day is asked for."""
    near = dialect_of(conn.engine.url).near
    yield terbitan, [near(terbitan, ubin.around), *conditions(conn, f)]
    if f.pada is not None:
        inside = history_conditions(conn, f)
        yield terbitan_riwayat, [near(terbitan_riwayat, ubin.around), *inside]
