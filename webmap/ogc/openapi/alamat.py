"""The addresses, each with its answers."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _

from sipurbo_geo.query.koleksi.daftar import Koleksi, list_koleksi
from sipurbo_geo.registry import Registry
from webmap.ogc.tautan import GEOJSON, JSON, OPENAPI, SCHEMA

from .operasi import get_of
from .parameter import OF_ITEMS, own_parameters, refs
from .rekaman import records_of
from .skema import ref
from .tulis import writing_of
from .ubin import matrix_sets, tiles_of

_CONTENT_CRS = {
    "Content-Crs": {"description": "Sistem koordinat jawaban.", "schema": {"type": "string"}}
}


def paths_of(registry: Registry, bahasa: str) -> dict[str, Any]:
    """Every address below /ogc, summed up in `bahasa`."""
    found: dict[str, Any] = {
        "/": {"get": get_of("awal", _("Halaman awal"), JSON, ref("landing"))},
        "/conformance": {"get": get_of("kelas", _("Bagian standar"), JSON, ref("conformance"))},
        "/api": {"get": get_of("api", _("Dokumen ini"), OPENAPI, {"type": "object"})},
        "/collections": {"get": get_of("koleksi", _("Semua koleksi"), JSON, ref("collections"))},
    }
    for koleksi in list_koleksi(registry).values():
        found |= _of_collection(koleksi, registry, bahasa)
        found |= tiles_of(koleksi, bahasa) if koleksi.is_kegiatan else {}
    return found | matrix_sets() | records_of()


def _of_collection(koleksi: Koleksi, registry: Registry, bahasa: str) -> dict[str, Any]:
    name, title = koleksi.id, koleksi.judul.text(bahasa)
    base = f"/collections/{name}"
    items = get_of(
        f"butir.{name}", f"{title}: " + _("fitur"), GEOJSON, ref("features"), koleksi=name
    )
    items["parameters"] = refs(*OF_ITEMS) + own_parameters(koleksi, registry)
    one = get_of(
        f"fitur.{name}", f"{title}: " + _("satu fitur"), GEOJSON, ref("feature"), koleksi=name
    )
    one["parameters"] = refs("featureId", "f", "crs")
    on_items, on_one = writing_of(name, title) if koleksi.is_kegiatan else ({}, {})
    for operation in (items, one):
        operation["responses"]["200"]["headers"] = _CONTENT_CRS
    return {
        base: {"get": get_of(f"koleksi.{name}", title, JSON, ref("collection"), koleksi=name)},
        f"{base}/queryables": {
            "get": get_of(
                f"queryables.{name}",
                f"{title}: " + _("yang dapat ditanyakan"),
                SCHEMA,
                ref("queryables"),
                koleksi=name,
            )
        },
        f"{base}/items": {"get": items, **on_items},
        f"{base}/items/{{featureId}}": {"get": one, **on_one},
    }
