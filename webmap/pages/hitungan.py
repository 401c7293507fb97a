"""Two small answers for the map: counts per kecamatan, and the outline of the kabupaten."""

from __future__ import annotations

import json
from typing import Any

import shapely
from flask import Response, jsonify
from shapely.geometry.base import BaseGeometry

from sipurbo_geo.database.engine import Connection
from sipurbo_geo.model.filter import KegiatanFilter
from sipurbo_geo.model.wilayah import Tingkat, Wilayah
from sipurbo_geo.query.summary import summarise
from sipurbo_geo.query.wilayah import list_wilayah
from webmap.state import current

from .saring import read_filter

#: boundaries are a backdrop on a phone: about 50 m
_SIMPLER_DEG = 0.0005


def show_hitungan() -> Response:
    """Per kecamatan: how many kegiatan match, and where to write that on the map."""
    f = read_filter()
    with current().catalogue.reading() as conn:
        rows = _rows(conn, f)
    return jsonify(kecamatan=rows)


def show_kabupaten() -> Response:
    """The outline of the kabupaten; without an own boundary, the union of its kecamatan."""
    with current().catalogue.reading() as conn:
        outline = _outline(conn)
    answer = Response(json.dumps(_collection(outline)))
    answer.headers["Content-Type"] = "application/geo+json"
    return answer


def _rows(conn: Connection, f: KegiatanFilter) -> list[dict[str, Any]]:
    counts = {row.kunci: row for row in summarise(conn, f, "kecamatan")}
    places = list_wilayah(conn, Tingkat.KECAMATAN, with_geometry=True)
    return [
        {
            "kode": place.kode,
            "nama": place.nama,
            "jumlah": counts[place.kode].jumlah,
            "per_status": counts[place.kode].per_status,
            **_where(place),
        }
        for place in places
        if place.kode in counts
    ]


def _where(place: Wilayah) -> dict[str, Any]:
    if place.geometry is None or place.geometry.is_empty:
        return {"pusat": None, "bbox": None}
    inside = place.geometry.representative_point()
    return {
        "pusat": [round(inside.y, 5), round(inside.x, 5)],
        "bbox": [round(value, 5) for value in place.geometry.bounds],
    }


def _outline(conn: Connection) -> BaseGeometry | None:
    for level in (Tingkat.KABUPATEN, Tingkat.KECAMATAN):
        shapes = [w.geometry for w in list_wilayah(conn, level, with_geometry=True) if w.geometry]
        if shapes:
            return shapely.union_all(shapes).simplify(_SIMPLER_DEG)
    return None


def _collection(outline: BaseGeometry | None) -> dict[str, Any]:
    features = []
    if outline is not None:
        geometry = json.loads(shapely.to_geojson(outline))
        features.append({"type": "Feature", "geometry": geometry, "properties": {}})
    return {"type": "FeatureCollection", "features": features}
