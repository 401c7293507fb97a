"""Somebody who is signed in at a real server, without a browser."""

from __future__ import annotations

import re
from dataclasses import dataclass
from http.client import HTTPConnection
from urllib.parse import urlencode, urlsplit

from .accounts import SANDI

FORM = "application/x-www-form-urlencoded"


@dataclass(slots=True)
class Officer:
    """One account and its session; many threads may ask with it at once."""

    base: str
    akun: str = "pptk"
    cookie: str = ""
    token: str = ""

    def ask(self, method: str, path: str, body: bytes = b"", kind: str = "") -> tuple[int, str]:
        """The status and the text; raises what a dead connection raises."""
        parts = urlsplit(self.base)
        connection = HTTPConnection(parts.hostname or "", parts.port, timeout=600)
        headers = {"Cookie": self.cookie, "X-CSRFToken": self.token, "Accept": "text/html"}
        try:
            connection.request(method, path, body, headers | {"Content-Type": kind})
            answer = connection.getresponse()
            self._keep_cookie(answer.headers.get_all("Set-Cookie") or [])
            return answer.status, answer.read().decode()
        finally:
            connection.close()

    def send(self, path: str, form: dict[str, str] | dict[str, list[str]]) -> tuple[int, str]:
        """Send a form."""
        return self.ask("POST", path, urlencode(form, doseq=True).encode(), FORM)

    def sign_in(self) -> None:
        """Go through the door, and keep a token for what follows."""
        self._read_token("/masuk")
        status, _ = self.send("/masuk", {"akun": self.akun, "sandi": SANDI})
        assert status in (302, 303)
        self._read_token("/admin/sandi")

    def _keep_cookie(self, given: list[str]) -> None:
        for value in given:
            if value.startswith("sipurbo="):
                self.cookie = value.partition(";")[0]

    def _read_token(self, path: str) -> None:
        status, page = self.ask("GET", path)
        assert status == 200, page[:500]
        found = re.search(r'name="csrf_token" value="([^"]+)"', page)
        assert found is not None
        self.token = found[1]
