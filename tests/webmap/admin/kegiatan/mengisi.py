"""Reads a form out of its page, as a browser would send it back."""

from __future__ import annotations

import html.parser
from collections import defaultdict
from collections.abc import Iterable

from flask.testing import FlaskClient

_NOT_SENT = frozenset(("submit", "file", "button"))


class _Form(html.parser.HTMLParser):
    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name
        self.inside = False
        self.area = self.select = ""
        self.values: dict[str, list[str]] = defaultdict(list)

    def handle_starttag(self, tag: str, attrs: Iterable[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        if tag == "form":
            self.inside = given.get("id") == self.name
        if not self.inside:
            return
        name = given.get("name", "")
        if tag == "input" and name and self._is_sent(given):
            self.values[name].append(given.get("value", ""))
        elif tag == "textarea":
            self.area = name
            self.values[name].append("")
        elif tag == "select":
            self.select = name
            self.values[name].append("")
        elif tag == "option" and "selected" in given:
            self.values[self.select][-1] = given["value"]

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self.area = ""
        if tag == "form":
            self.inside = False

    def handle_data(self, data: str) -> None:
        if self.area:
            self.values[self.area][-1] += data

    @staticmethod
    def _is_sent(given: dict[str, str]) -> bool:
        kind = given.get("type", "text")
        return kind not in _NOT_SENT and (kind not in ("radio", "checkbox") or "checked" in given)


def read_form(page: str, name: str = "formulir-kegiatan") -> dict[str, list[str]]:
    """The fields of the form with this id, each with its texts."""
    reader = _Form(name)
    reader.feed(page)
    return dict(reader.values)


def form_of(client: FlaskClient, key: int, **changes: str) -> dict[str, list[str]]:
    """The form of a kegiatan as its page gives it, with some fields typed anew."""
    form = read_form(client.get(f"/admin/kegiatan/{key}/ubah").text)
    return form | {name: [text] for name, text in changes.items()} | {"aksi": ["simpan"]}
