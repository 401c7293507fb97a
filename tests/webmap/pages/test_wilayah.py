"""The backdrop of the maps: light, in step with the catalogue, common borders in common."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from typing import Any

import pytest
from flask.testing import FlaskClient
from shapely import LineString, MultiPolygon, Polygon
from shapely.geometry import shape

from sipurbo_geo.catalogue.save_wilayah import save_wilayah
from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.model.wilayah import Tingkat
from sipurbo_geo.settings import Settings
from tests.factories import make_wilayah
from tests.filling import nothing
from webmap import create_app


def features(client: FlaskClient, level: str) -> list[dict[str, Any]]:
    answer = client.get("/peta/wilayah.geojson")
    assert answer.status_code == 200
    assert answer.content_type == "application/geo+json"
    found = json.loads(answer.data)["features"]
    return [one for one in found if one["properties"]["tingkat"] == level]


def test_an_unknown_parameter_is_refused(client: FlaskClient) -> None:
    assert client.get("/peta/wilayah.geojson?kecamatan=Sumay").status_code == 400


@pytest.mark.parametrize("filling", [nothing], ids=["empty"])
def test_a_catalogue_without_boundaries_draws_none(settings: Settings) -> None:
    app = create_app(settings)
    answer = app.test_client().get("/peta/wilayah.geojson")
    assert json.loads(answer.data)["features"] == []
    app.extensions["sipurbo"].catalogue.close()


def test_kecamatan_know_where_their_name_stands(client: FlaskClient) -> None:
    west, east = features(client, "kecamatan")
    assert (west["properties"]["nama"], east["properties"]["nama"]) == ("Tebo Barat", "Tebo Timur")
    lat, lon = west["properties"]["pusat"]
    assert shape(west["geometry"]).contains(shape({"type": "Point", "coordinates": [lon, lat]}))
    assert west["properties"]["ilustrasi"] is True


def test_the_edge_of_the_kabupaten_is_one_feature(client: FlaskClient) -> None:
    (outline,) = features(client, "kabupaten")
    assert shape(outline["geometry"]).area > 0


def test_an_unchanged_backdrop_is_not_sent_again(client: FlaskClient) -> None:
    tag = client.get("/peta/wilayah.geojson").headers["ETag"]
    again = client.get("/peta/wilayah.geojson", headers={"If-None-Match": tag})
    assert again.status_code == 304


def test_boundaries_that_come_later_are_drawn(client: FlaskClient, catalogue: Catalogue) -> None:
    before = features(client, "kecamatan")
    place = next(place for place in make_wilayah() if place.tingkat is Tingkat.KECAMATAN)
    assert isinstance(place.geometry, MultiPolygon)
    moved = MultiPolygon(
        [Polygon([(x + 0.5, y) for x, y in place.geometry.geoms[0].exterior.coords])]
    )
    with catalogue.writing() as conn:
        save_wilayah(conn, [replace(place, geometry=moved)])
    assert features(client, "kecamatan") != before


def test_fine_borders_get_lighter_and_stay_common(
    client: FlaskClient, catalogue: Catalogue
) -> None:
    south = -1.45
    wavy = [(102.3 + 0.0001 * math.sin(i / 3), south + i / 10_000) for i in range(1001)]
    west = Polygon([(102.2, south), *wavy, (102.2, wavy[-1][1])])
    east = Polygon([(102.4, south), (102.4, wavy[-1][1]), *reversed(wavy)])
    places = [place for place in make_wilayah() if place.tingkat is Tingkat.KECAMATAN]
    fine = [
        replace(place, geometry=MultiPolygon([polygon]))
        for place, polygon in zip(places, (west, east), strict=True)
    ]
    with catalogue.writing() as conn:
        save_wilayah(conn, fine)
    left, right = (shape(one["geometry"]) for one in features(client, "kecamatan"))
    assert sum(len(part.exterior.coords) for part in left.geoms) < 100
    common = left.intersection(right)
    assert common.area == 0
    assert common.length >= LineString([wavy[0], wavy[-1]]).length * 0.99
