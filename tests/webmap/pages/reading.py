"""A page as a reader without scripts meets it: its words, its links, its tags."""

from __future__ import annotations

import html.parser
import re
from dataclasses import dataclass, field

Attributes = dict[str, str]
_UNSEEN = {"script", "style", "template", "title"}
_VOID = {"meta", "link", "input", "br", "img", "hr", "line", "path", "circle", "rect"}


@dataclass
class Page(html.parser.HTMLParser):
    """What is in a page; `text` leaves out what is never shown (templates are the scripts' own).

    `data` is what stands there for programs, which nobody runs.
    """

    source: str
    tags: list[tuple[str, Attributes]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)
    data: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self.feed(self.source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if tag in self.open:
            while self.open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] == "script":
            is_data = self.tags[-1][1].get("type") == "application/ld+json"
            (self.data if is_data else self.scripts).append(data)
        if not _UNSEEN & set(self.open):
            self.words.append(data)

    @property
    def text(self) -> str:
        """Everything that is shown, with single spaces."""
        return re.sub(r"\s+", " ", " ".join(self.words)).strip()

    @property
    def links(self) -> list[str]:
        """Where its links lead."""
        return [a["href"] for tag, a in self.tags if tag == "a" and "href" in a]

    def find(self, tag: str, **wanted: str) -> list[Attributes]:
        """The attributes of every `tag` that has `wanted` (an underscore stands for a hyphen)."""
        named = {name.rstrip("_").replace("_", "-"): value for name, value in wanted.items()}
        return [a for t, a in self.tags if t == tag and named.items() <= a.items()]
