"""Where and when a collection lies, as the standard writes it down."""

from __future__ import annotations

from typing import Any

from sipurbo_geo.model.crs import CRS84
from sipurbo_geo.query.isi import Isi

_GREGORIAN = "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian"


def extent_of(isi: Isi | None) -> dict[str, Any]:
    """As far as it is known."""
    found: dict[str, Any] = {}
    if isi and isi.bbox:
        found["spatial"] = {"bbox": [list(isi.bbox)], "crs": CRS84.uri}
    if isi and isi.hari:
        days = [day and f"{day.isoformat()}T00:00:00Z" for day in isi.hari]
        found["temporal"] = {"interval": [days], "trs": _GREGORIAN}
    return found
