"""How a document about the data answers: a type, and validators of the revision."""

from __future__ import annotations

from collections.abc import Callable

from flask import Response, request

from sipurbo_geo.query.revision import Revision
from webmap.feeds.answer import revision_or_304
from webmap.feeds.encoding import choose_encoding, encoded
from webmap.feeds.headers import validators
from webmap.params import refuse_unknown
from webmap.state import current


def situs() -> str:
    """The address of this site as the outside calls it, without a slash at the end."""
    return current().settings.public_url or request.host_url.rstrip("/")


def describe(write: Callable[[], bytes], media_type: str) -> Response:
    """What `write` says of the present state; nothing, where the client has it already."""
    refuse_unknown(request.args, ())
    if isinstance(found := revision_or_304(), Response):
        return found
    return answer(write(), media_type, found)


def answer(body: bytes, media_type: str, revision: Revision) -> Response:
    """The document, compressed as the client takes it."""
    encoding = choose_encoding(request.headers.get("Accept-Encoding", ""))
    headers = {"Content-Type": f"{media_type}; charset=utf-8", **validators(revision)}
    if encoding:
        headers["Content-Encoding"] = encoding
    return Response(encoded([body], encoding), headers=headers)
