"""How a document about the data answers: a type, and validators of the revision."""

from __future__ import annotations

from flask import Response, request

from sipurbo_geo.query.revision import Revision
from webmap.feeds.encoding import choose_encoding, encoded
from webmap.feeds.headers import validators
from webmap.state import current


def situs() -> str:
    """The address of this site as the outside calls it, without a slash at the end."""
    return current().settings.public_url or request.host_url.rstrip("/")


def answer(body: bytes, media_type: str, revision: Revision) -> Response:
    """The document, compressed as the client takes it."""
    encoding = choose_encoding(request.headers.get("Accept-Encoding", ""))
    headers = {"Content-Type": f"{media_type}; charset=utf-8", **validators(revision)}
    if encoding:
        headers["Content-Encoding"] = encoding
    return Response(encoded([body], encoding), headers=headers)
