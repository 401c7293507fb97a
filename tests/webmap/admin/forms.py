"""The forms that pages show, read as a browser would: where they go and what they hold."""

from __future__ import annotations

import ast
import inspect
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

from webmap.admin.rute import Rute

#: what no test wants to see changed by chance
_TOKEN = "csrf_token"


@dataclass(frozen=True, slots=True)
class Form:
    """Values by field as a browser would send them, and whether a field takes files."""

    action: str
    values: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    files: set[str] = field(default_factory=set)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Form] = []
        self._open: Form | None = None
        self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form" and given.get("method", "").lower() == "post":
            self._open = Form(given.get("action", ""))
            self.found.append(self._open)
        elif self._open is not None:
            self._field(self._open, tag, given)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._open = None

    def _field(self, form: Form, tag: str, given: dict[str, str]) -> None:
        name = given.get("name", "")
        if tag == "select":
            self._select = name
        elif tag == "option":
            form.values[self._select].append(given.get("value", ""))
        elif tag == "input" and given.get("type") == "file":
            form.files.add(name)
        elif tag in ("input", "textarea", "button") and name and name != _TOKEN:
            form.values[name].append(given.get("value", ""))


def read_forms(page: str) -> list[Form]:
    """The forms of a page that change something."""
    reader = _Reader()
    reader.feed(page)
    return reader.found


@cache
def words_of(rute: Rute) -> tuple[str, ...]:
    """Words in the module of a view that may be names of fields, for those without a form."""
    source = Path(inspect.getfile(inspect.unwrap(rute.view))).read_text()
    found = {
        node.value
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    return tuple(sorted(word for word in found if word.isidentifier() and len(word) < 30))
