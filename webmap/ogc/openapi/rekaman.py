"""The addresses of the catalogue's records."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _

from webmap.ogc.tautan import GEOJSON, JSON

from .operasi import get_of
from .parameter import OF_RECORDS, refs
from .skema import ref

_NAME = "katalog"
_BASE = f"/collections/{_NAME}"


def records_of() -> dict[str, Any]:
    """The collection, its records, one of them."""
    title = _("Katalog data")
    items = get_of(
        "butir.katalog", f"{title}: " + _("rekaman"), GEOJSON, ref("records"), koleksi=_NAME
    )
    items["parameters"] = refs("f", "limit", "bbox", "sesudah", *OF_RECORDS)
    one = get_of(
        "fitur.katalog", f"{title}: " + _("satu rekaman"), GEOJSON, ref("record"), koleksi=_NAME
    )
    one["parameters"] = refs("recordId", "f")
    whole = get_of("koleksi.katalog", title, JSON, ref("catalog"), koleksi=_NAME)
    return {
        _BASE: {"get": whole},
        f"{_BASE}/items": {"get": items},
        f"{_BASE}/items/{{recordId}}": {"get": one},
    }
