"""Every filter gives the same answer on both databases, from its index."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
import pytest
import shapely
import sqlalchemy as sa

from sipurbo_geo.catalogue.record_progres import record_progres
from sipurbo_geo.catalogue.save_kegiatan import save_kegiatan
from sipurbo_geo.catalogue.save_wilayah import save_wilayah
from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.database.tables import terbitan_fitur
from sipurbo_geo.errors import ParameterError
from sipurbo_geo.model.filter import KegiatanFilter
from sipurbo_geo.model.kegiatan import Kegiatan, Pendanaan
from sipurbo_geo.query.conditions import ids_select
from sipurbo_geo.query.features import AT_ONCE, read_whole, stream_features
from sipurbo_geo.query.kegiatan import list_kegiatan
from sipurbo_geo.query.summary import GROUPS, summarise, summarise_all
from sipurbo_geo.query.tally import count, tally
from sipurbo_geo.registry import Registry
from tests.conftest import BOTH, own_catalogue
from tests.factories import BARAT, TIMUR, make_kegiatan, make_progres, make_unmapped, make_wilayah

SIZE = 3000


@pytest.fixture(scope="module", params=BOTH)
def many(
    request: pytest.FixtureRequest, registry: Registry, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Catalogue]:
    """Three thousand short roads over the two kecamatan, ten without geometry; only read."""
    with own_catalogue(request, tmp_path_factory) as catalogue:
        _fill(catalogue, registry)
        yield catalogue


def _fill(catalogue: Catalogue, registry: Registry) -> None:
    rng = np.random.default_rng(15)
    with catalogue.writing() as conn:
        save_wilayah(conn, make_wilayah())
        save_kegiatan(conn, registry, [_road(index, rng) for index in range(SIZE)])
        save_kegiatan(conn, registry, [make_unmapped(f"T-{index}") for index in range(10)])
        record_progres(conn, registry, make_progres("K-00001", (50,), (39,)))
    catalogue.dialect.optimise(catalogue.engine)


def _road(index: int, rng: np.random.Generator) -> Kegiatan:
    x, y = 102.201 + rng.random() * 0.19, -1.449 + rng.random() * 0.09
    line = shapely.LineString([(x, y), (x + 0.003, y + 0.004)])
    return make_kegiatan(
        f"K-{index:05}",
        geometry=line,
        tahun=2020 + index % 5,
        bidang="bina-marga" if index % 20 else "cipta-karya",
        nama=f"Jalan Nomor {index} Simpang Durian" if index % 100 == 0 else f"Jalan {index}",
        pendanaan=(Pendanaan("dau" if index % 50 == 0 else "apbd"),),
    )


def _kode(catalogue: Catalogue, f: KegiatanFilter, **window: int) -> list[str]:
    text = b",".join(piece for piece, _ in stream_features(catalogue, f, **window))
    return [feature["id"] for feature in json.loads(b"[" + text + b"]")]


FILTERS = {
    "all": (KegiatanFilter(), SIZE + 10),
    "tahun": (KegiatanFilter(tahun=(2021, 2022)), 1200),
    "bidang": (KegiatanFilter(bidang=("cipta-karya",)), 150),
    "sumber dana": (KegiatanFilter(sumber_dana=("dau",)), 60),
    "a word": (KegiatanFilter(q="durian"), 30),
    "part of a word": (KegiatanFilter(q="uria"), 30),
    "words in any order": (KegiatanFilter(q="durian simpang"), 30),
    "a sign that means something to SQL": (KegiatanFilter(q="100%"), 13),
    "status": (KegiatanFilter(status=("kritis",)), 1),
    "not mapped": (KegiatanFilter(dipetakan=False), 10),
    "nothing": (KegiatanFilter(q="tidak ada yang begini"), 0),
    "several at once": (KegiatanFilter(tahun=(2020,), bidang=("cipta-karya",), q="durian"), 30),
}


@pytest.mark.parametrize("name", FILTERS)
def test_stream_list_and_count_agree(many: Catalogue, name: str) -> None:
    f, expected = FILTERS[name]
    with many.reading() as conn:
        assert tally(conn, f).jumlah == count(conn, f) == expected
        listed = list_kegiatan(conn, f, limit=-1 if expected > 5000 else 10_000)
        total = summarise_all(conn, f)
    streamed = _kode(many, f)
    assert len(streamed) == total.jumlah == expected
    assert sorted(streamed) == sorted(item["kode"] for item in listed)


@pytest.mark.parametrize("name", FILTERS)
def test_an_answer_in_one_piece_says_what_the_stream_says(many: Catalogue, name: str) -> None:
    f, expected = FILTERS[name]
    whole = read_whole(many, f)
    if expected > AT_ONCE:
        assert whole is None
        return
    assert whole is not None
    with many.reading() as conn:
        assert (whole.count, whole.bbox) == (expected, tally(conn, f).bbox)
    assert [feature["id"] for feature in json.loads(b"[" + whole.text + b"]")] == _kode(many, f)


def test_what_is_too_much_for_one_piece_is_left_to_the_stream(many: Catalogue) -> None:
    assert read_whole(many, KegiatanFilter(tahun=(2020, 2021, 2022, 2023))) is None
    assert read_whole(many, KegiatanFilter(tahun=(2021,), pada=datetime.now(UTC))) is None


def test_an_answer_in_one_piece_is_found_key_by_key(many: Catalogue) -> None:
    f = KegiatanFilter(kecamatan=(BARAT,), bidang=("cipta-karya",))
    ids = ids_select(many.read_engine, f)
    assert ids is not None
    statement = many.dialect.joined_statement(terbitan_fitur, ids.order_by(sa.text("1")))
    with many.reading() as conn:
        plan = many.dialect.explain(conn, statement)
    assert "SEARCH terbitan_fitur USING INTEGER" in plan or "pk_terbitan_fitur" in plan, plan
    assert "TEMP B-TREE" not in plan, plan


def test_kecamatan_and_bidang_together_are_both_meant(many: Catalogue) -> None:
    west = set(_kode(many, KegiatanFilter(kecamatan=(BARAT,))))
    works = set(_kode(many, KegiatanFilter(bidang=("cipta-karya",))))
    both = _kode(many, KegiatanFilter(kecamatan=(BARAT,), bidang=("cipta-karya",)))
    assert set(both) == west & works
    assert len(both) == len(set(both))


def test_a_box_holds_what_meets_it_and_not_what_only_its_envelope_meets(many: Catalogue) -> None:
    box = (102.25, -1.42, 102.27, -1.40)
    found = set(_kode(many, KegiatanFilter(bbox=box)))
    with many.reading() as conn:
        rows = list_kegiatan(conn, KegiatanFilter(), limit=SIZE + 10)
    assert rows
    everything = b",".join(piece for piece, _ in stream_features(many, KegiatanFilter()))
    expected = {
        feature["id"]
        for feature in json.loads(b"[" + everything + b"]")
        if feature["geometry"]
        and shapely.geometry.shape(feature["geometry"]).intersects(shapely.box(*box))
    }
    assert found == expected
    assert expected


def test_a_box_without_width_is_the_line_or_the_point_that_it_says(many: Catalogue) -> None:
    with many.reading() as conn:
        text = conn.scalar(
            sa.select(terbitan_fitur.c.fitur).where(terbitan_fitur.c.fitur.contains('"K-00007"'))
        )
    (x, y), (_, top) = json.loads(text or "")["geometry"]["coordinates"]
    assert "K-00007" in _kode(many, KegiatanFilter(bbox=(x, y, x, y)))
    assert "K-00007" in _kode(many, KegiatanFilter(bbox=(x + 0.001, y, x + 0.001, top)))
    assert "K-00007" not in _kode(many, KegiatanFilter(bbox=(x, top, x, top)))


def test_pages_put_together_are_the_whole(many: Catalogue) -> None:
    f = KegiatanFilter(tahun=(2021,))
    whole = _kode(many, f)
    pages = [_kode(many, f, limit=250, offset=start) for start in range(0, 800, 250)]
    assert [kode for page in pages for kode in page] == whole
    assert (
        _kode(many, KegiatanFilter(), limit=5, offset=SIZE)
        == _kode(many, KegiatanFilter())[SIZE : SIZE + 5]
    )
    assert _kode(many, f, limit=0) == []


def test_lists_sort_both_ways_with_unknown_values_last(many: Catalogue) -> None:
    with many.reading() as conn:
        up = [k["deviasi"] for k in list_kegiatan(conn, KegiatanFilter(), sort="deviasi", limit=2)]
        down = list_kegiatan(conn, KegiatanFilter(), sort="-nama", limit=3)
        with pytest.raises(ParameterError, match="Pilihan"):
            list_kegiatan(conn, KegiatanFilter(), sort="warna")
    assert up == [-11, None]
    assert [k["nama"] for k in down] == sorted((k["nama"] for k in down), reverse=True)


def test_totals_count_a_kegiatan_once_whatever_they_are_grouped_by(many: Catalogue) -> None:
    with many.reading() as conn:
        whole = summarise_all(conn, KegiatanFilter())
        for by in set(GROUPS) - {"kecamatan", "alasan"}:
            groups = summarise(conn, KegiatanFilter(), by)
            assert sum(group.jumlah for group in groups) == whole.jumlah == SIZE + 10
            assert sum(group.pagu for group in groups) == whole.pagu
        per_kecamatan = summarise(conn, KegiatanFilter(), "kecamatan")
        reasons = summarise(conn, KegiatanFilter(), "alasan")
    assert sum(group.panjang_m for group in per_kecamatan) == pytest.approx(
        whole.panjang_m, rel=0.01
    )
    assert [(r.kunci, r.jumlah) for r in reasons] == [("Lokasi belum disurvei", 10)]


def test_a_total_of_one_kecamatan_has_no_row_for_its_neighbour(many: Catalogue) -> None:
    with many.reading() as conn:
        rows = summarise(conn, KegiatanFilter(kecamatan=(TIMUR,)), "kecamatan")
    assert [row.kunci for row in rows] == [TIMUR]


PLANS = {
    "bbox": (KegiatanFilter(bbox=(102.25, -1.42, 102.26, -1.41)), ("rtree", "ix_terbitan_geom")),
    "q": (KegiatanFilter(q="simpang"), ("terbitan_cari VIRTUAL TABLE", "ix_terbitan_cari")),
    "kecamatan and bidang": (
        KegiatanFilter(kecamatan=(BARAT,), bidang=("cipta-karya",)),
        ("terbitan_kecamatan USING", "pk_terbitan_kecamatan"),
    ),
    "bidang": (KegiatanFilter(bidang=("cipta-karya",)), ("ix_terbitan_bidang",) * 2),
    "status": (KegiatanFilter(status=("kritis",)), ("ix_terbitan_status",) * 2),
    "sumber dana": (
        KegiatanFilter(sumber_dana=("dau",)),
        ("terbitan_dana USING PRIMARY KEY", "pk_terbitan_dana"),
    ),
    "kode": (KegiatanFilter(kode=("K-00007",)), ("uq_terbitan_kode",) * 2),
}


@pytest.mark.parametrize("name", PLANS)
def test_a_filter_uses_its_index(many: Catalogue, name: str) -> None:
    f, indexes = PLANS[name]
    on_server = many.engine.url.get_backend_name() == "postgresql"
    expected = indexes[on_server]
    with many.reading() as conn:
        if on_server:  # three thousand rows are few enough to read through
            conn.exec_driver_sql("SET enable_seqscan = off")
        statement = ids_select(conn, f)
        assert statement is not None
        plan = many.dialect.explain(conn, statement)
        if on_server:
            conn.exec_driver_sql("RESET enable_seqscan")
    assert expected in plan, plan


def test_the_keys_of_an_answer_are_handed_over_one_by_one(many: Catalogue) -> None:
    f = KegiatanFilter(kecamatan=("15.09.06",), bidang=("cipta-karya",))
    with many.reading() as conn:
        ids = ids_select(conn, f)
        assert ids is not None
        plan = many.dialect.explain(
            conn, many.dialect.joined_statement(terbitan_fitur, ids.order_by(sa.text("1")).limit(9))
        )
    # to write them to a table of their own first takes a third of the time
    assert "MATERIALIZE" not in plan.upper(), plan


def test_one_list_page_costs_one_statement(many: Catalogue, query_count: object) -> None:
    query_count.clear()  # type: ignore[attr-defined]
    with many.reading() as conn:
        list_kegiatan(conn, KegiatanFilter(tahun=(2021,)), limit=25)
    assert query_count.total == 1, str(query_count)  # type: ignore[attr-defined]


def test_an_empty_filter_says_so() -> None:
    assert KegiatanFilter().is_empty
    assert not replace(KegiatanFilter(), q="x").is_empty
    assert replace(KegiatanFilter(), q="x").used == ("q",)
