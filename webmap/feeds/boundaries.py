"""The kecamatan as a feed: names, both codes, and whether the lines are official."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from sipurbo_geo.database.engine import Connection
from sipurbo_geo.model.wilayah import Tingkat, Wilayah
from sipurbo_geo.query.wilayah import list_wilayah


def kecamatan_collection(conn: Connection) -> bytes:
    """A FeatureCollection of all kecamatan, EPSG:4326, six decimals."""
    places = list_wilayah(conn, Tingkat.KECAMATAN, with_geometry=True)
    features = [_feature(place) for place in places]
    collection = {
        "type": "FeatureCollection",
        "numberMatched": len(features),
        "numberReturned": len(features),
        "features": features,
    }
    return json.dumps(collection, ensure_ascii=False, separators=(",", ":")).encode()


def _feature(place: Wilayah) -> dict[str, Any]:
    return {
        "type": "Feature",
        "id": place.kode,
        "geometry": place.geometry and json.loads(shapely.to_geojson(_rounded(place.geometry))),
        "properties": {
            "kode": place.kode,
            "kode_bps": place.kode_bps,
            "nama": place.nama,
            "sumber": place.sumber,
            "ilustrasi": place.ilustrasi,
        },
    }


def _rounded(geometry: BaseGeometry) -> BaseGeometry:
    six = shapely.transform(geometry, lambda lonlat: np.round(lonlat, 6))
    return shapely.orient_polygons(six)
