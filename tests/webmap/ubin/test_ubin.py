"""Tiles over HTTP: their headers, their refusals, and that they hold what the filter chooses."""

from __future__ import annotations

import gzip

import pytest
from flask.testing import FlaskClient

from sipurbo_geo.catalogue.save_kegiatan import save_kegiatan
from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.model.ubin import DEEPEST
from sipurbo_geo.registry import Registry
from tests.factories import make_crossing
from tests.ubin import at, counted, decode

TYPE = "application/vnd.mapbox-vector-tile"
HERE = at(102.21, -1.44, 7)
TILE = f"/tiles/{HERE.z}/{HERE.x}/{HERE.y}.mvt"


@pytest.mark.parametrize(
    ("query", "named", "right"),
    [
        ("warna=biru", "warna", "kecamatan"),
        ("kecamtan=Sumay", "kecamtan", "Maksud Anda 'kecamatan'"),
        ("tahun=dua", "tahun", "empat angka"),
        ("limit=1", "limit", "kecamatan"),
    ],
)
def test_a_wrong_parameter_is_named(
    client: FlaskClient, query: str, named: str, right: str
) -> None:
    answer = client.get(f"{TILE}?{query}")
    assert (answer.status_code, answer.mimetype) == (400, "application/problem+json")
    assert answer.json is not None
    assert answer.json["parameter"] == named
    assert right in answer.json["detail"]


@pytest.mark.parametrize(
    "path",
    [
        "1/2/0.mvt",
        "1/0/2.mvt",
        f"{DEEPEST + 1}/0/0.mvt",
        "70/0/0.mvt",
        "999999999999999999999/0/0.mvt",
        "-1/0/0.mvt",
        "a/0/0.mvt",
        "0/0/0.png",
    ],
)
def test_outside_the_matrix_there_is_nothing(client: FlaskClient, path: str) -> None:
    answer = client.get(f"/tiles/{path}")
    assert (answer.status_code, answer.mimetype) == (404, "application/problem+json")


def test_where_nothing_lies_the_answer_is_empty_and_in_order(client: FlaskClient) -> None:
    answer = client.get("/tiles/1/0/0.mvt", headers={"Accept-Encoding": "gzip"})
    assert (answer.status_code, answer.data, answer.mimetype) == (200, b"", TYPE)
    assert "Content-Encoding" not in answer.headers


def test_a_tile_tells_of_each_kegiatan_what_a_map_needs(client: FlaskClient) -> None:
    answer = client.get(TILE)
    assert (answer.status_code, answer.mimetype) == (200, TYPE)
    isi = decode(answer.data)
    assert set(isi) == {"kegiatan"}
    found = {f["properties"]["kode"]: f["properties"] for f in isi["kegiatan"]}
    assert found["PUPR-2023-0002"] == {
        "kode": "PUPR-2023-0002",
        "nama": "Peningkatan Jalan Lintas",
        "layer": "jalan",
        "bidang": "bina-marga",
        "status": "tanpa_data",
        "tahap": "pelaksanaan",
        "tahun": 2023,
        "jumlah": 1,
    }
    assert "PUPR-2023-0003" not in found, "it is not on the map"


def test_both_endings_and_every_filter_mean_the_same_as_in_the_feeds(client: FlaskClient) -> None:
    assert client.get(TILE).data == client.get(TILE.replace(".mvt", ".pbf")).data
    every = counted(decode(client.get(TILE).data))
    for query in ("layer=jalan", "kecamatan=15.09.02", "q=lintas", "pada=2099-01-01"):
        expected = client.get(f"/feeds/kegiatan.geojson?bbox=100,-3,104,0&{query}").json
        assert expected is not None
        found = counted(decode(client.get(f"{TILE}?{query}").data))
        assert found == expected["numberReturned"], query
        assert (found < every) == (query != "pada=2099-01-01")
    assert client.get(f"{TILE}?pada=2001-01-01").data == b""


def test_a_tile_is_kept_until_the_catalogue_changes(
    client: FlaskClient, catalogue: Catalogue, registry: Registry
) -> None:
    first = client.get(TILE, headers={"Accept-Encoding": "gzip"})
    assert decode(gzip.decompress(first.data)) == decode(client.get(TILE).data)
    assert first.headers["Access-Control-Allow-Origin"] == "*"
    assert first.headers["Cache-Control"] == "public, no-cache"
    same = client.get(TILE, headers={"If-None-Match": first.headers["ETag"]})
    assert (same.status_code, same.data) == (304, b"")
    with catalogue.writing() as conn:
        save_kegiatan(conn, registry, [make_crossing("PUPR-2023-0009")])
    later = client.get(TILE, headers={"If-None-Match": first.headers["ETag"]})
    assert later.status_code == 200
    codes = {f["properties"]["kode"] for f in decode(later.data)["kegiatan"]}
    assert "PUPR-2023-0009" in codes
