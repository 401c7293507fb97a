"""A stranger who reads every public byte of a running server."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import closing
from http.client import HTTPConnection
from urllib.parse import urlsplit

from tests.crawling import Answer, crawl


class Publik:
    """Nobody: no session, no browser."""

    def __init__(self, base: str) -> None:
        self._netloc = urlsplit(base).netloc

    def get(self, path: str) -> Answer:
        """What one address answers, over a connection that the server cannot have given up."""
        with closing(HTTPConnection(self._netloc, timeout=600)) as connection:
            connection.request("GET", path)
            answer = connection.getresponse()
            content = answer.read()
        mimetype = answer.headers.get_content_type()
        body = content + repr(answer.getheaders()).encode()
        return Answer(answer.status, mimetype, content.decode(errors="replace"), body)

    def read_all(self) -> dict[str, bytes]:
        """Every address that leads on from the home page, and those that its script asks for."""
        return crawl(self.get, ["/", "/feeds/kegiatan.geojson", "/peta/hitungan.json"])

    def finds(self, secrets: Iterable[str]) -> list[tuple[str, str]]:
        """Which of `secrets` stand where; figures in any way of writing them."""
        patterns = {secret: _pattern(secret) for secret in secrets}
        return [
            (secret, path)
            for path, body in self.read_all().items()
            for secret, pattern in patterns.items()
            if pattern.search(body)
        ]


def _pattern(secret: str) -> re.Pattern[bytes]:
    """A figure is the same with a point; words are the same in any case."""
    if re.fullmatch(r"\d+,\d+", secret):
        return re.compile(rb"(?<!\d)%s(?!\d)" % secret.replace(",", "[.,]").encode())
    return re.compile(re.escape(secret.encode()), re.IGNORECASE)
