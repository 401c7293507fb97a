"""CQL2 text as words: names, texts, numbers and signs, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .galat import unexpected, wrong

_WORDS = re.compile(
    r"""\s*(?:
        (?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)
      | (?P<name>[^\W\d]\w*(?:\.\w+)*)
      | (?P<text>'(?:[^']|'')*')
      | (?P<quoted>"(?:[^"]|"")+")
      | (?P<sign><>|!=|<=|>=|[=<>(),+*/^%-])
    )""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Kata:
    """One word. `kind` is "number", "name", "text", "quoted", "sign" or "end"."""

    kind: str
    text: str
    at: int

    def is_sign(self, *signs: str) -> bool:
        """Whether it is one of these signs."""
        return self.kind == "sign" and self.text in signs

    def is_word(self, *words: str) -> bool:
        """Whether it is one of these words of the language, in any case."""
        return self.kind == "name" and self.text.upper() in words


def words_of(text: str) -> Iterator[Kata]:
    """The words of a filter, and at last an "end"."""
    at, end = 0, len(text.rstrip())
    while at < end:
        found = _WORDS.match(text, at)
        if found is None or found.lastgroup is None:
            raise _unreadable(text, at)
        kind = found.lastgroup
        yield Kata(kind, _unquoted(kind, found[kind]), found.start(kind) + 1)
        at = found.end()
    yield Kata("end", "", end + 1)


def _unquoted(kind: str, raw: str) -> str:
    if kind not in ("text", "quoted"):
        return raw
    mark = raw[0]
    return raw[1:-1].replace(mark * 2, mark)


def _unreadable(text: str, at: int) -> Exception:
    rest = text[at:].lstrip()
    place = len(text) - len(rest) + 1
    if rest[0] in "'\"":
        return wrong(
            f"tanda kutip pada huruf ke-{place} tidak ditutup.",
            f"the quotation mark at letter {place} is never closed.",
        )
    return unexpected(rest[0], place, "nama, angka atau teks", "a name, a number or a text")
