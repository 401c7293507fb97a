"""Items over HTTP: parameters, refusals, pages, systems of coordinates, validators."""

from __future__ import annotations

import json
from functools import partial
from typing import Any

import pyproj
import pytest
from flask import Flask
from flask.testing import FlaskClient

from sipurbo_geo.catalogue.save_kegiatan import save_kegiatan
from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.registry import Registry
from tests.factories import make_kegiatan
from tests.processor import least_cpu_s
from tests.sipurbo_geo.query.cql2.test_teks import HEAVY, LONGEST_S

ITEMS = "/ogc/collections/kegiatan/items"
EPSG = "http://www.opengis.net/def/crs/EPSG/0/"
DEEP = "(" * 2000 + "tahun=2023" + ")" * 2000


def _get(client: FlaskClient, path: str, **query: Any) -> Any:
    answer = client.get(path, query_string=query or None)
    assert answer.status_code == 200, answer.text
    return json.loads(answer.data)


def _kode(client: FlaskClient, **query: Any) -> list[str]:
    return [feature["id"] for feature in _get(client, ITEMS, **query)["features"]]


WRONG = [
    ({"limit": "0"}, "limit", "mulai 1"),
    ({"limit": "-1"}, "limit", "mulai 1"),
    ({"limit": "sepuluh"}, "limit", "mulai 1"),
    ({"bbox": "1,2,3"}, "bbox", "empat angka"),
    ({"bbox": "102,nan,103,1"}, "bbox", "empat angka"),
    ({"bbox": "102,-1,103,-2"}, "bbox", "empat angka"),
    ({"bbox": "190,-1,200,1"}, "bbox", "empat angka"),
    ({"bbox": "0,0,1,1", "bbox-crs": "EPSG:1"}, "bbox-crs", "CRS84"),
    ({"crs": "EPSG:23830"}, "crs", "CRS84"),
    ({"datetime": "kemarin"}, "datetime", "2026-11-24"),
    ({"datetime": "2023-02-30"}, "datetime", "2026-11-24"),
    ({"datetime": "../.."}, "datetime", "2026-11-24"),
    ({"datetime": "2024-01-01/2023-01-01"}, "datetime", "2026-11-24"),
    ({"datetime": "9999-12-31T23:00:00Z"}, "datetime", "2026-11-24"),
    ({"filter": "nma = 'x'"}, "filter", "Maksud Anda 'nama'"),
    ({"filter": "s_intersect(geometry, POINT(1 2))"}, "filter", "Maksud Anda 's_intersects'"),
    ({"filter": "tahun = 'dua'"}, "filter", "'tahun' dibandingkan dengan angka"),
    ({"filter": "tahun = 2023", "filter-lang": "sql"}, "filter-lang", "cql2-text"),
    ({"filter": "tahun = 2023", "filter-lang": "cql2-json"}, "filter", "bukan JSON"),
    ({"filter": "S_WITHIN(geometry, POINT(1 2))", "filter-crs": "x"}, "filter-crs", "CRS84"),
    ({"filter": DEEP}, "filter", "bersarang terlalu dalam"),
    ({"filter": "nama = '" + "x" * 100_000 + "'"}, "filter", "terlalu panjang"),
    ({"sortby": "-kecamatan"}, "sortby", "Tidak dapat diurutkan"),
    ({"properties": "nama,rahasia"}, "properties", "'rahasia' tidak ada"),
    ({"sesudah": "bukan-penanda"}, "sesudah", "Penanda"),
    ({"minggu": "x"}, "minggu", "integer"),
    ({"f": "xml"}, "f", "html"),
    ({"status": "telat"}, "status", "terlambat"),
    ({"pada": "2023-01-01"}, "pada", "tidak dikenal"),
    ({"tahum": "2023"}, "tahum", "Maksud Anda 'tahun'"),
    ({"q": "a\0b"}, "q", "NUL"),
]


@pytest.mark.parametrize(("query", "parameter", "hint"), WRONG)
def test_what_is_wrong_is_named_with_what_would_be_right(
    client: FlaskClient, query: dict[str, str], parameter: str, hint: str
) -> None:
    answer = client.get(ITEMS, query_string=query)
    assert (answer.status_code, answer.content_type) == (400, "application/problem+json")
    problem = json.loads(answer.data)
    assert problem["parameter"] == parameter
    assert hint in problem["detail"]


def test_what_is_too_much_is_refused_in_a_moment_and_the_process_lives(client: FlaskClient) -> None:
    def cost(name: str, text: str) -> float:
        return least_cpu_s(partial(client.get, ITEMS, query_string={name: text}))

    for name, text in HEAVY.items():
        assert client.get(ITEMS, query_string={"filter": text}).status_code == 400, name
        # an address of this length costs as much where nobody reads a filter in it
        assert cost("filter", text) - cost("entah", text) < LONGEST_S, name
    assert len(_kode(client)) == 13


def test_a_huge_limit_is_clamped_and_not_refused(client: FlaskClient) -> None:
    for limit in ("10001", "9" * 50):
        assert _get(client, ITEMS, limit=limit)["numberReturned"] == 13


def test_next_links_lead_through_everything_once(client: FlaskClient) -> None:
    path, met = f"{ITEMS}?limit=5&sortby=-tahun,kode", []
    while path:
        page = _get(client, path)
        met += [feature["id"] for feature in page["features"]]
        path = next((link["href"] for link in page["links"] if link["rel"] == "next"), "")
    assert met == sorted(_kode(client))


