"""What may look odd and must not be lost: edges, holes, parts, and what is too small to see."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from shapely import (
    LineString,
    MultiLineString,
    MultiPoint,
    MultiPolygon,
    Point,
    Polygon,
    box,
)

from sipurbo_geo.catalogue.save_kegiatan import save_kegiatan
from sipurbo_geo.catalogue.save_wilayah import save_wilayah
from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.model.filter import KegiatanFilter
from sipurbo_geo.model.ubin import DEEPEST, EXTENT, Ubin, ubin_at
from sipurbo_geo.registry import Registry
from sipurbo_geo.serialise.mvt.ubin import encode_ubin
from tests.conftest import BOTH, own_catalogue
from tests.factories import make_kegiatan, make_wilayah
from tests.ubin import counted_by_level, decode

#: an edge between two tiles that both binary and decimal numbers can say: column 25|26 of level 5
EDGE = 101.25 + 11.25 / 8
X, Y = 102.24, -1.44
HOLES = Polygon(
    box(X, Y, X + 0.01, Y + 0.01).exterior,
    [
        box(X + 0.002, Y + 0.002, X + 0.004, Y + 0.004).exterior,
        box(X + 0.006, Y + 0.006, X + 0.008, Y + 0.008).exterior,
    ],
)
SHAPES: dict[str, Any] = {
    "titik": Point(X, Y),
    "di-tepi": Point(EDGE, -1.40625),
    "banyak-titik": MultiPoint([(X, Y), (X + 0.02, Y), (X, Y)]),
    "garis": LineString([(X, Y), (X + 0.01, Y + 0.001), (X + 0.02, Y)]),
    "garis-ganda": MultiLineString(
        [[(X, Y), (X + 0.01, Y)], [(X, Y + 0.01), (X + 0.01, Y + 0.012)]]
    ),
    "garis-nol": LineString([(X, Y), (X, Y)]),
    "garis-panjang": LineString([(102.21, -1.44), (102.39, -1.36)]),
    "garis-melingkar": LineString([(X, Y), (X + 0.01, Y), (X + 0.01, Y + 0.01), (X, Y)]),
    "area": box(X, Y, X + 0.01, Y + 0.005),
    "area-berlubang": HOLES,
    "area-ganda": MultiPolygon(
        [box(X, Y, X + 0.003, Y + 0.003), box(X + 0.02, Y, X + 0.03, Y + 0.01)]
    ),
    "area-besar": box(102.205, -1.445, 102.395, -1.355),
    "area-titik": Polygon([(X, Y), (X, Y), (X, Y), (X, Y)]),
    "area-jarum": Polygon([(X, Y), (X + 0.01, Y), (X + 0.02, Y), (X, Y)]),
}


@pytest.fixture(scope="module", params=BOTH)
def odd(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, registry: Registry
) -> Iterator[Catalogue]:
    rows = [make_kegiatan(kode, geometry=shape) for kode, shape in SHAPES.items()]
    with own_catalogue(request, tmp_path_factory) as catalogue:
        with catalogue.writing() as conn:
            save_wilayah(conn, make_wilayah())
            save_kegiatan(conn, registry, rows)
        yield catalogue


def _read(catalogue: Catalogue, ubin: Ubin) -> dict[str, Any]:
    body = encode_ubin(catalogue, KegiatanFilter(), ubin)
    return {f["properties"]["kode"]: f for f in decode(body).get("kegiatan", [])} if body else {}


def test_every_level_counts_each_once(odd: Catalogue) -> None:
    levels = counted_by_level(lambda ubin: encode_ubin(odd, KegiatanFilter(), ubin))
    assert levels == [len(SHAPES)] * (DEEPEST + 1)


@pytest.mark.parametrize("kode", SHAPES)
def test_each_one_is_drawn_where_it_is_counted(odd: Catalogue, kode: str) -> None:
    first = SHAPES[kode].geoms[0] if hasattr(SHAPES[kode], "geoms") else SHAPES[kode]
    line = first.exterior if hasattr(first, "exterior") else first
    lon, lat = line.coords[0]
    for z in range(DEEPEST + 1):
        found = [
            f["properties"]["jumlah"]
            for f in _read(odd, ubin_at(lon, lat, z)).values()
            if f["properties"]["kode"] == kode
        ]
        assert found == [1], z


def test_a_point_on_an_edge_belongs_to_one_tile_and_is_seen_in_both(odd: Catalogue) -> None:
    right = ubin_at(EDGE, -1.40625, 8)
    left = Ubin(8, right.x - 1, right.y)
    assert left.edges[2] == right.edges[0] == EDGE
    counts = [_read(odd, ubin)["di-tepi"]["properties"]["jumlah"] for ubin in (left, right)]
    assert counts == [0, 1]
    assert _read(odd, left)["di-tepi"]["bentuk"].x == EXTENT
    assert _read(odd, right)["di-tepi"]["bentuk"].x == 0


def test_what_is_too_small_becomes_a_point_and_grows_again(odd: Catalogue) -> None:
    far, near = _read(odd, Ubin(0, 0, 0)), _read(odd, ubin_at(X, Y, 14))
    small = {kode: f for kode, f in far.items() if kode not in ("area-besar", "garis-panjang")}
    assert {f["bentuk"].geom_type for f in small.values()} == {"Point"}
    assert near["garis"]["bentuk"].geom_type == "LineString"
    assert near["area"]["bentuk"].geom_type == "Polygon"
    for kode in ("garis-nol", "area-titik"):
        assert near[kode]["bentuk"].geom_type == "Point", kode
        assert _read(odd, ubin_at(X, Y, DEEPEST))[kode]["bentuk"].geom_type == "Point", kode


def test_holes_and_parts_are_kept(odd: Catalogue) -> None:
    found = _read(odd, ubin_at(X, Y, 12))
    unit = EXTENT * (1 << 12) / 360
    holes = found["area-berlubang"]["bentuk"]
    assert len(holes.interiors) == 2
    assert holes.area == pytest.approx(HOLES.area * unit**2, rel=0.02)
    assert len(found["area-ganda"]["bentuk"].geoms) == 2
    assert len(found["garis-ganda"]["bentuk"].geoms) == 2
    assert len(found["banyak-titik"]["bentuk"].geoms) == 2, "the same place twice is one point"


def test_what_crosses_tiles_is_cut_behind_the_edge_and_counted_once(odd: Catalogue) -> None:
    """The road and the large area leave the tile on both sides, with a little to spare."""
    middle = ubin_at(102.3, -1.4, 13)
    found = _read(odd, middle)
    area, road = found["area-besar"], found["garis-panjang"]
    assert area["properties"]["jumlah"] == road["properties"]["jumlah"] == 0
    assert road["bentuk"].geom_type == "LineString"
    assert area["bentuk"].bounds == (-64, -64, EXTENT + 64, EXTENT + 64)


def test_shapes_are_where_they_were(odd: Catalogue) -> None:
    """Within two units of the tile, wherever one looks."""
    for z in (9, 12, 15):
        place = ubin_at(X, Y, z)
        west, _south, east, north = place.edges
        width = EXTENT / (east - west)
        for kode in ("garis", "area", "titik"):
            drawn = _read(odd, place)[kode]["bentuk"]
            if drawn.geom_type == "Point" and kode != "titik":
                continue
            x, y = (X - west) * width, (north - Y) * width
            assert drawn.distance(Point(x, y)) < 4, (kode, z)
