"""Answers of the feeds, kept until the catalogue changes.

Many people ask the same of a small catalogue. An answer is a function of the address and of the
catalogue's revision, so it may be given again as long as the revision stands; the revision is
asked with every request, so nobody ever sees an older state.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.query.revision import current_revision

Environ = dict[str, Any]
Headers = list[tuple[str, str]]
Wsgi = Callable[[Environ, Any], Iterable[bytes]]
Key = tuple[str | None, ...]
AtOnce = Callable[[Environ], tuple[Headers, bytes] | None]

#: the most that all kept answers, and that one of them, may weigh
TOTAL_BYTES = 48 << 20
ENTRY_BYTES = 5 << 19
#: what makes an answer one person's own, or less than the whole
_CONDITIONS = (
    "HTTP_IF_NONE_MATCH",
    "HTTP_IF_MODIFIED_SINCE",
    "HTTP_RANGE",
    "HTTP_AUTHORIZATION",
)
#: addresses whose form depends on what the client says it takes, and whose words on its language
_NEGOTIATED = "/ogc/"


@dataclass(frozen=True, slots=True)
class _Entry:
    """One finished answer."""

    headers: Headers
    pieces: tuple[bytes, ...]

    @property
    def weight(self) -> int:
        return sum(map(len, self.pieces))


@dataclass(slots=True)
class _Shelf:
    """The answers of one revision, the longest unused first."""

    etag: str = ""
    entries: OrderedDict[Key, _Entry] = field(default_factory=OrderedDict)
    weight: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def get(self, etag: str, key: Key) -> _Entry | None:
        with self.lock:
            if etag != self.etag:
                self.etag, self.weight = etag, 0
                self.entries.clear()
                return None
            entry = self.entries.get(key)
            if entry is not None:
                self.entries.move_to_end(key)
            return entry

    def put(self, etag: str, key: Key, entry: _Entry) -> None:
        with self.lock:
            if etag != self.etag or key in self.entries:
                return
            self.entries[key] = entry
            self.weight += entry.weight
            while self.weight > TOTAL_BYTES:
                _, oldest = self.entries.popitem(last=False)
                self.weight -= oldest.weight


def with_response_cache(
    application: Wsgi,
    catalogue: Catalogue,
    prefix: str | tuple[str, ...],
    at_once: AtOnce = lambda _: None,
) -> Wsgi:
    """The application, with whole answers below `prefix` (or one of several) kept in memory.

    `at_once` may know headers and body by itself; what it knows is not worth keeping.
    """
    shelf = _Shelf()

    def answer(environ: Environ, start_response: Any) -> Iterable[bytes]:
        if not _may_be_kept(environ, prefix):
            return application(environ, start_response)
        known = at_once(environ)
        if known is not None:
            start_response("200 OK", known[0])
            return [known[1]]
        key, etag = _key(environ), current_revision(catalogue).etag
        entry = shelf.get(etag, key)
        if entry is not None:
            start_response("200 OK", entry.headers.copy())
            return entry.pieces
        started: list[tuple[str, Headers]] = []

        def start(status: str, headers: Headers, *rest: Any) -> Any:
            started.append((status, headers.copy()))
            return start_response(status, headers, *rest)

        body = application(environ, start)
        status, headers = started[-1]
        if status != "200 OK" or not _is_for_everybody(headers, etag):
            return body
        return _kept(body, lambda pieces: shelf.put(etag, key, _Entry(headers, pieces)))

    return answer


def _may_be_kept(environ: Environ, prefix: str | tuple[str, ...]) -> bool:
    return (
        environ["REQUEST_METHOD"] == "GET"
        and environ["PATH_INFO"].startswith(prefix)
        # no database is asked for it; the application says that it is not there
        and "\0" not in environ["PATH_INFO"]
        and not any(name in environ for name in _CONDITIONS)
    )


def _is_for_everybody(headers: Headers, etag: str) -> bool:
    """Whether it is an answer of this revision, and gives no one person a cookie."""
    cookies = any(name.lower() == "set-cookie" for name, _ in headers)
    return ("ETag", f'W/"{etag}"') in headers and not cookies


def _key(environ: Environ) -> Key:
    """Whatever an answer depends on; links to the next page carry the host."""
    names: tuple[str, ...] = (
        "PATH_INFO",
        "QUERY_STRING",
        "HTTP_ACCEPT_ENCODING",
        "HTTP_HOST",
        "wsgi.url_scheme",
    )
    if environ["PATH_INFO"].startswith(_NEGOTIATED):
        names += ("HTTP_ACCEPT", "HTTP_COOKIE")
    return tuple(environ.get(name) for name in names)


def _kept(body: Iterable[bytes], keep: Callable[[tuple[bytes, ...]], None]) -> Iterator[bytes]:
    """Pass the pieces on; keep the whole if it stays light and is read to its end."""
    pieces: list[bytes] = []
    weight = 0
    try:
        for piece in body:
            weight += len(piece)
            if weight <= ENTRY_BYTES:
                pieces.append(piece)
            else:
                pieces.clear()
            yield piece
        if weight <= ENTRY_BYTES:
            keep(tuple(pieces))
    finally:
        if hasattr(body, "close"):
            body.close()
