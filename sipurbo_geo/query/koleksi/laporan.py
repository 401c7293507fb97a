"""Weekly reports, as they were published of each kegiatan."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import orjson
import sqlalchemy as sa
from sqlalchemy.sql.elements import ColumnElement

from ...database.dialects import among
from ...database.engine import Catalogue
from ...database.tables import terbitan, terbitan_progres
from ...model.feature import Property
from ...model.filter import Bbox, KegiatanFilter
from ..conditions import conditions
from .sumber import Pieces, Sumber
from .terbit import column_of

#: what a report takes from its kegiatan, and what is its own
_OF_KEGIATAN = ("kode", "nama", "layer", "bidang", "tahun")
_OF_WEEK = ("minggu", "tanggal", "rencana", "realisasi", "deviasi", "kritis")
_PERCENT = ("rencana", "realisasi", "deviasi")


class Laporan(Sumber):
    """One row a week and kegiatan, ordered by kegiatan and week."""

    key = (terbitan_progres.c.terbitan_id, terbitan_progres.c.minggu)
    place = None
    rows = terbitan_progres.join(terbitan, terbitan.c.id == terbitan_progres.c.terbitan_id)
    #: a report belongs to one day
    span = (terbitan_progres.c.tanggal, terbitan_progres.c.tanggal)

    def column(self, sifat: Property) -> ColumnElement[Any]:
        """A column of the kegiatan, or of the week."""
        table = terbitan if sifat.name in _OF_KEGIATAN else terbitan_progres
        return column_of(self.room, table.c[sifat.name], sifat.kind)

    def narrowed(self, conn: sa.Connection, f: KegiatanFilter) -> list[ColumnElement[bool]]:
        """The reports of those kegiatan that the feeds' filter chooses."""
        return conditions(conn, f)

    def in_bbox(self, bbox: Bbox) -> ColumnElement[bool]:
        """A report has no place; its kegiatan has."""
        found: ColumnElement[bool] = self.room.in_bbox(terbitan, bbox)
        return found

    def with_id(self, fid: str) -> list[ColumnElement[bool]]:
        """ "PUPR-2023-0001:5" is the fifth week."""
        kode, _, minggu = fid.rpartition(":")
        if not minggu.isdecimal() or len(minggu) > 9:
            return [sa.false()]
        return [terbitan.c.kode == kode, terbitan_progres.c.minggu == int(minggu)]

    def texts(self, catalogue: Catalogue, keys: Sequence[tuple[Any, ...]]) -> Pieces:
        """Features without a geometry, one a report."""
        asked = sa.select(
            terbitan_progres.c.terbitan_id,
            *(terbitan.c[name] for name in _OF_KEGIATAN),
            *(terbitan_progres.c[name] for name in _OF_WEEK),
        ).select_from(self.rows)
        with catalogue.reading() as conn:
            wanted = among(conn, terbitan_progres.c.terbitan_id, list({key for key, _ in keys}))
            rows = conn.execute(asked.where(wanted)).mappings()
            found = {(row["terbitan_id"], row["minggu"]): row for row in rows}
        texts = [_feature(found[tuple(key)]) for key in keys if tuple(key) in found]
        if texts:
            yield b",\n".join(texts), len(texts)

    def count(self, conn: sa.Connection, conditions: Sequence[ColumnElement[bool]]) -> int | None:
        """How many match."""
        rows = self.rows if conditions else terbitan_progres
        counted = sa.select(sa.func.count()).select_from(rows).where(*conditions)
        return conn.scalar(counted) or 0


def _feature(row: sa.RowMapping) -> bytes:
    percent = {name: _number(row[name]) for name in _PERCENT}
    properties = {name: row[name] for name in (*_OF_KEGIATAN, *_OF_WEEK)} | percent
    feature = {
        "type": "Feature",
        "id": f"{row['kode']}:{row['minggu']}",
        "geometry": None,
        "properties": properties,
    }
    return orjson.dumps(feature)


def _number(value: Any) -> float | None:
    """A whole percent without a point, as in every other feed."""
    if value is None:
        return None
    return int(value) if value == int(value) else float(value)
