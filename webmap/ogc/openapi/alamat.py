"""The addresses, each with its answers."""

from __future__ import annotations

from typing import Any

from sipurbo_geo.query.koleksi.daftar import Koleksi, list_koleksi
from sipurbo_geo.registry import Registry
from webmap.ogc.tautan import GEOJSON, HTML, JSON, OPENAPI, SCHEMA

from .parameter import OF_ITEMS, own_parameters, refs
from .skema import ref
from .tulis import writing_of

Operation = dict[str, Any]

_PROBLEM = {"application/problem+json": {"schema": ref("problem")}}
_PAGE = {HTML: {"schema": {"type": "string"}}}
_CONTENT_CRS = {
    "Content-Crs": {"description": "Sistem koordinat jawaban.", "schema": {"type": "string"}}
}


def paths_of(registry: Registry) -> dict[str, Any]:
    """Every address below /ogc."""
    found: dict[str, Any] = {
        "/": {"get": _get("awal", "Halaman awal", JSON, ref("landing"))},
        "/conformance": {"get": _get("kelas", "Bagian standar", JSON, ref("conformance"))},
        "/api": {"get": _get("api", "Dokumen ini", OPENAPI, {"type": "object"})},
        "/collections": {"get": _get("koleksi", "Semua koleksi", JSON, ref("collections"))},
    }
    for koleksi in list_koleksi(registry).values():
        found |= _of_collection(koleksi, registry)
    return found


def _of_collection(koleksi: Koleksi, registry: Registry) -> dict[str, Any]:
    name, title = koleksi.id, koleksi.judul.id
    base = f"/collections/{name}"
    items = _get(f"butir.{name}", f"{title}: fitur", GEOJSON, ref("features"), koleksi=name)
    items["parameters"] = refs(*OF_ITEMS) + own_parameters(koleksi, registry)
    one = _get(f"fitur.{name}", f"{title}: satu fitur", GEOJSON, ref("feature"), koleksi=name)
    one["parameters"] = refs("featureId", "f", "crs")
    on_items, on_one = writing_of(name, title) if koleksi.is_kegiatan else ({}, {})
    for operation in (items, one):
        operation["responses"]["200"]["headers"] = _CONTENT_CRS
    return {
        base: {"get": _get(f"koleksi.{name}", title, JSON, ref("collection"), koleksi=name)},
        f"{base}/queryables": {
            "get": _get(
                f"queryables.{name}",
                f"{title}: yang dapat ditanyakan",
                SCHEMA,
                ref("queryables"),
                koleksi=name,
            )
        },
        f"{base}/items": {"get": items, **on_items},
        f"{base}/items/{{featureId}}": {"get": one, **on_one},
    }


def _get(
    identity: str, summary: str, kind: str, schema: dict[str, Any], koleksi: str = "api"
) -> Operation:
    return {
        "operationId": identity,
        "summary": summary,
        "tags": [koleksi],
        "parameters": refs("f"),
        "responses": {
            "200": {"description": summary, "content": {kind: {"schema": schema}} | _PAGE},
            "400": {"description": "Parameter yang salah, disebut namanya", "content": _PROBLEM},
            "404": {"description": "Tidak ada", "content": _PROBLEM},
            "default": {"description": "Kesalahan lain", "content": _PROBLEM},
        },
    }
