"""The catalogue as OGC API - Records: looked for by what it says, where, when, and by name."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlsplit

import pytest
from flask.testing import FlaskClient

from sipurbo_geo.registry import Registry

ITEMS = "/ogc/collections/katalog/items"


def read(client: FlaskClient, **asked: str) -> list[str]:
    answer = client.get(ITEMS, query_string=asked)
    assert answer.status_code == 200, answer.text
    document = json.loads(answer.data)
    assert document["numberReturned"] == len(document["features"])
    return [record["id"] for record in document["features"]]


@pytest.mark.parametrize(
    "asked",
    [{"bbox": "1,2"}, {"datetime": "kemarin"}, {"limit": "0"}, {"sesudah": "x"}, {"entah": "1"},
     {"sesudah": "WyJ0aWRhay1hZGEiXQ"}],
)  # fmt: skip
def test_what_is_asked_wrongly_is_refused_by_name(
    client: FlaskClient, asked: dict[str, str]
) -> None:
    answer = client.get(ITEMS, query_string=asked)
    assert (answer.status_code, answer.mimetype) == (400, "application/problem+json")
    assert json.loads(answer.data)["parameter"] == next(iter(asked))


def test_what_is_not_there_is_not_found(client: FlaskClient) -> None:
    answer = client.get(f"{ITEMS}/jaln")
    assert answer.status_code == 404
    assert "jalan" in json.loads(answer.data)["detail"]


def test_there_is_a_record_for_everything_that_is_offered(
    client: FlaskClient, registry: Registry
) -> None:
    assert read(client) == ["kegiatan", *registry.layers, "progres", "wilayah"]


def test_a_record_says_what_the_standard_asks_for(client: FlaskClient) -> None:
    record: dict[str, Any] = json.loads(client.get(f"{ITEMS}/jalan").data)
    assert (record["type"], record["id"]) == ("Feature", "jalan")
    assert record["geometry"]["coordinates"][0][0] == [102.21, -1.44]
    assert record["time"] == {"interval": ["2023-06-05", "2023-09-02"]}
    about = record["properties"]
    assert (about["type"], about["title"], about["license"]) == ("dataset", "Jalan", "CC-BY-4.0")
    assert about["themes"][0]["concepts"] == [{"id": "transportation"}]
    assert about["contacts"][0]["position"] == "Bidang Bina Marga"
    assert about["language"]["code"] == "id"
    assert {"name": "kegiatan.gpkg", "mediaType": "application/geopackage+sqlite3"} in about[
        "formats"
    ]
    relations = {link["rel"] for link in record["links"]}
    assert {"self", "collection", "alternate", "license", "enclosure", "data"} <= relations
    tiles = record["linkTemplates"][0]
    assert tiles["uriTemplate"].endswith("/tiles/{z}/{x}/{y}.mvt?layer=jalan")


def test_every_link_of_every_record_leads_somewhere(client: FlaskClient) -> None:
    records = json.loads(client.get(ITEMS).data)["features"]
    links = {link["href"] for r in records for link in r["links"] if link["rel"] != "license"}
    assert len(links) > 100
    for href in sorted(links):
        parts = urlsplit(href)
        answer = client.get(parts.path, query_string=parts.query)
        assert answer.status_code == 200, href
        answer.close()


def test_records_are_found_by_words_in_either_language(client: FlaskClient) -> None:
    assert read(client, q="JEMBATAN") == read(client, q="bridges") == ["kegiatan", "jembatan"]
    assert read(client, q="laporan  mingguan") == ["progres"], "a phrase"
    assert read(client, q="tidak ada yang begini, batas wilayah") == ["wilayah"], "one is enough"
    assert read(client, q="tidak ada yang begini") == []
    assert len(read(client, q="")) > 10, "no value asks nothing"


def test_records_are_found_by_place_time_and_name(client: FlaskClient) -> None:
    everywhere = read(client)
    assert read(client, bbox="0,0,1,1") == []
    mapped = read(client, bbox="102,-2,103,-1")
    assert "progres" not in mapped, "a report has no place"
    assert set(mapped) < set(everywhere)
    assert read(client, datetime="2019-01-01") == []
    assert "jalan" in read(client, datetime="2023-07-01/..")
    assert "wilayah" not in read(client, datetime="../2030-01-01"), "no time is known of it"
    assert read(client, ids="sungai,jalan") == ["jalan", "sungai"]
    assert read(client, type="dataset") == everywhere
    assert read(client, type="service") == []
    record = json.loads(client.get(f"{ITEMS}/sungai").data)
    assert read(client, externalIds=record["properties"]["externalIds"][0]["value"]) == ["sungai"]
    assert read(client, ids="sungai", q="jalan") == [], "everything that is given has to hold"


@pytest.mark.parametrize("limit", ["1", "4", "500"])
def test_pages_meet_each_record_once(client: FlaskClient, limit: str) -> None:
    found, address = [], f"{ITEMS}?limit={limit}&type=dataset"
    while address:
        parts = urlsplit(address)
        page = json.loads(client.get(parts.path, query_string=parts.query).data)
        found += [record["id"] for record in page["features"]]
        onward = [link["href"] for link in page["links"] if link["rel"] == "next"]
        address = onward[0] if onward else ""
    assert found == read(client)


def test_the_catalogue_is_a_collection_of_records(client: FlaskClient) -> None:
    document = json.loads(client.get("/ogc/collections/katalog").data)
    assert (document["type"], document["itemType"]) == ("Catalog", "record")
    classes = json.loads(client.get("/ogc/conformance").data)["conformsTo"]
    for name in ("record-core", "record-collection", "record-api", "records-api"):
        assert f"http://www.opengis.net/spec/ogcapi-records-1/1.0/conf/{name}" in classes


def test_programs_find_the_catalogue_from_the_landing_page_and_from_the_page_for_people(
    client: FlaskClient,
) -> None:
    relation = "http://www.opengis.net/def/rel/ogc/1.0/ogc-catalog-searchable"
    links = {link["rel"]: link["href"] for link in json.loads(client.get("/ogc/").data)["links"]}
    assert links[relation].endswith("/ogc/collections/katalog")
    assert f'rel="{relation}"' in client.get("/katalog").text


def test_every_record_names_itself_and_its_catalogue(client: FlaskClient) -> None:
    records = json.loads(client.get(ITEMS).data)["features"]
    for record in records:
        links = {link["rel"]: link["href"] for link in record["links"]}
        assert links["self"].endswith(f"{ITEMS}/{record['id']}")
        assert links["collection"].endswith("/ogc/collections/katalog")
        alone = json.loads(client.get(urlsplit(links["self"]).path).data)
        assert alone == record == json.loads(client.get(f"/katalog/{record['id']}.json").data)


@pytest.mark.parametrize("path", ["", "/items", "/items?q=jalan", "/items?q=zzz", "/items/jalan"])
def test_people_get_a_page(client: FlaskClient, path: str) -> None:
    address = f"/ogc/collections/katalog{path}"
    answer = client.get(f"{address}{'&' if '?' in address else '?'}f=html")
    assert (answer.status_code, answer.mimetype) == (200, "text/html")
    assert "<h1>" in answer.text


def test_titles_follow_the_reader_and_the_plain_file_stays(client: FlaskClient) -> None:
    client.set_cookie("bahasa", "en")
    assert json.loads(client.get(f"{ITEMS}/jalan").data)["properties"]["title"] == "Roads"
    plain = json.loads(client.get("/katalog/jalan.json").data)
    assert plain["properties"]["title"] == "Jalan"
    assert len(json.loads(client.get("/katalog.json").data)["features"]) == len(read(client))
