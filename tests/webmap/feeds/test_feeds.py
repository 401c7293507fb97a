"""The feeds over HTTP: their bytes, their headers, their refusals."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from typing import Any

import brotli
import pytest
import zstandard
from flask.testing import FlaskClient

from sipurbo_geo.catalogue.record_progres import record_progres
from sipurbo_geo.catalogue.save_kegiatan import save_kegiatan
from sipurbo_geo.catalogue.save_wilayah import save_wilayah
from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.registry import Registry
from sipurbo_geo.settings import Settings
from tests.factories import (
    make_crossing,
    make_kegiatan,
    make_progres,
    make_unmapped,
    make_wilayah,
)
from webmap import create_app


@pytest.fixture
def client(catalogue: Catalogue, registry: Registry, settings: Settings) -> Iterator[FlaskClient]:
    with catalogue.writing() as conn:
        save_wilayah(conn, make_wilayah())
        save_kegiatan(conn, registry, [make_kegiatan(), make_crossing(), make_unmapped()])
        record_progres(conn, registry, make_progres())
    app = create_app(settings)
    yield app.test_client()
    app.extensions["sipurbo"].catalogue.close()


def _features(client: FlaskClient, path: str) -> list[str]:
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    return [feature["id"] for feature in json.loads(answer.data)["features"]]


WRONG = [
    ("/feeds/kegiatan.geojson?warna=biru", "warna", "kecamatan"),
    ("/feeds/kegiatan.geojson?kecamtan=Sumay", "kecamtan", "Maksud Anda 'kecamatan'"),
    ("/feeds/kegiatan.geojson?tahun=dua", "tahun", "empat angka"),
    ("/feeds/kegiatan.geojson?tahun=99999", "tahun", "empat angka"),
    ("/feeds/kegiatan.geojson?status=telat", "status", "terlambat"),
    ("/feeds/kegiatan.geojson?layer=jaln", "layer", "Maksud Anda 'jalan'"),
    ("/feeds/kegiatan.geojson?kecamatan=Tebo+Bara", "kecamatan", "Maksud Anda 'Tebo Barat'"),
    ("/feeds/kegiatan.geojson?bbox=1,2,3", "bbox", "barat,selatan"),
    ("/feeds/kegiatan.geojson?bbox=nan,1,2,3", "bbox", "barat,selatan"),
    ("/feeds/kegiatan.geojson?bbox=103,-1,102,-2", "bbox", "barat,selatan"),
    ("/feeds/kegiatan.geojson?limit=-1", "limit", "bilangan bulat"),
    ("/feeds/kegiatan.geojson?limit=1e3", "limit", "bilangan bulat"),
    ("/feeds/kegiatan.geojson?pada=kemarin", "pada", "2026-11-24"),
    ("/feeds/kegiatan.geojson?q=" + "a" * 300, "q", "200"),
    ("/feeds/kecamatan/Atlantis.geojson", "kecamatan", "15.09.01"),
    ("/feeds/bidang/bina-margo.geojson", "bidang", "Maksud Anda 'bina-marga'"),
    ("/feeds/wilayah/kecamatan.geojson?x=1", "x", "dibuka tanpa parameter"),
    ("/feeds/kegiatan/PUPR-2023-0001.geojson?x=1", "x", "kecamatan"),
    ("/feeds/bidang/bina-marga.geojson?bidang=cipta-karya", "bidang", "sudah menetapkan"),
    ("/feeds/kecamatan/15.09.01.geojson?kecamatan=15.09.02", "kecamatan", "sudah menetapkan"),
    ("/feeds/kecamatan/15.09.01.geojson?kecamatan=Atlantis", "kecamatan", "15.09.01"),
]


@pytest.mark.parametrize(("path", "parameter", "hint"), WRONG)
def test_a_wrong_parameter_is_named_with_what_would_be_right(
    client: FlaskClient, path: str, parameter: str, hint: str
) -> None:
    answer = client.get(path)
    assert answer.status_code == 400
    assert answer.content_type == "application/problem+json"
    problem = json.loads(answer.data)
    assert problem["parameter"] == parameter
    assert hint in problem["detail"]


def test_a_problem_is_told_in_english_when_asked(client: FlaskClient) -> None:
    client.set_cookie("bahasa", "en")
    answer = client.get("/feeds/kegiatan.geojson?status=telat")
    assert "Unknown value" in json.loads(answer.data)["detail"]


@pytest.mark.parametrize(
    "path", ["/feeds/kegiatan/TIDAK-ADA.geojson", "/feeds/tidak-ada", "/feeds/kegiatan/.geojson"]
)
def test_what_is_not_there_is_a_problem_of_its_own(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert answer.content_type == "application/problem+json"


def test_writing_to_a_feed_is_not_allowed(client: FlaskClient) -> None:
    answer = client.post("/feeds/kegiatan.geojson")
    assert answer.status_code == 405
    assert "GET" in answer.headers["Allow"]
    assert "hanya menerima GET, HEAD" in json.loads(answer.data)["detail"]


def test_the_whole_catalogue_is_a_feature_collection(client: FlaskClient) -> None:
    answer = client.get("/feeds/kegiatan.geojson")
    found = json.loads(answer.data)
    assert answer.content_type == "application/geo+json"
    assert found["type"] == "FeatureCollection"
    assert found["numberMatched"] == found["numberReturned"] == len(found["features"]) == 3
    assert found["bbox"] == [102.21, -1.44, 102.34, -1.4]
    assert found["timeStamp"].endswith("Z")
    assert [f["geometry"] is None for f in found["features"]] == [False, False, True]


@pytest.mark.parametrize(
    "name", ["15.09.02", "1508002", "Tebo Timur", "tebo%20timur", "TEBO-TIMUR"]
)
def test_a_kecamatan_answers_to_both_codes_and_its_name(client: FlaskClient, name: str) -> None:
    expected = ["PUPR-2023-0002", "PUPR-2023-0003"]
    assert _features(client, f"/feeds/kegiatan.geojson?kecamatan={name}") == expected
    assert _features(client, f"/feeds/kecamatan/{name}.geojson") == expected
    assert _features(client, f"/feeds/kecamatan/{name}/bina-marga.geojson") == expected


def test_values_of_one_parameter_mean_or_and_parameters_mean_and(client: FlaskClient) -> None:
    path = "/feeds/kegiatan.geojson"
    assert len(_features(client, f"{path}?status=selesai,tanpa_data")) == 3
    assert len(_features(client, f"{path}?status=selesai&status=tanpa_data")) == 3
    assert _features(client, f"{path}?status=selesai&q=rabat") == ["PUPR-2023-0001"]
    assert _features(client, f"{path}?status=selesai&q=lintas") == []


def test_what_the_path_says_may_be_said_again(client: FlaskClient) -> None:
    expected = _features(client, "/feeds/kecamatan/15.09.02.geojson")
    assert _features(client, "/feeds/kecamatan/15.09.02.geojson?kecamatan=Tebo+Timur") == expected
    assert _features(client, "/feeds/kecamatan/15.09.02.geojson?kecamatan=") == expected


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("pada=2001-01-01", 404),
        ("pada=2099-01-01", 200),
        ("layer=jembatan", 404),
        ("layer=jalan&limit=1", 200),
        ("offset=1", 404),
    ],
)
def test_one_kegiatan_takes_the_parameters_of_every_feed(
    client: FlaskClient, query: str, status: int
) -> None:
    answer = client.get(f"/feeds/kegiatan/PUPR-2023-0001.geojson?{query}")
    assert answer.status_code == status
    plain = client.get("/feeds/kegiatan/PUPR-2023-0001.geojson").data
    if status == 200:
        assert answer.data == plain
    else:
        assert b"Coba tanpa parameter" in answer.data


def test_the_link_to_itself_of_a_page_without_a_limit_works(client: FlaskClient) -> None:
    found = json.loads(client.get("/feeds/kegiatan.geojson?offset=1").data)
    (link,) = found["links"]
    assert "limit" not in link["href"]
    assert json.loads(client.get(link["href"]).data) == found


def test_an_empty_answer_is_still_a_collection(client: FlaskClient) -> None:
    found = json.loads(client.get("/feeds/kegiatan.geojson?q=tiada").data)
    assert (found["features"], found["numberMatched"]) == ([], 0)


def test_pages_lead_from_one_to_the_next_and_keep_the_filter(client: FlaskClient) -> None:
    path, seen = "/feeds/kegiatan.geojson?q=jalan&limit=1", []
    while path:
        found = json.loads(client.get(path).data)
        seen += [feature["id"] for feature in found["features"]]
        assert (found["numberMatched"], found["numberReturned"]) == (3, 1)
        path = next((link["href"] for link in found["links"] if link["rel"] == "next"), "")
    assert seen == ["PUPR-2023-0001", "PUPR-2023-0002", "PUPR-2023-0003"]


def test_one_kegiatan_is_a_feature_of_its_own(client: FlaskClient) -> None:
    answer = client.get("/feeds/kegiatan/PUPR-2023-0001.geojson")
    found = json.loads(answer.data)
    assert (found["type"], found["id"]) == ("Feature", "PUPR-2023-0001")
    assert found["properties"]["deviasi"] == 0
    assert found["properties"]["url"] == "/kegiatan/PUPR-2023-0001"


def test_a_kode_with_a_slash_has_an_address_that_works(
    client: FlaskClient, catalogue: Catalogue, registry: Registry
) -> None:
    kode = "06.4981/FC 5036 & C%"
    with catalogue.writing() as conn:
        save_kegiatan(conn, registry, [make_kegiatan(kode)])
    found = json.loads(client.get("/feeds/kegiatan.geojson?q=fc+5036").data)
    url = found["features"][0]["properties"]["url"]
    assert url == "/kegiatan/06.4981%2FFC%205036%20%26%20C%25"
    assert json.loads(client.get(f"/feeds{url}.geojson").data)["id"] == kode
    assert client.get(url).status_code == 200


def test_addresses_are_absolute_where_the_public_one_is_known(
    catalogue: Catalogue, registry: Registry, settings: Settings
) -> None:
    from dataclasses import replace

    tricky = make_kegiatan(nama='Jalan "url":"/x" Raya')
    with catalogue.writing() as conn:
        save_kegiatan(conn, registry, [tricky])
    app = create_app(replace(settings, public_url="https://peta.example.org"))
    for path in ("/feeds/kegiatan.geojson", "/feeds/kegiatan/PUPR-2023-0001.geojson"):
        found: dict[str, Any] = json.loads(app.test_client().get(path).data)
        properties = found.get("properties") or found["features"][0]["properties"]
        assert properties["url"] == "https://peta.example.org/kegiatan/PUPR-2023-0001"
        assert properties["nama"] == tricky.nama
    app.extensions["sipurbo"].catalogue.close()


def test_boundaries_say_both_codes_and_whether_they_are_official(client: FlaskClient) -> None:
    found = json.loads(client.get("/feeds/wilayah/kecamatan.geojson").data)
    assert found["numberMatched"] == found["numberReturned"] == len(found["features"]) == 2
    assert (found["bbox"], found["links"]) == ([102.2, -1.45, 102.4, -1.35], [])
    assert found["timeStamp"].endswith("Z")
    first = found["features"][0]["properties"]
    assert (first["kode"], first["kode_bps"], first["ilustrasi"]) == ("15.09.01", "1508001", True)


def test_an_unchanged_feed_answers_304_without_a_body(client: FlaskClient) -> None:
    first = client.get("/feeds/kegiatan.geojson")
    for name, value in (
        ("If-None-Match", first.headers["ETag"]),
        ("If-Modified-Since", first.headers["Last-Modified"]),
    ):
        again = client.get("/feeds/kegiatan.geojson", headers={name: value})
        assert (again.status_code, again.data) == (304, b"")
        assert again.headers["ETag"] == first.headers["ETag"]
    other = client.get("/feeds/kegiatan.geojson", headers={"If-None-Match": 'W/"lain-1"'})
    assert other.status_code == 200


def test_a_changed_catalogue_has_another_etag(
    client: FlaskClient, catalogue: Catalogue, registry: Registry
) -> None:
    before = client.get("/feeds/kegiatan.geojson").headers["ETag"]
    with catalogue.writing() as conn:
        save_kegiatan(conn, registry, [make_kegiatan("BARU-1")])
    after = client.get("/feeds/kegiatan.geojson", headers={"If-None-Match": before})
    assert after.status_code == 200
    assert after.headers["ETag"] != before


DECODERS = {
    "gzip": gzip.decompress,
    "br": brotli.decompress,
    "zstd": lambda data: zstandard.ZstdDecompressor().decompressobj().decompress(data),
}


@pytest.mark.parametrize("encoding", DECODERS)
def test_a_compressed_feed_is_the_same_feed(client: FlaskClient, encoding: str) -> None:
    plain = client.get("/feeds/kegiatan.geojson").data
    packed = client.get("/feeds/kegiatan.geojson", headers={"Accept-Encoding": encoding})
    assert packed.headers["Content-Encoding"] == encoding
    assert DECODERS[encoding](packed.data) == plain
    assert "Accept-Encoding" in packed.headers["Vary"]


def test_the_best_encoding_is_taken_and_none_that_is_refused(client: FlaskClient) -> None:
    def encoding(header: str) -> str | None:
        return client.get(
            "/feeds/kegiatan.geojson", headers={"Accept-Encoding": header}
        ).headers.get("Content-Encoding")

    assert encoding("gzip, deflate, br, zstd") == "zstd"
    assert encoding("gzip, br;q=0.5") == "gzip"
    assert encoding("identity") is None
    assert encoding("gzip;q=0") is None


def test_every_feed_may_be_read_from_any_page_and_saved_under_a_telling_name(
    client: FlaskClient,
) -> None:
    answer = client.get("/feeds/kegiatan.geojson?tahun=2023&kecamatan=15.09.02")
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    name = answer.headers["Content-Disposition"]
    assert "kegiatan-kecamatan-15.09.02-tahun-2023.geojson" in name


@pytest.mark.parametrize("path", ["/feeds/kegiatan.geojson", "/unduh/kegiatan.csv"])
def test_a_slash_in_the_filter_makes_no_folder_of_the_file_name(
    client: FlaskClient, path: str
) -> None:
    name = client.get(path, query_string={"q": "../../a"}).headers["Content-Disposition"]
    assert "/" not in name
    assert "kegiatan-q-..%2F..%2Fa." in name


def test_a_head_request_costs_no_body(client: FlaskClient) -> None:
    answer = client.head("/feeds/kegiatan.geojson")
    assert (answer.status_code, answer.data) == (200, b"")


def test_health_tells_revision_and_counts(client: FlaskClient) -> None:
    found = json.loads(client.get("/healthz").data)
    assert (found["jumlah"], found["tanpa_geometri"]) == (3, 1)
    assert found["revisi"] > 0
