"""TileJSON and the style: what a client needs to find the tiles and to draw them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from flask.testing import FlaskClient

from sipurbo_geo.model.ubin import DEEPEST
from sipurbo_geo.registry import Registry
from sipurbo_geo.serialise.mvt.keterangan import LAYERS
from sipurbo_geo.settings import Settings
from tests.ubin import at, decode
from webmap import create_app


def _json(client: FlaskClient, path: str) -> dict[str, Any]:
    answer = client.get(path)
    assert (answer.status_code, answer.mimetype) == (200, "application/json")
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    again = client.get(path, headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304
    found: dict[str, Any] = answer.json
    return found


@pytest.mark.parametrize("name", ["kegiatan.json", "gaya.json"])
def test_a_wrong_parameter_is_named(client: FlaskClient, name: str) -> None:
    answer = client.get(f"/tiles/{name}?warna=biru")
    assert (answer.status_code, answer.mimetype) == (400, "application/problem+json")
    assert answer.json is not None
    assert answer.json["parameter"] == "warna"


def test_tilejson_leads_to_the_tiles_and_says_where_they_lie(client: FlaskClient) -> None:
    document = _json(client, "/tiles/kegiatan.json")
    assert document["tilejson"] == "3.0.0"
    assert document["tiles"] == ["http://localhost/tiles/{z}/{x}/{y}.mvt"]
    assert (document["minzoom"], document["maxzoom"]) == (0, DEEPEST)
    west, south, east, north = document["bounds"]
    assert (102.2 < west < east < 102.35, -1.45 < south < north < -1.35) == (True, True)
    place = at(102.21, -1.44, 7)
    address = document["tiles"][0].format(z=place.z, x=place.x, y=place.y)
    assert decode(client.get(address).data)["kegiatan"]


def test_the_fields_are_those_of_the_tiles(client: FlaskClient) -> None:
    document = _json(client, "/tiles/kegiatan.json")
    told = {layer["id"]: layer["fields"] for layer in document["vector_layers"]}
    assert told == LAYERS
    isi = decode(client.get("/tiles/0/0/0.mvt").data)
    for name, features in isi.items():
        for feature in features:
            kinds = {
                k: "Number" if isinstance(v, int) else "String"
                for k, v in feature["properties"].items()
            }
            assert kinds == told[name]


def test_the_filter_is_kept_in_every_address(client: FlaskClient) -> None:
    query = "layer=jalan&q=jalan%20lintas"
    tilejson = _json(client, f"/tiles/kegiatan.json?{query}")
    (tiles,) = tilejson["tiles"]
    assert tiles == "http://localhost/tiles/{z}/{x}/{y}.mvt?layer=jalan&q=jalan+lintas"
    source = _json(client, f"/tiles/gaya.json?{query}")["sources"]["kegiatan"]
    assert source["type"] == "vector"
    assert _json(client, source["url"])["tiles"] == [tiles]


def test_what_is_nowhere_is_offered_for_the_whole_world(client: FlaskClient) -> None:
    document = _json(client, "/tiles/kegiatan.json?q=takada")
    assert document["bounds"][0] == -180
    assert _json(client, "/tiles/gaya.json?q=takada")["zoom"] == 0


def test_the_style_draws_each_theme_and_fetches_nothing_else(
    client: FlaskClient, registry: Registry
) -> None:
    document = _json(client, "/tiles/gaya.json")
    assert document["version"] == 8
    assert not {"glyphs", "sprite"} & set(document)
    drawn = {layer["id"]: layer for layer in document["layers"]}
    assert len(drawn) == len(document["layers"]), "an id stands once"
    assert {layer["source"] for layer in drawn.values()} == set(document["sources"])
    assert {layer["source-layer"] for layer in drawn.values()} == set(LAYERS)
    for key, theme in registry.layers.items():
        line = drawn[f"{key}-garis"]["paint"]
        assert line["line-width"] == theme.style.width
        assert ("line-dasharray" in line) == bool(theme.style.dash)
        assert drawn[f"{key}-kelompok"]["paint"]["line-color"] == theme.style.color


def test_behind_a_proxy_the_addresses_are_those_of_the_outside(
    client: FlaskClient, settings: Settings
) -> None:
    del client  # it has filled the catalogue
    app = create_app(replace(settings, public_url="https://peta.example/pu"))
    document = _json(app.test_client(), "/tiles/kegiatan.json")
    app.extensions["sipurbo"].catalogue.close()
    assert document["tiles"] == ["https://peta.example/pu/tiles/{z}/{x}/{y}.mvt"]


def test_the_page_of_downloads_gives_the_addresses_with_the_filter(client: FlaskClient) -> None:
    page = client.get("/unduh?layer=jalan").text
    for name in ("{z}/{x}/{y}.mvt", "gaya.json", "kegiatan.json"):
        assert f'value="http://localhost/tiles/{name}?layer=jalan"' in page
