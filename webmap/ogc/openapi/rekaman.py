"""The addresses of the catalogue's records."""

from __future__ import annotations

from typing import Any

from webmap.ogc.tautan import GEOJSON, JSON

from .operasi import get_of
from .parameter import OF_RECORDS, refs
from .skema import ref

_NAME, _TITLE = "katalog", "Katalog data"
_BASE = f"/collections/{_NAME}"


def records_of() -> dict[str, Any]:
    """The collection, its records, one of them."""
    items = get_of("butir.katalog", f"{_TITLE}: rekaman", GEOJSON, ref("records"), koleksi=_NAME)
    items["parameters"] = refs("f", "limit", "bbox", "sesudah", *OF_RECORDS)
    one = get_of("fitur.katalog", f"{_TITLE}: satu", GEOJSON, ref("record"), koleksi=_NAME)
    one["parameters"] = refs("recordId", "f")
    whole = get_of("koleksi.katalog", _TITLE, JSON, ref("catalog"), koleksi=_NAME)
    return {
        _BASE: {"get": whole},
        f"{_BASE}/items": {"get": items},
        f"{_BASE}/items/{{recordId}}": {"get": one},
    }
