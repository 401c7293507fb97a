"""Kegiatan, of all themes or of one: their finished text, found by any of their properties."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.sql.elements import ColumnElement

from ...database.dialects import among
from ...database.engine import Catalogue
from ...database.tables import katalog, terbitan, terbitan_fitur
from ...model.feature import PROPERTY_NAMES, Jenis, Property
from ...model.filter import Bbox, KegiatanFilter
from ..conditions import conditions
from .sumber import Pieces, Sumber

#: features a piece: some 1 MB
_BATCH = 1000
_NUMBERS = (Jenis.INTEGER, Jenis.NUMBER)


class Terbit(Sumber):
    """Published kegiatan; a page is ordered by their keys."""

    key = (terbitan.c.id,)
    place = terbitan
    rows = terbitan
    span = (terbitan.c.tanggal_mulai, terbitan.c.tanggal_selesai)

    def column(self, sifat: Property) -> ColumnElement[Any]:
        """A column of terbitan, or a value inside the theme's attributes."""
        if sifat.kind is Jenis.GEOMETRY:
            return terbitan.c.geom
        if sifat.name not in PROPERTY_NAMES:
            found: ColumnElement[Any] = self.room.read_json(
                terbitan.c.atribut, sifat.name, sifat.kind
            )
            return found
        return column_of(self.room, terbitan.c[sifat.name], sifat.kind)

    def narrowed(self, conn: sa.Connection, f: KegiatanFilter) -> list[ColumnElement[bool]]:
        """The theme, and what the feeds' filter says."""
        own = [terbitan.c.layer == self.koleksi.layer] if self.koleksi.layer else []
        return [*own, *conditions(conn, f)]

    def in_bbox(self, bbox: Bbox) -> ColumnElement[bool]:
        """By the spatial index, then exactly."""
        found: ColumnElement[bool] = self.room.in_bbox(terbitan, bbox)
        return found

    def with_id(self, fid: str) -> list[ColumnElement[bool]]:
        """The id of a kegiatan is its kode."""
        return [terbitan.c.kode == fid]

    def texts(self, catalogue: Catalogue, keys: Sequence[tuple[Any, ...]]) -> Pieces:
        """The stored texts; nothing is built."""
        ids = [key[0] for key in keys]
        in_order = ids == sorted(ids)
        for start in range(0, len(ids), _BATCH):
            batch = ids[start : start + _BATCH]
            if in_order:
                text, count = catalogue.dialect.read_texts(
                    catalogue.read_engine, terbitan_fitur, batch
                )
            else:
                text, count = _as_sorted(catalogue, batch)
            if count:
                yield text, count

    def at_once(
        self, catalogue: Catalogue, after: Any, limit: int
    ) -> tuple[bytes, int, Any, bool] | None:
        """As a feed would be read, with nothing known of the features but their texts."""
        if self.koleksi.layer or limit > _BATCH or not isinstance(after, (int, type(None))):
            return None
        found: tuple[bytes, int, Any, bool] = catalogue.dialect.read_page(
            catalogue.read_engine, terbitan_fitur, after or 0, limit
        )
        return found

    def count(self, conn: sa.Connection, conditions: Sequence[ColumnElement[bool]]) -> int | None:
        """The catalogue knows by itself how many there are in all."""
        if not conditions:
            return conn.scalar(sa.select(katalog.c.jumlah)) or 0
        counted = sa.select(sa.func.count()).select_from(terbitan).where(*conditions)
        return conn.scalar(counted) or 0


def _as_sorted(catalogue: Catalogue, ids: list[int]) -> tuple[bytes, int]:
    """Texts in the order of `ids`."""
    t = terbitan_fitur.c
    with catalogue.reading() as conn:
        found = conn.execute(sa.select(t.id, t.fitur).where(among(conn, t.id, ids)))
        by_id = dict(map(tuple, found))
    texts = [by_id[key] for key in ids if key in by_id]
    return ",\n".join(texts).encode(), len(texts)


def column_of(room: Any, column: sa.Column[Any], kind: Jenis) -> ColumnElement[Any]:
    """A column as it is compared: numbers as doubles, lists with commas around each text."""
    if kind in _NUMBERS and not isinstance(column.type, sa.Integer):
        number: ColumnElement[Any] = room.as_double(column)
        return number
    if kind is Jenis.LIST:
        return sa.literal(",") + sa.func.replace(column, ", ", ",") + ","
    return column
