"""The kecamatan as a feed: names, both codes, and whether the lines are official."""

from __future__ import annotations

import json

import shapely
import sqlalchemy as sa

from sipurbo_geo.model.wilayah import Tingkat
from sipurbo_geo.query.wilayah import list_wilayah


def kecamatan_collection(conn: sa.Connection) -> bytes:
    """A FeatureCollection of all kecamatan, EPSG:4326, six decimals."""
    features = []
    for place in list_wilayah(conn, Tingkat.KECAMATAN, with_geometry=True):
        features.append(
            {
                "type": "Feature",
                "id": place.kode,
                "geometry": place.geometry and json.loads(shapely.to_geojson(place.geometry)),
                "properties": {
                    "kode": place.kode,
                    "kode_bps": place.kode_bps,
                    "nama": place.nama,
                    "sumber": place.sumber,
                    "ilustrasi": place.ilustrasi,
                },
            }
        )
    collection = {
        "type": "FeatureCollection",
        "numberMatched": len(features),
        "numberReturned": len(features),
        "features": features,
    }
    return json.dumps(collection, ensure_ascii=False, separators=(",", ":")).encode()
