"""What a request brings: one GeoJSON Feature, or a part of one."""

from __future__ import annotations

from typing import Any

import orjson
from flask import request
from werkzeug.exceptions import UnsupportedMediaType

from sipurbo_geo.errors import ParameterError

_TYPES = ("application/geo+json", "application/json", "application/merge-patch+json")
#: bytes; the longest line of a district is a tenth of it
_HEAVIEST = 4 << 20


def read_fitur() -> dict[str, Any]:
    """The JSON object of this request; raises `ParameterError`."""
    request.max_content_length = _HEAVIEST
    if request.mimetype not in _TYPES:
        raise UnsupportedMediaType
    try:
        found = orjson.loads(request.get_data())
    except orjson.JSONDecodeError:
        raise _wrong("ini bukan JSON.", "this is not JSON.") from None
    if not isinstance(found, dict) or found.get("type", "Feature") != "Feature":
        raise _wrong("kirim satu Feature GeoJSON.", "send one GeoJSON Feature.")
    return found


def _wrong(id: str, en: str) -> ParameterError:
    return ParameterError("isi", f"Isi kiriman: {id}", f"Body: {en}")
