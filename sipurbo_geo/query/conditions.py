"""From a KegiatanFilter to SQL conditions; current and former versions are asked alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import sqlalchemy as sa
from sqlalchemy.sql.elements import ColumnElement

from ..database.dialects import dialect_of
from ..database.tables import terbitan, terbitan_dana, terbitan_kecamatan, terbitan_riwayat
from ..model.filter import Bbox, KegiatanFilter
from ..model.search_text import normalise

#: half of the last published decimal, in degrees: about five centimetres
_HALF_STEP = 5e-7


def conditions(
    conn: sa.Engine | sa.Connection, f: KegiatanFilter, table: sa.Table = terbitan
) -> list[ColumnElement[bool]]:
    """What must hold in `table`, which is terbitan or terbitan_riwayat."""
    return [*_plain(f, table), *_lists(f, table), *_looked_up(conn, f, table)]


def ids_select(conn: sa.Engine | sa.Connection, f: KegiatanFilter) -> sa.Select[tuple[int]] | None:
    """The keys of the current versions that match; None when all do."""
    if f.is_empty:
        return None
    if f.used == ("kecamatan", "bidang") and len(f.kecamatan) == 1:
        return _in_both(f)
    return sa.select(terbitan.c.id).where(*conditions(conn, f))


def history_conditions(
    conn: sa.Engine | sa.Connection, f: KegiatanFilter
) -> list[ColumnElement[bool]]:
    """What must hold in terbitan_riwayat for a version to have been public at `f.pada`."""
    table = terbitan_riwayat
    return [table.c.sejak <= f.pada, table.c.sampai > f.pada, *conditions(conn, f, table)]


def _plain(f: KegiatanFilter, table: sa.Table) -> Iterator[ColumnElement[bool]]:
    together = _is_pair(f, table)
    for name in ("kode", "bidang", "layer", "tahun", "tahap", "status"):
        if name == "bidang" and together:
            continue
        if values := getattr(f, name):
            yield table.c[name].in_(values)
    if f.pada is not None and table is terbitan:
        yield table.c.sejak <= f.pada
    if f.dipetakan is not None:
        yield table.c.geom.is_not(None) if f.dipetakan else table.c.geom.is_(None)


def _lists(f: KegiatanFilter, table: sa.Table) -> Iterator[ColumnElement[bool]]:
    if _is_pair(f, table):
        yield table.c.id.in_(_in_both(f))
    elif f.kecamatan:
        yield _listed(table, "kecamatan_kode", f.kecamatan, terbitan_kecamatan.c.kecamatan)
    if f.sumber_dana:
        yield _listed(table, "sumber_dana", f.sumber_dana, terbitan_dana.c.sumber)


def _is_pair(f: KegiatanFilter, table: sa.Table) -> bool:
    return bool(f.kecamatan and f.bidang) and table is terbitan


def _in_both(f: KegiatanFilter) -> sa.Select[tuple[int]]:
    """Keys by kecamatan and bidang together: they stand in one key, in the order of the answer."""
    return sa.select(terbitan_kecamatan.c.terbitan_id).where(
        terbitan_kecamatan.c.kecamatan.in_(f.kecamatan),
        terbitan_kecamatan.c.bidang.in_(f.bidang),
    )


def _listed(
    table: sa.Table, name: str, values: Sequence[str], side: sa.Column[str]
) -> ColumnElement[bool]:
    if table is terbitan:
        return table.c.id.in_(sa.select(side.table.c.terbitan_id).where(side.in_(values)))
    padded = sa.literal(",") + table.c[name] + ","
    return sa.or_(*(padded.contains(f",{value},", autoescape=True) for value in values))


def _with_area(bbox: Bbox) -> Bbox:
    """A point or a line as a box: neither database knows what meets a polygon without area."""
    west, south, east, north = bbox
    wide, high = (_HALF_STEP if low == up else 0.0 for low, up in ((west, east), (south, north)))
    return west - wide, south - high, east + wide, north + high


def _looked_up(
    conn: sa.Engine | sa.Connection, f: KegiatanFilter, table: sa.Table
) -> Iterator[ColumnElement[bool]]:
    dialect = dialect_of(conn.engine.url)
    if f.bbox is not None:
        yield dialect.in_bbox(table, _with_area(f.bbox))
    for word in normalise(f.q).split():
        yield dialect.contains_text(table, word)
