"""No tile is too heavy, whatever lies in it, and the index is asked for what does."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from shapely import LineString, Point

from sipurbo_geo.catalogue.save_kegiatan import save_kegiatan
from sipurbo_geo.catalogue.save_wilayah import save_wilayah
from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.database.tables import katalog
from sipurbo_geo.model.filter import KegiatanFilter
from sipurbo_geo.model.ubin import DEEPEST, ubin_at
from sipurbo_geo.query.ubin import isi_select
from sipurbo_geo.registry import Registry
from sipurbo_geo.serialise.mvt.ubin import AS_LINES, SINGLY, encode_ubin
from tests.conftest import BOTH, own_catalogue
from tests.factories import SIDE, SOUTH, WEST, make_kegiatan, make_wilayah
from tests.ubin import counted_by_level, decode

JAGGED, PILED = 220, SINGLY + 200
_ONE = KegiatanFilter(layer=("jalan",))
_PILE = KegiatanFilter(layer=("jembatan",))


@pytest.fixture(scope="module", params=BOTH)
def heavy(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, registry: Registry
) -> Iterator[Catalogue]:
    """Roads that no smoothing makes light, and thousands of bridges in one place."""
    chance = np.random.default_rng(9)
    shares = chance.random((JAGGED, 1000, 2))
    shares[:, :, 0].sort(axis=1)  # up and down from west to east: no road crosses itself
    lines = ((WEST, SOUTH) + shares * SIDE).round(6)
    roads = [make_kegiatan(f"RUAS-{n}", geometry=LineString(line)) for n, line in enumerate(lines)]
    pile = [
        make_kegiatan(f"TUMPUK-{n}", layer="jembatan", bidang="", geometry=Point(102.25, -1.44))
        for n in range(PILED)
    ]
    with own_catalogue(request, tmp_path_factory) as catalogue:
        with catalogue.writing() as conn:
            save_wilayah(conn, make_wilayah())
            save_kegiatan(conn, registry, [*roads, *pile])
        catalogue.dialect.optimise(catalogue.engine)
        yield catalogue


def test_a_few_that_are_too_heavy_by_themselves_are_shown_together(heavy: Catalogue) -> None:
    isi = decode(encode_ubin(heavy, _ONE, ubin_at(WEST, SOUTH, 11)))
    assert JAGGED < SINGLY, "their number alone would be no reason"
    assert set(isi) == {"kelompok"}


def test_every_level_still_counts_all_of_them(heavy: Catalogue) -> None:
    levels = counted_by_level(lambda ubin: encode_ubin(heavy, _ONE, ubin), 9)
    assert levels == [JAGGED] * 10


def test_thousands_in_one_place_are_one_circle_even_at_the_deepest_level(heavy: Catalogue) -> None:
    body = encode_ubin(heavy, _PILE, ubin_at(102.25, -1.44, DEEPEST))
    (pile,) = decode(body)["kelompok"]
    assert pile["properties"] == {
        "jumlah": PILED,
        "layer": "jembatan",
        "kritis": 0,
        "terlambat": 0,
    }


def test_a_circle_of_several_themes_names_none(heavy: Catalogue) -> None:
    body = encode_ubin(heavy, KegiatanFilter(), ubin_at(102.25, -1.44, 0))
    groups = decode(body)["kelompok"]
    assert sum(g["properties"]["jumlah"] for g in groups) == JAGGED + PILED
    assert AS_LINES > JAGGED + PILED, "so lines and points are told apart here"


def test_the_index_finds_what_lies_in_a_tile(heavy: Catalogue) -> None:
    expected = {"sqlite": "rtree_terbitan_geom VIRTUAL", "postgresql": "ix_terbitan_geom"}
    with heavy.reading() as conn:
        on_server = heavy.engine.url.get_backend_name() == "postgresql"
        if on_server:  # a few thousand rows are few enough to read through
            conn.exec_driver_sql("SET enable_seqscan = off")
        plan = heavy.dialect.explain(
            conn, isi_select(conn, KegiatanFilter(), ubin_at(102.29, -1.36, 16))
        )
        if on_server:
            conn.exec_driver_sql("RESET enable_seqscan")
    assert expected[heavy.engine.url.get_backend_name()] in plan, plan
    assert "TEMP B-TREE" not in plan, plan


def test_nothing_but_the_read_model_is_asked(heavy: Catalogue, query_count: object) -> None:
    query_count.clear()  # type: ignore[attr-defined]
    encode_ubin(heavy, KegiatanFilter(), ubin_at(102.25, -1.44, 11))
    asked = "\n".join(query_count.statements)  # type: ignore[attr-defined]
    assert " terbitan" in asked
    for name in (katalog.name, " kegiatan", "wilayah", "progres"):
        assert name not in asked.replace("'kegiatan'", ""), name
