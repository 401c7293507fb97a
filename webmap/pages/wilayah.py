"""The backdrop of the maps: kecamatan and the kabupaten's edge, as light as a phone needs them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import shapely
from flask import Response, current_app, request
from shapely.geometry.base import BaseGeometry

from sipurbo_geo.database.engine import Connection
from sipurbo_geo.model.wilayah import Tingkat, Wilayah
from sipurbo_geo.query.revision import Revision
from sipurbo_geo.query.wilayah import list_wilayah
from webmap.feeds.answer import answer_text, revision_or_304
from webmap.params import refuse_unknown
from webmap.state import current

#: official boundaries have a vertex every few metres; on a backdrop about 50 m is enough
_SIMPLER_DEG = 0.0005
_DECIMALS = 5
_KEY = "sipurbo-wilayah"


@dataclass(frozen=True, slots=True)
class _Made:
    """What was drawn for one state of the catalogue."""

    etag: str
    body: bytes


def show_wilayah() -> Response:
    """One FeatureCollection: the kecamatan (with where to write their names), then the outline."""
    refuse_unknown(request.args, ())
    if isinstance(found := revision_or_304(), Response):
        return found
    return answer_text(_drawn(found), found, "latar-wilayah")


def _drawn(revision: Revision) -> bytes:
    """Simplifying takes a moment, so it is done once for each state of the catalogue."""
    made: _Made | None = current_app.extensions.get(_KEY)
    if made is None or made.etag != revision.etag:
        with current().catalogue.reading() as conn:
            made = _Made(revision.etag, _draw(conn))
        current_app.extensions[_KEY] = made
    return made.body


def _draw(conn: Connection) -> bytes:
    places = _with_boundary(conn, Tingkat.KECAMATAN)
    # together, so that neighbours keep one common line
    shapes = shapely.coverage_simplify([shape for _, shape in places], _SIMPLER_DEG)
    whole = [shape for _, shape in _with_boundary(conn, Tingkat.KABUPATEN)]
    outline = shapely.simplify(whole, _SIMPLER_DEG) if whole else shapes
    features = [
        _feature(simple, {"tingkat": "kecamatan", **_of_place(place, shape)})
        for (place, shape), simple in zip(places, shapes, strict=True)
    ]
    if len(outline):
        features.append(_feature(shapely.union_all(outline), {"tingkat": "kabupaten"}))
    collection = {"type": "FeatureCollection", "features": features}
    return json.dumps(collection, ensure_ascii=False, separators=(",", ":")).encode()


def _with_boundary(conn: Connection, level: Tingkat) -> list[tuple[Wilayah, BaseGeometry]]:
    return [
        (place, place.geometry)
        for place in list_wilayah(conn, level, with_geometry=True)
        if place.geometry is not None and not place.geometry.is_empty
    ]


def _of_place(place: Wilayah, shape: BaseGeometry) -> dict[str, Any]:
    inside = shape.representative_point()
    return {
        "kode": place.kode,
        "nama": place.nama,
        "ilustrasi": place.ilustrasi,
        "pusat": [round(inside.y, _DECIMALS), round(inside.x, _DECIMALS)],
    }


def _feature(shape: BaseGeometry, properties: dict[str, Any]) -> dict[str, Any]:
    rounded = shapely.transform(shape, lambda lonlat: lonlat.round(_DECIMALS))
    geometry = json.loads(shapely.to_geojson(rounded))
    return {"type": "Feature", "geometry": geometry, "properties": properties}
