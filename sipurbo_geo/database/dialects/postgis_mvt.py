"""A layer of a vector tile, made by PostGIS itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from ...model.ubin import BUFFER, EXTENT, Ubin
from .postgis_expressions import first_position

_MERCATOR = 3857


def layer_statement(
    rows: sa.Select[Any], names: Sequence[str], layer: str, ubin: Ubin, halus: float
) -> sa.Select[Any]:
    """One value: the encoded layer of `rows`, which have the columns `names` and `geom` (degrees).

    `halus` is how much may be smoothed, in units of the tile. What PostGIS finds too small to draw
    becomes a point; `jumlah` is 1 where the first position of a shape belongs to the tile.
    """
    isi = rows.subquery("isi")
    bounds = sa.func.ST_TileEnvelope(ubin.z, ubin.x, ubin.y)
    first = first_position(isi.c.geom)
    placed = sa.select(
        isi,
        first.label("titik"),
        sa.func.ST_Transform(isi.c.geom, _MERCATOR).label("letak"),
        bounds.label("batas"),
        _belongs(first, ubin).label("di_sini"),
    ).subquery("letak")
    unit = (sa.func.ST_XMax(placed.c.batas) - sa.func.ST_XMin(placed.c.batas)) / EXTENT
    smooth = sa.func.ST_Simplify(placed.c.letak, unit * halus, True)  # noqa: FBT003 - SQL's own
    drawn = sa.select(
        *(placed.c[name] for name in names),
        sa.cast(placed.c.di_sini, sa.Integer).label("jumlah"),
        sa.func.coalesce(
            _in_units(smooth, placed.c.batas),
            _in_units(sa.func.ST_Transform(placed.c.titik, _MERCATOR), placed.c.batas),
        ).label("bentuk"),
    ).order_by(placed.c.id)
    baris = drawn.subquery("baris")
    encoded = sa.func.ST_AsMVT(sa.literal_column("baris"), layer, EXTENT, "bentuk")
    return sa.select(encoded).select_from(baris).where(baris.c.bentuk.is_not(None))


def _belongs(point: sa.ColumnElement[Any], ubin: Ubin) -> sa.ColumnElement[bool]:
    """By the very numbers of the edges, so that neighbours agree to the last bit."""
    west, south, east, north = (sa.literal(edge, sa.Double) for edge in ubin.edges)
    x, y = sa.func.ST_X(point), sa.func.ST_Y(point)
    return sa.and_(x >= west, x < east, y > south, y <= north)


def _in_units(shape: sa.ColumnElement[Any], bounds: sa.ColumnElement[Any]) -> Any:
    return sa.func.ST_AsMVTGeom(shape, sa.func.box2d(bounds), EXTENT, BUFFER, True)  # noqa: FBT003
