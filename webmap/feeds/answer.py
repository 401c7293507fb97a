"""How a feed answers: validators first, then a stream that owns its connection."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from urllib.parse import urlencode

from flask import Response, request

from sipurbo_geo.model.filter import KegiatanFilter
from sipurbo_geo.query.features import read_whole, stream_features
from sipurbo_geo.query.revision import Revision, current_revision
from sipurbo_geo.query.tally import count, tally
from sipurbo_geo.serialise.geojson import MEDIA_TYPE, Ending, stream_collection

from ..params import FILTER_NAMES, NO_WINDOW
from ..state import State, current
from .encoding import choose_encoding, encoded
from .headers import feed_headers, validators

#: pieces of joined features, and what is to be said behind them
_Parts = tuple[Iterable[tuple[bytes, int]], Callable[[int], Ending]]


def revision_or_304() -> Revision | Response:
    """The revision to answer with, or the finished answer that nothing has changed.

    Every feed of a revision has the same validator: a feed is a function of the catalogue.
    """
    revision = current_revision(current().catalogue)
    if request.if_none_match.contains_weak(revision.etag):
        return Response(status=304, headers=validators(revision))
    since = request.if_modified_since
    if since and not request.if_none_match and revision.waktu.replace(microsecond=0) <= since:
        return Response(status=304, headers=validators(revision))
    return revision


def answer_text(body: bytes, revision: Revision, name: str) -> Response:
    """A feed that is one piece."""
    return _answer([body], revision, name)


def answer_collection(f: KegiatanFilter, window: tuple[int, int]) -> Response:
    """A feed of many features, streamed."""
    state = current()
    if isinstance(found := revision_or_304(), Response):
        return found
    return _answer(_stream(state, f, window, found), found, filter_name(f))


def filter_name(f: KegiatanFilter) -> str:
    """A file name that tells the filter: "kegiatan-kecamatan-15.09.05-tahun-2023"."""
    parts = ["kegiatan"]
    for name in f.used:
        value = getattr(f, name)
        values = value if isinstance(value, tuple) and name != "bbox" else (str(value),)
        parts += [name, *(str(item) for item in values)]
    return "-".join(parts)


def _stream(
    state: State, f: KegiatanFilter, window: tuple[int, int], revision: Revision
) -> Iterator[bytes]:
    pieces, ending = _all(state, f) if window == NO_WINDOW else _page(state, f, window)
    return stream_collection(
        pieces, waktu=revision.waktu, ending=ending, public_url=state.settings.public_url
    )


def _all(state: State, f: KegiatanFilter) -> _Parts:
    """Everything that matches: in one piece, or streamed where that would be too much."""
    whole = read_whole(state.catalogue, f)
    if whole is not None:
        found = Ending(whole.count, whole.bbox, ())
        return [(whole.text, whole.count)] if whole.count else [], lambda _: found

    def ending(returned: int) -> Ending:
        with state.catalogue.reading() as conn:
            return Ending(returned, tally(conn, f).bbox, ())

    return stream_features(state.catalogue, f), ending


def _page(state: State, f: KegiatanFilter, window: tuple[int, int]) -> _Parts:
    """A part of what matches, with the ways to the others."""
    limit, offset = window
    base = (state.settings.public_url or request.host_url.rstrip("/")) + request.path
    query = [(k, v) for k, v in request.args.items(multi=True) if k in FILTER_NAMES]

    def ending(_: int) -> Ending:
        with state.catalogue.reading() as conn:
            matched = count(conn, f)
        return Ending(matched, None, _links(base, query, window, matched))

    return stream_features(state.catalogue, f, limit=limit, offset=offset), ending


def _links(
    base: str, query: list[tuple[str, str]], window: tuple[int, int], matched: int
) -> tuple[dict[str, str], ...]:
    limit, offset = window

    def link(rel: str, start: int) -> dict[str, str]:
        own = [("limit", limit), ("offset", start)] if limit >= 0 else [("offset", start)]
        text = urlencode([*query, *own])
        return {"rel": rel, "type": MEDIA_TYPE, "href": f"{base}?{text}"}

    links = [link("self", offset)]
    if limit > 0 and offset + limit < matched:
        links.append(link("next", offset + limit))
    if limit > 0 and offset > 0:
        links.append(link("prev", max(0, offset - limit)))
    return tuple(links)


def _answer(body: Iterable[bytes], revision: Revision, name: str) -> Response:
    encoding = choose_encoding(request.headers.get("Accept-Encoding", ""))
    return Response(encoded(body, encoding), headers=feed_headers(revision, name, encoding))
