"""Kinds of values as JSON Schema has them."""

from __future__ import annotations

from typing import Any

from ..model.feature import Jenis

TYPES: dict[Jenis, dict[str, Any]] = {
    Jenis.TEXT: {"type": "string"},
    Jenis.LIST: {"type": "array", "items": {"type": "string"}},
    Jenis.INTEGER: {"type": "integer"},
    Jenis.NUMBER: {"type": "number"},
    Jenis.BOOLEAN: {"type": "boolean"},
    Jenis.DATE: {"type": "string", "format": "date"},
    Jenis.TIMESTAMP: {"type": "string", "format": "date-time"},
    Jenis.GEOMETRY: {"format": "geometry-any", "x-ogc-role": "primary-geometry"},
}
