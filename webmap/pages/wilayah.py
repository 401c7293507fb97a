"""The backdrop of the maps: kecamatan and the kabupaten's edge."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import shapely
from flask import Response, current_app, request
from shapely.geometry.base import BaseGeometry

from sipurbo_geo.query.revision import Revision
from webmap.feeds.answer import answer_text, revision_or_304
from webmap.latar import Latar, Tempat, latar
from webmap.params import refuse_unknown

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
    made: _Made | None = current_app.extensions.get(_KEY)
    if made is None or made.etag != revision.etag:
        made = _Made(revision.etag, _draw(latar(revision)))
        current_app.extensions[_KEY] = made
    return made.body


def _draw(backdrop: Latar) -> bytes:
    features = [
        _feature(place.bentuk, {"tingkat": "kecamatan", **_of_place(place)})
        for place in backdrop.kecamatan
    ]
    if backdrop.tepi is not None:
        features.append(_feature(backdrop.tepi, {"tingkat": "kabupaten"}))
    collection = {"type": "FeatureCollection", "features": features}
    return json.dumps(collection, ensure_ascii=False, separators=(",", ":")).encode()


def _of_place(place: Tempat) -> dict[str, Any]:
    return {
        "kode": place.wilayah.kode,
        "nama": place.wilayah.nama,
        "ilustrasi": place.wilayah.ilustrasi,
        "pusat": [round(place.pusat.y, _DECIMALS), round(place.pusat.x, _DECIMALS)],
    }


def _feature(shape: BaseGeometry, properties: dict[str, Any]) -> dict[str, Any]:
    rounded = shapely.transform(shape, lambda lonlat: lonlat.round(_DECIMALS))
    geometry = json.loads(shapely.to_geojson(rounded))
    return {"type": "Feature", "geometry": geometry, "properties": properties}
