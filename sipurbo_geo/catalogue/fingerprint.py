"""What tells a kegiatan that changed from one that is saved again as it was."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

import orjson
import shapely
from shapely.geometry.base import BaseGeometry

from ..model.kegiatan import Kegiatan
from .measure import Geometries


def fingerprints(batch: Sequence[Kegiatan], geometries: Geometries) -> list[str]:
    """SHA-256 over every field of each kegiatan; the geometry by its WKB."""
    shapes = shapely.to_wkb(geometries)
    return [
        hashlib.sha256(orjson.dumps(item, _text) + (shape or b"")).hexdigest()
        for item, shape in zip(batch, shapes, strict=True)
    ]


def _text(value: Any) -> Any:
    return None if isinstance(value, BaseGeometry) else str(value)
