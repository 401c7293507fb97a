"""The parameters, each with what it may be."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sipurbo_geo.model.crs import CRS84, CRSES
from sipurbo_geo.model.ubin import DEEPEST
from sipurbo_geo.query.koleksi.daftar import Koleksi
from sipurbo_geo.query.koleksi.tanya import MOST, USUAL_LIMIT
from sipurbo_geo.registry import Registry
from webmap.ogc.parameter import STANDARD, common_names, property_names
from webmap.ogc.skema import property_schema

Parameter = dict[str, Any]

_TEXT = {"type": "string"}
_COMMON: dict[str, str] = {
    "kecamatan": "Kode Kemendagri, kode BPS, atau nama; beberapa dipisah koma.",
    "bidang": "Nama singkat bidang; beberapa dipisah koma.",
    "layer": "Tema; beberapa dipisah koma.",
    "tahun": "Tahun anggaran; beberapa dipisah koma.",
    "tahap": "Tahap; beberapa dipisah koma.",
    "sumber_dana": "Sumber dana; beberapa dipisah koma.",
    "status": "Status progres; beberapa dipisah koma.",
    "q": "Kata dalam nama, lokasi, penyedia atau kode.",
}


def _query(name: str, schema: dict[str, Any], text: str, **more: Any) -> Parameter:
    return {"name": name, "in": "query", "description": text, "schema": schema} | more


def _list(items: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"type": "array", "items": items} | more


_CRS = {"type": "string", "enum": [crs.uri for crs in CRSES], "default": CRS84.uri}
_COMMA = {"style": "form", "explode": False}

#: by the name under which the document keeps them
PARAMETERS: dict[str, Parameter] = {
    "f": _query(
        "f", {"type": "string", "enum": ["json", "html"]}, "Bentuk jawaban; lebih dulu dari Accept."
    ),
    "limit": _query(
        "limit",
        {"type": "integer", "minimum": 1, "maximum": MOST, "default": USUAL_LIMIT},
        f"Banyaknya fitur per halaman; lebih dari {MOST} berarti {MOST}.",
    ),
    "bbox": _query(
        "bbox",
        _list({"type": "number"}, minItems=4, maxItems=6),
        "Kotak: empat (atau enam) angka dalam urutan sumbu bbox-crs.",
        **_COMMA,
    ),
    "bbox-crs": _query("bbox-crs", _CRS, "Sistem koordinat dari bbox."),
    "crs": _query("crs", _CRS, "Sistem koordinat dari jawaban."),
    "datetime": _query(
        "datetime",
        _TEXT,
        "Yang dikerjakan saat itu: hari, waktu, atau rentang (2026-01-01/2026-12-31).",
    ),
    "filter": _query("filter", _TEXT, "Syarat dalam CQL2."),
    "filter-lang": _query(
        "filter-lang",
        {"type": "string", "enum": ["cql2-text", "cql2-json"], "default": "cql2-text"},
        "Bahasa dari filter.",
    ),
    "filter-crs": _query("filter-crs", _CRS, "Sistem koordinat dari geometri dalam filter."),
    "sortby": _query(
        "sortby",
        _list(_TEXT),
        "Kunci urutan, menurun dengan tanda kurang di depannya.",
        **_COMMA,
    ),
    "properties": _query("properties", _list(_TEXT), "Properti yang diinginkan saja.", **_COMMA),
    "sesudah": _query("sesudah", _TEXT, "Penanda dari tautan 'next' halaman sebelumnya."),
    "q": _query("q", _list(_TEXT), "Kata atau frasa, dipisah koma; satu yang ada cukup.", **_COMMA),
    "masa": _query("datetime", _TEXT, "Yang datanya meliputi saat itu: hari, waktu, atau rentang."),
    "type": _query("type", _list(_TEXT), "Jenis sumber daya: dataset.", **_COMMA),
    "ids": _query("ids", _list(_TEXT), "Pengenal rekaman, dipisah koma.", **_COMMA),
    "externalIds": _query(
        "externalIds", _list(_TEXT), "Pengenal menurut ISO 19115, dipisah koma.", **_COMMA
    ),
    "recordId": {
        "name": "recordId",
        "in": "path",
        "required": True,
        "description": "Pengenal himpunan data.",
        "schema": _TEXT,
    },
    "featureId": {
        "name": "featureId",
        "in": "path",
        "required": True,
        "description": "Kode kegiatan, kode wilayah, atau kode:minggu untuk laporan.",
        "schema": _TEXT,
    },
    **{
        name: {
            "name": name,
            "in": "path",
            "required": True,
            "description": text,
            "schema": {"type": "integer", "minimum": 0, "maximum": most},
        }
        for name, text, most in (
            ("tileMatrix", "Tingkat.", DEEPEST),
            ("tileRow", "Baris, dari utara.", (1 << DEEPEST) - 1),
            ("tileCol", "Kolom, dari barat.", (1 << DEEPEST) - 1),
        )
    },
    "f-ubin": _query("f", {"type": "string", "enum": ["mvt"]}, "Bentuk ubin."),
}
#: what every page of features takes
OF_ITEMS = tuple(name for name in PARAMETERS if name in STANDARD)
#: what the page of records takes by itself
OF_RECORDS = ("q", "masa", "type", "ids", "externalIds")


def refs(*names: str) -> list[Parameter]:
    """Parameters of this document by their names."""
    return [{"$ref": f"#/components/parameters/{name}"} for name in names]


def common_parameters(names: Iterable[str]) -> list[Parameter]:
    """Those of the common filter with these names."""
    return [_query(name, _TEXT, _COMMON[name]) for name in names]


def own_parameters(koleksi: Koleksi, registry: Registry) -> list[Parameter]:
    """The parameters that only this collection has: the common filter, and its properties."""
    shared = common_parameters(common_names(koleksi))
    own = [koleksi.queryables[name] for name in property_names(koleksi)]
    return shared + [
        _query(
            sifat.name,
            _plain(property_schema(sifat, registry, "id")),
            sifat.label.id,
        )
        for sifat in own
    ]


def _plain(schema: dict[str, Any]) -> dict[str, Any]:
    """A list is asked for by one of its texts; OpenAPI knows no role or unit."""
    kept = schema["items"] if schema.get("type") == "array" else schema
    return {name: value for name, value in kept.items() if not name.startswith("x-")}
