"""The headers of every feed."""

from __future__ import annotations

import re
from urllib.parse import quote

from werkzeug.http import http_date

from sipurbo_geo.query.revision import Revision
from sipurbo_geo.serialise.geojson import MEDIA_TYPE

_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")
_LONGEST_NAME = 120


def feed_headers(revision: Revision, name: str, encoding: str) -> dict[str, str]:
    """Type, file name, validators and permission; `encoding` "" means none."""
    short = name[:_LONGEST_NAME]
    headers = {
        "Content-Type": MEDIA_TYPE,
        "Content-Disposition": (
            f'inline; filename="{_UNSAFE.sub("-", short)}.geojson"; '
            f"filename*=UTF-8''{quote(short)}.geojson"
        ),
        **validators(revision),
    }
    if encoding:
        headers["Content-Encoding"] = encoding
    return headers


def validators(revision: Revision) -> dict[str, str]:
    """What a client needs to ask whether anything has changed; any page may read it."""
    return {
        "ETag": f'W/"{revision.etag}"',
        "Last-Modified": http_date(revision.waktu),
        "Cache-Control": "public, no-cache",
        "Vary": "Accept-Encoding",
        "Access-Control-Allow-Origin": "*",
        "Access-Control-Expose-Headers": "ETag, Last-Modified, Content-Disposition",
    }
