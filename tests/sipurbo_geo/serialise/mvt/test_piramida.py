"""Every tile of every level: valid, light enough, and together as many as the catalogue holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from shapely import LineString, Point, Polygon

from sipurbo_geo.catalogue.save_kegiatan import save_kegiatan
from sipurbo_geo.catalogue.save_wilayah import save_wilayah
from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.model.filter import KegiatanFilter
from sipurbo_geo.model.kegiatan import Kegiatan
from sipurbo_geo.query.kegiatan import list_kegiatan
from sipurbo_geo.query.tally import tally
from sipurbo_geo.registry import Registry
from sipurbo_geo.serialise.mvt.ubin import SINGLY, encode_ubin
from tests.conftest import BOTH, own_catalogue
from tests.factories import BARAT, SIDE, SOUTH, WEST, make_kegiatan, make_unmapped, make_wilayah
from tests.ubin import at, counted_by_level, decode, walk

#: more than one tile shows one by one
MANY = SINGLY + 1_000
_THEMES = ("jalan", "irigasi", "jembatan", "gedung")
_DEEP = 14

FILTERS = {
    "all": KegiatanFilter(),
    "one theme": KegiatanFilter(layer=("jalan",)),
    "a kecamatan and a word": KegiatanFilter(kecamatan=(BARAT,), q="nomor 7"),
    "nothing": KegiatanFilter(q="tidak ada yang begini"),
}


def _make(index: int, place: tuple[float, float]) -> Kegiatan:
    """Roads, canals, bridges as points, buildings as areas, in turn."""
    layer, (x, y) = _THEMES[index % 4], place
    shapes = {
        "jalan": LineString([(x, y), (x + 0.004, y + 0.002), (x + 0.005, y + 0.006)]),
        "irigasi": LineString([(x, y), (x - 0.003, y + 0.001)]),
        "jembatan": Point(x, y),
        "gedung": Polygon([(x, y), (x + 0.0004, y), (x + 0.0004, y + 0.0003), (x, y + 0.0003)]),
    }
    return make_kegiatan(
        f"UJI-{index:05}",
        nama=f"Pekerjaan Nomor {index}",
        layer=layer,
        bidang="",
        geometry=shapes[layer],
    )


@pytest.fixture(scope="module", params=BOTH)
def dense(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    registry: Registry,
) -> Iterator[Catalogue]:
    """A few thousand kegiatan of four themes in one kecamatan, some of them not on the map."""
    chance = np.random.default_rng(4)
    places = (WEST, SOUTH) + chance.random((MANY, 2)) * SIDE * 0.9 + 0.005
    with own_catalogue(request, tmp_path_factory) as catalogue:
        with catalogue.writing() as conn:
            save_wilayah(conn, make_wilayah())
            rows = [_make(index, tuple(place)) for index, place in enumerate(places.round(6))]
            save_kegiatan(conn, registry, [*rows, make_unmapped()])
        yield catalogue


@pytest.mark.parametrize("name", FILTERS)
def test_every_level_counts_as_many_as_the_catalogue(dense: Catalogue, name: str) -> None:
    f = FILTERS[name]
    with dense.reading() as conn:
        found = tally(conn, f)
    mapped = found.jumlah - found.tanpa_geometri
    levels = counted_by_level(lambda ubin: encode_ubin(dense, f, ubin), _DEEP)
    assert levels == [mapped] * (_DEEP + 1)


def test_what_is_shown_singly_is_what_the_feed_gives(dense: Catalogue) -> None:
    f = KegiatanFilter(layer=("gedung", "jalan"))
    on_map = replace(f, dipetakan=True)
    with dense.reading() as conn:
        expected = {item["kode"] for item in list_kegiatan(conn, on_map, limit=10_000)}
    shown = {
        feature["properties"]["kode"]
        for ubin, isi in walk(lambda ubin: encode_ubin(dense, f, ubin), 13)
        if ubin.z == 13
        for feature in isi["kegiatan"]
    }
    assert shown == expected


def test_a_tile_with_too_many_groups_them_and_keeps_roads_as_roads(dense: Catalogue) -> None:
    isi = decode(encode_ubin(dense, KegiatanFilter(), at(WEST, SOUTH, 7)))
    assert set(isi) == {"kelompok"}
    kinds = {(f["properties"]["layer"], f["bentuk"].geom_type) for f in isi["kelompok"]}
    assert {"jalan", "irigasi"} == {layer for layer, kind in kinds if "Line" in kind}
    assert {"gedung", "jembatan"} == {layer for layer, kind in kinds if "Point" in kind}


def test_deep_down_each_one_is_there_by_itself(dense: Catalogue) -> None:
    for ubin, isi in walk(lambda ubin: encode_ubin(dense, KegiatanFilter(), ubin), 13):
        if ubin.z == 13:
            assert set(isi) == {"kegiatan"}
