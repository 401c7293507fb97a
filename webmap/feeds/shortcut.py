"""The Feature of one kegiatan, with nothing between the address and the stored text.

It is the question that is asked most (every page and every popup asks it), and a framework's
dispatch costs more than the answer. Whatever is not plain goes the usual way.
"""

from __future__ import annotations

from typing import Any

from sipurbo_geo.query.revision import feature_with_revision
from sipurbo_geo.serialise.geojson import absolute_feature

from ..state import State
from .encoding import choose_encoding, encoded
from .headers import feed_headers

_BEFORE, _AFTER = "/feeds/kegiatan/", ".geojson"

Answer = tuple[list[tuple[str, str]], bytes]


def feature_at_once(state: State, environ: dict[str, Any]) -> Answer | None:
    """Headers and body for GET /feeds/kegiatan/<kode>.geojson; None for anything else."""
    path = environ["PATH_INFO"]
    if environ["QUERY_STRING"] or not (path.startswith(_BEFORE) and path.endswith(_AFTER)):
        return None
    # WSGI hands a path over as if its bytes were Latin-1
    kode = path[len(_BEFORE) : -len(_AFTER)].encode("latin-1").decode(errors="replace")
    revision, text = feature_with_revision(state.catalogue, kode)
    if text is None:
        return None
    body = absolute_feature(text, state.settings.public_url)
    encoding = choose_encoding(environ.get("HTTP_ACCEPT_ENCODING", ""))
    headers = feed_headers(revision, f"kegiatan-{kode}", encoding)
    return list(headers.items()), b"".join(encoded([body], encoding))
