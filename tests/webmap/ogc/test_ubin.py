"""OGC API - Tiles: found by following links, cut as the tile matrix set says."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlsplit

import pytest
from flask.testing import FlaskClient

from sipurbo_geo.model.ubin import DEEPEST
from sipurbo_geo.registry import Registry
from sipurbo_geo.serialise.mvt.ubin import MEDIA_TYPE
from tests.ubin import at, counted, decode

_REL = "http://www.opengis.net/def/rel/ogc/1.0"
HERE = at(102.21, -1.44, 7)


def _json(client: FlaskClient, href: str) -> dict[str, Any]:
    answer = client.get(urlsplit(href).path)
    assert answer.status_code == 200, href
    found: dict[str, Any] = json.loads(answer.data)
    return found


def _link(document: dict[str, Any], rel: str) -> str:
    (href,) = [link["href"] for link in document["links"] if link["rel"] == rel]
    return str(href)


def test_the_classes_are_told(client: FlaskClient) -> None:
    told = _json(client, "/ogc/conformance")["conformsTo"]
    for name in ("core", "tileset", "tilesets-list", "geodata-tilesets", "mvt"):
        assert f"http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/{name}" in told


@pytest.mark.parametrize("name", ["kegiatan", "jalan", "gedung"])
def test_from_a_collection_to_a_tile_by_its_links(client: FlaskClient, name: str) -> None:
    collection = _json(client, f"/ogc/collections/{name}")
    (tileset,) = _json(client, _link(collection, f"{_REL}/tilesets-vector"))["tilesets"]
    full = _json(client, _link(tileset, "self"))
    for key in ("title", "dataType", "crs", "tileMatrixSetURI"):
        assert full[key] == tileset[key]
    matrices = _json(client, _link(full, f"{_REL}/tiling-scheme"))
    assert matrices["uri"] == full["tileMatrixSetURI"]
    item = _link(full, "item")
    filled = item.format(tileMatrix=HERE.z, tileRow=HERE.y, tileCol=HERE.x)
    answer = client.get(urlsplit(filled).path)
    assert (answer.status_code, answer.mimetype) == (200, MEDIA_TYPE)
    layers = {f["properties"]["layer"] for f in decode(answer.data)["kegiatan"]}
    assert layers == {name} or name == "kegiatan"


def test_the_places_have_no_tiles(client: FlaskClient) -> None:
    for name in ("kecamatan", "desa", "progres"):
        answer = client.get(f"/ogc/collections/{name}/tiles")
        assert (answer.status_code, answer.mimetype) == (404, "application/problem+json")
        assert not [
            link
            for link in _json(client, f"/ogc/collections/{name}")["links"]
            if "tile" in link["rel"]
        ]


def test_the_row_stands_before_the_column(client: FlaskClient) -> None:
    base = "/ogc/collections/kegiatan/tiles/WebMercatorQuad"
    tile = client.get(f"{base}/{HERE.z}/{HERE.y}/{HERE.x}").data
    assert tile == client.get(f"/tiles/{HERE.z}/{HERE.x}/{HERE.y}.mvt").data
    assert client.get(f"{base}/{HERE.z}/{HERE.x}/{HERE.y}").data == b"" or HERE.x > 1 << HERE.z


def test_tiles_take_the_common_filter_and_name_what_they_do_not_know(client: FlaskClient) -> None:
    path = f"/ogc/collections/kegiatan/tiles/WebMercatorQuad/{HERE.z}/{HERE.y}/{HERE.x}"
    assert counted(decode(client.get(f"{path}?layer=jalan&f=mvt").data)) == 3
    for query in ("f=png", "warna=biru", "limit=3", "tahun=dua"):
        answer = client.get(f"{path}?{query}")
        assert answer.status_code == 400, query
        assert json.loads(answer.data)["parameter"] == query.partition("=")[0]
    themed = path.replace("kegiatan", "jalan")
    assert counted(decode(client.get(themed).data)) == 3
    assert client.get(f"{themed}?layer=sungai").status_code == 400


@pytest.mark.parametrize("place", [f"{DEEPEST + 1}/0/0", "1/2/0", "1/0/2", "-1/0/0", "a/0/0"])
def test_outside_the_matrix_there_is_nothing(client: FlaskClient, place: str) -> None:
    answer = client.get(f"/ogc/collections/jalan/tiles/WebMercatorQuad/{place}")
    assert (answer.status_code, answer.mimetype) == (404, "application/problem+json")


def test_the_tile_matrix_set_is_the_known_one(client: FlaskClient) -> None:
    (one,) = _json(client, "/ogc/tileMatrixSets")["tileMatrixSets"]
    matrices = _json(client, _link(one, "self"))["tileMatrices"]
    assert [m["id"] for m in matrices] == [str(z) for z in range(DEEPEST + 1)]
    # the figures of OGC 17-083r4, annex E.1
    assert matrices[0]["scaleDenominator"] == pytest.approx(559082264.0287178)
    assert matrices[0]["cellSize"] == pytest.approx(156543.033928041)
    assert matrices[0]["pointOfOrigin"] == pytest.approx([-20037508.3427892, 20037508.3427892])
    assert matrices[16]["matrixWidth"] == 65536


def test_the_limits_hold_every_tile_that_is_not_empty(
    client: FlaskClient, registry: Registry
) -> None:
    for name in ("kegiatan", *registry.layers):
        base = f"/ogc/collections/{name}/tiles/WebMercatorQuad"
        limits = _json(client, base)["tileMatrixSetLimits"]
        for one in limits[:13]:
            rows = range(one["minTileRow"], one["maxTileRow"] + 1)
            columns = range(one["minTileCol"], one["maxTileCol"] + 1)
            bodies = [
                client.get(f"{base}/{one['tileMatrix']}/{row}/{column}").data
                for row in rows
                for column in columns
            ]
            found = sum(counted(decode(body)) for body in bodies if body)
            items = _json(client, f"/ogc/collections/{name}/items")["features"]
            assert found == sum(f["geometry"] is not None for f in items), (name, one)
