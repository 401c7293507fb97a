"""What the documentation says, taken apart: commands, addresses, settings, links."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

from tests.needs import ROOT

_FENCE = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"\[[^\]]*\]\(([^)#\s]+)")
_SETTING = re.compile(r"\bSIPURBO_[A-Z_]+\b")
_OURS = re.compile(
    r"/(feeds|ogc|healthz|peta|kegiatan|bidang|kecamatan|unduh|informasi|dokumen|masuk|admin)\b"
)
_PROMPT = re.compile(r"^\s*(?:\$ )?")


def documents() -> list[Path]:
    """Every document that people read, the changelog aside: it may speak of what was."""
    return [
        *sorted(ROOT.glob("*/README.md")),
        *sorted((ROOT / "docs").rglob("*.md")),
        ROOT / "README.md",
    ]


def commands(text: str, program: str) -> Iterator[list[str]]:
    """Every call of `program` in code, as words; `\\` at a line's end joins lines."""
    pieces = [body for _, body in _FENCE.findall(text)]
    pieces += _CODE.findall(_FENCE.sub("", text))
    for piece in pieces:
        for line in piece.replace("\\\n", " ").splitlines():
            words = _words(_PROMPT.sub("", line))
            while words and "=" in words[0]:  # NAME=value before the command
                words = words[1:]
            if words and words[0].rsplit("/", 1)[-1] == program:
                yield words[1:]


def _words(line: str) -> list[str]:
    try:
        return shlex.split(line, comments=True)
    except ValueError:  # an apostrophe in prose
        return []


def examples(text: str, language: str) -> list[str]:
    """Every block of code in `language`, in its order."""
    return [body for found, body in _FENCE.findall(text) if found == language]


def addresses(text: str) -> set[str]:
    """Every path of our own service that stands in code: `/feeds/…`, http://127.0.0.1:8000/…."""
    found = set()
    for piece in [body for _, body in _FENCE.findall(text)] + _CODE.findall(text):
        for word in re.split(r"[\s\"',;()]+", piece):
            path = re.sub(r"^https?://(127\.0\.0\.1|localhost)(:\d+)?(?=/)", "", word)
            if _OURS.match(path):
                found.add(path.split("?")[0].rstrip("."))
    return found


def settings(text: str) -> set[str]:
    """Every environment variable of ours that is named."""
    return set(_SETTING.findall(text))


def links(text: str) -> set[str]:
    """Every link to another file of the project."""
    return {target for target in _LINK.findall(text) if "://" not in target}
