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
    headers = {
        "Content-Type": MEDIA_TYPE,
        "Content-Disposition": disposition("inline", name, "geojson"),
        **validators(revision),
    }
    if encoding:
        headers["Content-Encoding"] = encoding
    return headers


def disposition(how: str, name: str, ext: str) -> str:
    """Content-Disposition (RFC 6266); `how` is "inline" or "attachment", a long `name` is cut."""
    short = name[:_LONGEST_NAME]
    whole = quote(short, safe="")  # a slash of the filter makes no folder
    plain = f'{how}; filename="{_UNSAFE.sub("-", short)}.{ext}"'
    return f"{plain}; filename*=UTF-8''{whole}.{ext}"


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