def test_the_common_filter_means_what_it_means_for_feeds(client: FlaskClient) -> None:
    for query in (
        {"kecamatan": "Tebo Timur"},
        {"status": "selesai,tanpa_data", "bidang": "bina-marga"},
        {"q": "rabat", "tahun": "2023"},
        {"bbox": "102.305,-1.5,102.4,-1.3"},
    ):
        feed = _get(client, "/feeds/kegiatan.geojson", **query)
        assert _kode(client, **query) == [feature["id"] for feature in feed["features"]]


def test_any_property_can_be_asked_for_by_its_name(client: FlaskClient) -> None:
    assert _kode(client, kode="PUPR-2023-0002") == ["PUPR-2023-0002"]
    assert _kode(client, minggu="5") == ["PUPR-2023-0001"]
    assert _kode(client, desa="Desa Barat 1", kode="PUPR-2023-0002") == []


@pytest.mark.parametrize("epsg", [4326, 3857, 32747, 32748])
def test_coordinates_come_in_every_offered_system(client: FlaskClient, epsg: int) -> None:
    one = f"{ITEMS}/PUPR-2023-0001"
    lonlat = _get(client, one)["geometry"]["coordinates"]
    onward = pyproj.Transformer.from_crs("OGC:CRS84", f"EPSG:{epsg}")
    expected = [onward.transform(*pair) for pair in lonlat]
    answer = client.get(one, query_string={"crs": f"{EPSG}{epsg}"})
    assert answer.headers["Content-Crs"] == f"<{EPSG}{epsg}>"
    found = json.loads(answer.data)["geometry"]["coordinates"]
    assert found == [pytest.approx(pair, abs=0.006) for pair in expected]
    listed = _get(client, ITEMS, crs=f"{EPSG}{epsg}", kode="PUPR-2023-0001")
    assert listed["features"][0]["geometry"]["coordinates"] == found


def test_a_box_may_be_written_in_every_offered_system(client: FlaskClient) -> None:
    expected = _kode(client, bbox="102.305,-1.5,102.4,-1.3")
    assert expected == ["PUPR-2023-0002"]
    assert _kode(client, **{"bbox": "-1.5,102.305,-1.3,102.4", "bbox-crs": "EPSG:4326"}) == expected
    onward = pyproj.Transformer.from_crs("OGC:CRS84", "EPSG:32748", always_xy=True)
    box = ",".join(map(str, onward.transform_bounds(102.305, -1.5, 102.4, -1.3)))
    assert _kode(client, **{"bbox": box, "bbox-crs": f"{EPSG}32748"}) == expected
    west, south, east, north = onward.transform_bounds(102.305, -1.5, 102.4, -1.3)
    corners = ((west, south), (east, south), (east, north), (west, north), (west, south))
    ring = ", ".join(f"{x} {y}" for x, y in corners)
    query = {"filter": f"S_INTERSECTS(geometry, POLYGON(({ring})))", "filter-crs": "EPSG:32748"}
    assert _kode(client, **query) == expected


def test_a_box_across_the_antimeridian_has_two_parts(client: FlaskClient) -> None:
    assert _kode(client, bbox="102.305,-1.5,-170,-1.3") == ["PUPR-2023-0002"]
    assert _kode(client, bbox="170,-1.5,102.25,-1.3", kode="PUPR-2023-0002") == []


def test_chosen_properties_are_all_that_is_sent(client: FlaskClient) -> None:
    page = _get(client, ITEMS, properties="tahun,nama", limit=1)
    assert page["features"][0]["properties"] == {
        "nama": "Pembangunan Jalan Rabat Beton Desa Contoh",
        "tahun": 2023,
    }
    assert page["features"][0]["geometry"]["type"] == "LineString"


def test_time_chooses_what_was_under_work(client: FlaskClient) -> None:
    assert len(_kode(client, datetime="2023-06-05")) == 13
    assert len(_kode(client, datetime="2023-06-04T17:00:00Z")) == 13, "in Tebo it is the fifth"
    assert _kode(client, datetime="2023-06-04T16:59:59Z") == []
    assert _kode(client, datetime="2023-09-03/..") == []


def test_one_feature_leads_to_its_collection_and_its_page(client: FlaskClient) -> None:
    found = _get(client, f"{ITEMS}/PUPR-2023-0001")
    assert found["type"] == "Feature"
    assert {link["rel"] for link in found["links"]} == {"self", "alternate", "collection"}
    assert client.get(f"{ITEMS}/TIDAK-ADA").status_code == 404
    assert client.get("/ogc/collections/jembatan/items/PUPR-2023-0001").status_code == 404


def test_an_unchanged_page_answers_304_and_a_changed_one_does_not(
    client: FlaskClient, catalogue: Catalogue, registry: Registry
) -> None:
    for path in (ITEMS, f"{ITEMS}/PUPR-2023-0001"):
        etag = client.get(path).headers["ETag"]
        assert client.get(path, headers={"If-None-Match": etag}).status_code == 304
    with catalogue.writing() as conn:
        save_kegiatan(conn, registry, [make_kegiatan("BARU-1")])
    assert client.get(ITEMS, headers={"If-None-Match": etag}).status_code == 200


def test_data_and_page_of_one_address_are_not_mixed_up(client: FlaskClient) -> None:
    for _ in range(2):
        page = client.get(ITEMS, headers={"Accept": "text/html,*/*;q=0.8"})
        assert page.mimetype == "text/html"
        assert "PUPR-2023-0001" in page.text
        assert client.get(ITEMS).mimetype == "application/geo+json"
        assert "Accept" in page.headers["Vary"]


def test_the_stored_text_is_what_is_sent(app: Flask) -> None:
    client = app.test_client()
    features = _get(client, ITEMS)["features"]
    assert features == _get(client, "/feeds/kegiatan.geojson")["features"]
