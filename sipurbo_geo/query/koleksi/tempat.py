"""Kecamatan and desa: few, and built when they are asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import orjson
import shapely
import sqlalchemy as sa
from sqlalchemy.sql.elements import ColumnElement

from ...database.engine import Catalogue
from ...database.tables import wilayah
from ...model.feature import Jenis, Property
from ...model.filter import Bbox, KegiatanFilter
from .sumber import Pieces, Sumber

_PROPERTIES = ("kode", "kode_bps", "nama", "induk", "sumber", "ilustrasi")
_DECIMALS = 6


class Tempat(Sumber):
    """The places of one level, by their code."""

    key = (wilayah.c.kode,)
    place = wilayah
    rows = wilayah
    span = None

    def column(self, sifat: Property) -> ColumnElement[Any]:
        """A column of wilayah."""
        return wilayah.c.geom if sifat.kind is Jenis.GEOMETRY else wilayah.c[sifat.name]

    def narrowed(
        self,
        conn: sa.Connection,  # noqa: ARG002 - the other kinds need it
        f: KegiatanFilter,  # noqa: ARG002
    ) -> list[ColumnElement[bool]]:
        """The level; the filter of kegiatan says nothing about places."""
        return [wilayah.c.tingkat == str(self.koleksi.tingkat)]

    def in_bbox(self, bbox: Bbox) -> ColumnElement[bool]:
        """Exactly; there are too few for an index."""
        found: ColumnElement[bool] = self.room.in_bbox(wilayah, bbox)
        return found

    def with_id(self, fid: str) -> list[ColumnElement[bool]]:
        """The id of a place is its Kemendagri code."""
        return [wilayah.c.kode == fid]

    def texts(self, catalogue: Catalogue, keys: Sequence[tuple[Any, ...]]) -> Pieces:
        """Features with their boundaries."""
        columns = [wilayah.c[name] for name in _PROPERTIES]
        asked = sa.select(*columns, wilayah.c.geom).where(
            wilayah.c.kode.in_([key[0] for key in keys])
        )
        with catalogue.reading() as conn:
            found = {row.kode: place_text(row, row.geom) for row in conn.execute(asked)}
        texts = [found[key[0]] for key in keys if key[0] in found]
        if texts:
            yield b",\n".join(texts), len(texts)

    def count(self, conn: sa.Connection, conditions: Sequence[ColumnElement[bool]]) -> int | None:
        """How many match."""
        counted = sa.select(sa.func.count()).select_from(wilayah).where(*conditions)
        return conn.scalar(counted) or 0


def place_text(row: Any, geometry: shapely.Geometry | None) -> bytes:
    """The GeoJSON Feature of one place; `row` has its properties as attributes."""
    feature = {
        "type": "Feature",
        "id": row.kode,
        "geometry": None if geometry is None else orjson.Fragment(_drawn(geometry)),
        "properties": {name: getattr(row, name) for name in _PROPERTIES}
        | {"ilustrasi": bool(row.ilustrasi)},
    }
    return orjson.dumps(feature)


def _drawn(geometry: shapely.Geometry) -> str:
    six = shapely.transform(geometry, lambda lonlat: np.round(lonlat, _DECIMALS))
    text: str = shapely.to_geojson(shapely.orient_polygons(six))
    return text
