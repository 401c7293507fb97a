"""The documents around the features: links that lead somewhere, pages for people."""

from __future__ import annotations

import json
from urllib.parse import urlsplit

import pytest
from flask.testing import FlaskClient
from jsonschema import Draft202012Validator

from sipurbo_geo.registry import Registry

DOCUMENTS = (
    "/ogc/",
    "/ogc/conformance",
    "/ogc/api",
    "/ogc/collections",
    "/ogc/collections/jalan",
    "/ogc/collections/progres",
    "/ogc/collections/jalan/queryables",
    "/ogc/collections/desa/items",
    "/ogc/collections/progres/items",
    "/ogc/collections/kegiatan/items/PUPR-2023-0001",
    "/ogc/collections/jalan/tiles",
    "/ogc/collections/kegiatan/tiles/WebMercatorQuad",
    "/ogc/tileMatrixSets",
    "/ogc/tileMatrixSets/WebMercatorQuad",
)


@pytest.mark.parametrize("path", DOCUMENTS)
def test_every_document_is_data_and_a_page(client: FlaskClient, path: str) -> None:
    assert client.get(path).mimetype.endswith("json")
    assert client.get(path, query_string={"f": "json"}).mimetype.endswith("json")
    for page in (
        client.get(path, query_string={"f": "html"}),
        client.get(path, headers={"Accept": "text/html"}),
    ):
        assert (page.status_code, page.mimetype) == (200, "text/html")


@pytest.mark.parametrize("path", DOCUMENTS)
def test_a_parameter_without_meaning_is_refused(client: FlaskClient, path: str) -> None:
    answer = client.get(path, query_string={"entah": "1"})
    assert answer.status_code == 400
    assert json.loads(answer.data)["parameter"] == "entah"


def test_every_link_of_the_landing_page_and_the_collections_leads_somewhere(
    client: FlaskClient,
) -> None:
    waiting = [link["href"] for link in json.loads(client.get("/ogc/").data)["links"]]
    listed = json.loads(client.get("/ogc/collections").data)
    for collection in listed["collections"]:
        waiting += [link["href"] for link in collection["links"] if link["rel"] != "license"]
    for href in waiting:
        parts = urlsplit(href)
        answer = client.get(parts.path, query_string=parts.query)
        assert answer.status_code == 200, href


def test_there_is_a_collection_for_every_theme(client: FlaskClient, registry: Registry) -> None:
    listed = json.loads(client.get("/ogc/collections").data)["collections"]
    names = [collection["id"] for collection in listed]
    assert names == ["kegiatan", *registry.layers, "kecamatan", "desa", "progres", "katalog"]
    jalan = listed[1]
    assert jalan["extent"]["spatial"]["bbox"] == [[102.21, -1.44, 102.34, -1.4]]
    assert jalan["extent"]["temporal"]["interval"] == [
        ["2023-06-05T00:00:00Z", "2023-09-02T00:00:00Z"]
    ]
    assert jalan["storageCrs"] in jalan["crs"]


def test_a_collection_leads_to_its_description(client: FlaskClient) -> None:
    for name, himpunan in (("jalan", "jalan"), ("desa", "wilayah"), ("progres", "progres")):
        links = json.loads(client.get(f"/ogc/collections/{name}").data)["links"]
        found = [urlsplit(link["href"]).path for link in links if link["rel"] == "describedby"]
        assert found == [f"/katalog/{himpunan}", f"/katalog/{himpunan}.xml"]


def test_an_unknown_collection_is_not_found_and_the_known_are_named(client: FlaskClient) -> None:
    tiles = "/tiles", "/tiles/WebMercatorQuad", "/tiles/WebMercatorQuad/0/0/0"
    for tail in ("", "/queryables", "/items", "/items/x", *tiles):
        answer = client.get(f"/ogc/collections/jaln{tail}")
        assert answer.status_code == 404
        assert "jalan" in json.loads(answer.data)["detail"]


def test_queryables_describe_the_features(client: FlaskClient) -> None:
    for name in ("kegiatan", "jalan", "kecamatan", "progres"):
        schema = json.loads(client.get(f"/ogc/collections/{name}/queryables").data)
        Draft202012Validator.check_schema(schema)
        features = json.loads(client.get(f"/ogc/collections/{name}/items").data)["features"]
        known = set(schema["properties"])
        for feature in features[:3] if name != "kegiatan" else []:
            assert set(feature["properties"]) - {"url"} <= known


def test_both_names_of_the_spatial_class_are_told(client: FlaskClient) -> None:
    classes = json.loads(client.get("/ogc/conformance").data)["conformsTo"]
    for name in ("basic-spatial-functions", "basic-spatial-operators", "cql2-text", "basic-cql2"):
        assert f"http://www.opengis.net/spec/cql2/1.0/conf/{name}" in classes


def test_titles_follow_the_reader(client: FlaskClient) -> None:
    def title() -> str:
        found = json.loads(client.get("/ogc/collections/jalan").data)["title"]
        return str(found)

    assert title() == "Jalan"
    client.set_cookie("bahasa", "en")
    assert title() == "Roads"
