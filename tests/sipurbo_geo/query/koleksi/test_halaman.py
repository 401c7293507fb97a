"""Pages of a collection: every feature once, in order, whatever happens meanwhile."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from sipurbo_geo.catalogue.move_kegiatan import move_kegiatan
from sipurbo_geo.catalogue.save_kegiatan import save_kegiatan
from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.errors import NotFoundError, ParameterError
from sipurbo_geo.model.alur import Gerak
from sipurbo_geo.model.filter import KegiatanFilter
from sipurbo_geo.query.cql2.teks import parse_text
from sipurbo_geo.query.features import stream_features
from sipurbo_geo.query.koleksi.daftar import Koleksi, list_koleksi
from sipurbo_geo.query.koleksi.halaman import read_halaman, read_satu
from sipurbo_geo.query.koleksi.penanda import write_penanda
from sipurbo_geo.query.koleksi.tanya import Tanya, Urutan
from sipurbo_geo.registry import Registry
from tests.factories import make_kegiatan
from tests.queries import QueryCount


def _koleksi(registry: Registry, name: str = "kegiatan") -> Koleksi:
    return list_koleksi(registry)[name]


def _read(catalogue: Catalogue, koleksi: Koleksi, tanya: Tanya) -> tuple[list[Any], str]:
    page = read_halaman(catalogue, koleksi, tanya)
    return [f for text, _ in page.pieces for f in json.loads(b"[" + text + b"]")], page.lanjut


def _walk(catalogue: Catalogue, koleksi: Koleksi, tanya: Tanya) -> Iterator[dict[str, Any]]:
    mark = ""
    while True:
        features, mark = _read(catalogue, koleksi, replace(tanya, sesudah=mark))
        yield from features
        if not mark:
            return


def _ids(catalogue: Catalogue, koleksi: Koleksi, tanya: Tanya) -> list[str]:
    return [feature["id"] for feature in _walk(catalogue, koleksi, tanya)]


@pytest.mark.parametrize("mark", ["x", "!!!", "W10", write_penanda([1, 2]), write_penanda(["a"])])
def test_a_mark_that_no_page_gave_is_refused(
    small: Catalogue, registry: Registry, mark: str
) -> None:
    with pytest.raises(ParameterError, match="Penanda") as refused:
        read_halaman(small, _koleksi(registry), Tanya(sesudah=mark))
    assert refused.value.name == "sesudah"


@pytest.mark.parametrize("name", ["kecamatan", "geometry", "tidak_ada"])
def test_what_has_no_order_cannot_sort(small: Catalogue, registry: Registry, name: str) -> None:
    with pytest.raises(ParameterError, match="Tidak dapat diurutkan"):
        read_halaman(small, _koleksi(registry), Tanya(urut=(Urutan(name),)))


@pytest.mark.parametrize(
    ("name", "fid"),
    [("kegiatan", "TIDAK-ADA"), ("jembatan", "PUPR-2023-0001"), ("desa", "15.09.01"),
     ("progres", "PUPR-2023-0001"), ("progres", "PUPR-2023-0001:99"), ("progres", ":")],
)  # fmt: skip
def test_what_is_not_in_a_collection_is_not_found(
    small: Catalogue, registry: Registry, name: str, fid: str
) -> None:
    with pytest.raises(NotFoundError, match=name):
        read_satu(small, _koleksi(registry, name), fid)


def test_every_collection_can_be_walked_and_each_feature_found_by_its_id(
    small: Catalogue, registry: Registry
) -> None:
    counts = {}
    for name, koleksi in list_koleksi(registry).items():
        found = list(_walk(small, koleksi, Tanya(limit=2)))
        counts[name] = len(found)
        names = [p.name for p in koleksi.properties]
        for feature in found:
            assert list(feature["properties"])[: len(names)] == names[: len(feature["properties"])]
            assert json.loads(read_satu(small, koleksi, feature["id"])) == feature
    themes = dict.fromkeys(registry.layers, 1) | {"jalan": 4}
    assert counts == {"kegiatan": 13, **themes, "kecamatan": 2, "desa": 8, "progres": 5}


def test_a_page_holds_the_stored_text_itself(small: Catalogue, registry: Registry) -> None:
    page = read_halaman(small, _koleksi(registry), Tanya())
    stored = b",".join(text for text, _ in stream_features(small, KegiatanFilter()))
    paged = b",".join(text for text, _ in page.pieces)
    assert paged.replace(b"\n", b"") == stored.replace(b"\n", b"")


def test_only_the_first_page_counts(small: Catalogue, registry: Registry) -> None:
    koleksi = _koleksi(registry)
    first = read_halaman(small, koleksi, Tanya(limit=5))
    assert (first.cocok, first.jumlah) == (13, 5)
    second = read_halaman(small, koleksi, Tanya(limit=5, sesudah=first.lanjut))
    assert (second.cocok, second.jumlah) == (None, 5)


@pytest.mark.parametrize("limit", [1, 3, 100])
@pytest.mark.parametrize(
    ("name", "key"), [("kegiatan", "minggu"), ("kegiatan", "nama"), ("kegiatan", "pagu"),
                      ("kegiatan", "tanggal_mulai"), ("kegiatan", "diperbarui"),
                      ("jalan", "lebar_m"), ("progres", "deviasi"), ("desa", "nama")],
)  # fmt: skip
def test_a_sorted_walk_meets_each_feature_once_and_in_order(
    small: Catalogue, registry: Registry, name: str, key: str, limit: int
) -> None:
    koleksi = _koleksi(registry, name)
    everything = sorted(_ids(small, koleksi, Tanya(limit=100)))
    for menurun in (False, True):
        order = (Urutan(key, menurun), Urutan("kode", not menurun))
        found = list(_walk(small, koleksi, Tanya(urut=order, limit=limit)))
        assert sorted(f["id"] for f in found) == everything
        values = [f["properties"][key] for f in found]
        known = [value for value in values if value is not None]
        assert values == sorted(known, reverse=menurun) + [None] * (len(values) - len(known))


def test_who_survives_is_met_exactly_once_while_others_come_and_go(
    catalogue: Catalogue, registry: Registry
) -> None:
    old = [make_kegiatan(f"LAMA-{number:03}") for number in range(60)]
    with catalogue.writing() as conn:
        save_kegiatan(conn, registry, old)
    gone, met = set(), []
    for number, feature in enumerate(_walk(catalogue, _koleksi(registry), Tanya(limit=7))):
        met.append(feature["id"])
        if number < 40:
            leaving = f"LAMA-{(number * 37) % 60:03}"
            with catalogue.writing() as conn:
                save_kegiatan(conn, registry, [make_kegiatan(f"BARU-{number:03}")])
                if leaving not in gone:
                    move_kegiatan(conn, registry, leaving, Gerak.TARIK, catatan="uji")
            gone.add(leaving)
    surviving = {item.kode for item in old} - gone
    assert len(met) == len(set(met)), "nobody is met twice"
    assert surviving <= set(met)


def test_a_mark_holds_where_its_own_feature_is_gone(small: Catalogue, registry: Registry) -> None:
    koleksi = _koleksi(registry)
    everything = _ids(small, koleksi, Tanya())
    first, mark = _read(small, koleksi, Tanya(limit=4))
    with small.writing() as conn:
        move_kegiatan(conn, registry, first[-1]["id"], Gerak.TARIK, catatan="uji")
    rest, _ = _read(small, koleksi, Tanya(sesudah=mark))
    assert [f["id"] for f in rest] == everything[4:]


def test_boxes_times_and_properties_narrow_together(small: Catalogue, registry: Registry) -> None:
    from datetime import date

    koleksi = _koleksi(registry)
    east = (102.305, -1.5, 102.4, -1.3)
    assert _ids(small, koleksi, Tanya(kotak=(east,))) == ["PUPR-2023-0002"]
    nowhere = (0.0, 0.0, 1.0, 1.0)
    assert _ids(small, koleksi, Tanya(kotak=(nowhere, east))) == ["PUPR-2023-0002"]
    assert len(_ids(small, koleksi, Tanya(waktu=(date(2023, 6, 5), date(2023, 6, 5))))) == 13
    assert _ids(small, koleksi, Tanya(waktu=(None, date(2023, 6, 4)))) == []
    assert _ids(small, koleksi, Tanya(waktu=(date(2023, 9, 3), None))) == []
    same = (("kode", ("PUPR-2023-0001", "PUPR-2023-0003")), ("desa", ("Desa Barat 1",)))
    assert _ids(small, koleksi, Tanya(sama=same)) == ["PUPR-2023-0001"]
    reports = Tanya(
        waktu=(date(2023, 6, 12), date(2023, 6, 19)), kotak=((102.2, -1.45, 102.3, -1.4),)
    )
    assert _ids(small, _koleksi(registry, "progres"), reports) == [
        "PUPR-2023-0001:2",
        "PUPR-2023-0001:3",
    ]


def test_a_cql2_filter_narrows_every_kind_of_collection(
    small: Catalogue, registry: Registry
) -> None:
    for name, text, expected in [
        ("kegiatan", "nama LIKE '%Lintas' AND tahun = 2023", 1),
        ("kegiatan", "S_INTERSECTS(geometry, BBOX(102.305,-1.5,102.4,-1.3))", 1),
        ("kegiatan", "NOT S_INTERSECTS(geometry, BBOX(102.305,-1.5,102.4,-1.3))", 11),
        ("kegiatan", "geometry IS NULL", 1),
        ("kegiatan", "kecamatan = 'Tebo Timur'", 2),
        ("jalan", "jenis_perkerasan IS NULL", 4),
        ("kecamatan", "kode_bps = '1508002'", 1),
        ("desa", "S_INTERSECTS(geometry, POINT(102.21 -1.44))", 1),
        ("progres", "deviasi > 0 AND kritis = FALSE", 2),
        ("progres", "realisasi < rencana OR minggu >= 4", 2),
    ]:
        tanya = Tanya(syarat=parse_text(text))
        assert len(_ids(small, _koleksi(registry, name), tanya)) == expected, text


def test_what_few_reports_are_like_is_asked_of_rows_and_of_no_history(
    small: Catalogue, registry: Registry, query_count: QueryCount
) -> None:
    koleksi = _koleksi(registry, "progres")
    asked = (
        Tanya(syarat=parse_text("deviasi < -99")),
        Tanya(syarat=parse_text("kritis = TRUE AND realisasi > 50"), urut=(Urutan("deviasi"),)),
    )
    for tanya in asked:
        query_count.clear()
        page = read_halaman(small, koleksi, tanya)
        list(page.pieces)
        assert query_count.total <= 3, str(query_count)
        assert "terbitan_progres" in str(query_count)
        assert "rincian" not in str(query_count), "no history is opened"


def test_a_report_says_what_the_page_of_its_kegiatan_says(
    small: Catalogue, registry: Registry
) -> None:
    found = {f["id"]: f["properties"] for f in _walk(small, _koleksi(registry, "progres"), Tanya())}
    with small.reading() as conn:
        rows = conn.exec_driver_sql(
            "SELECT t.kode, r.rincian FROM terbitan t JOIN terbitan_rincian r ON r.id = t.id"
        ).all()
    weeks = {f"{kode}:{w['minggu']}": w for kode, text in rows for w in json.loads(text)["progres"]}
    assert found.keys() == weeks.keys()
    names = ("minggu", "tanggal", "rencana", "realisasi", "deviasi", "kritis")
    for key, week in weeks.items():
        assert {name: found[key][name] for name in names} == {name: week[name] for name in names}
