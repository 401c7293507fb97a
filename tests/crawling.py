"""Reading every public address that leads on from the home page, as a stranger would."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import unescape
from io import BytesIO
from urllib.parse import urljoin, urlsplit
from zipfile import ZipFile

_LINK = re.compile(r"""(?:href|src|action)="([^"#]*)|data-[a-z-]+="(/[^"#]*)""")


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address gives a stranger: `body` is every byte, headers too."""

    status: int
    mimetype: str
    text: str
    body: bytes


def crawl(fetch: Callable[[str], Answer], first: Iterable[str]) -> dict[str, bytes]:
    """Every address that can be reached from `first`, and what it answers."""
    waiting, seen = list(first), dict[str, bytes]()
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        answer = fetch(path)
        assert answer.status == _expected(path), path
        seen[path] = answer.body
        seen[path] += _unpacked(answer.body)
        if answer.mimetype == "text/html" and not path.startswith("/unduh/peta.html"):
            waiting += [link for link in _links(path, answer.text) if _worth(link)]
    return seen


def _unpacked(body: bytes) -> bytes:
    """What an archive holds, and what the archives in it hold."""
    if not body.startswith(b"PK\x03\x04"):
        return b""
    with ZipFile(BytesIO(body)) as archive:
        parts = [archive.read(name) for name in archive.namelist()]
    return b"".join(part + _unpacked(part) for part in parts)


def _expected(path: str) -> int:
    if path.startswith("/admin"):
        return 302
    return 404 if "RAHASIA" in path else 200


def _links(base: str, page: str) -> list[str]:
    found = [urljoin(base, unescape("".join(link))) for link in _LINK.findall(page)]
    paths = [urlsplit(link)._replace(fragment="").geturl() for link in found]
    return [link for link in paths if link.startswith("/") and not link.startswith("//")]


def _worth(link: str) -> bool:
    """One sorting or language more shows the same rows; static files hold no data."""
    few = urlsplit(link).query.count("=") < 2
    return few and not link.startswith("/static/") and "bahasa=" not in link
