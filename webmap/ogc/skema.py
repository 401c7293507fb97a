"""The properties of a collection as JSON Schema."""

from __future__ import annotations

from typing import Any

from sipurbo_geo.model.feature import Jenis, Property
from sipurbo_geo.query.koleksi.daftar import Koleksi
from sipurbo_geo.registry import Registry
from sipurbo_geo.serialise.json_schema import TYPES


def schema_of(koleksi: Koleksi, registry: Registry, bahasa: str) -> dict[str, Any]:
    """What can be asked of a collection (queryables)."""
    listed = koleksi.queryables.values()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "object",
        "title": koleksi.judul.text(bahasa),
        "description": koleksi.uraian.text(bahasa),
        "properties": {p.name: property_schema(p, registry, bahasa) for p in listed},
        "additionalProperties": False,
    }


def property_schema(sifat: Property, registry: Registry, bahasa: str) -> dict[str, Any]:
    """The schema of one property, with its label, its unit and the values it can have."""
    found = {"title": sifat.label.text(bahasa)} | TYPES[sifat.kind]
    if sifat.unit:
        found["x-ogc-unit"] = sifat.unit
    choices = _choices(sifat, registry)
    if choices and sifat.kind is Jenis.TEXT:
        found["enum"] = choices
    elif choices:
        found["items"] = {"type": "string", "enum": choices}
    return found


def _choices(sifat: Property, registry: Registry) -> list[str]:
    known = {"layer": list(registry.layers), "bidang": list(registry.bidang)}
    return known.get(sifat.name) or list(sifat.choices)
