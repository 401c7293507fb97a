"""Things as Turtle 1.1."""

from __future__ import annotations

import json
from collections.abc import Iterator

from .simpul import PREFIXES, Iri, Isi, Nilai, Simpul, Teks

MEDIA_TYPE = "text/turtle"


def write_turtle(root: Simpul) -> bytes:
    """The whole description: things with an address one after the other, the others inside."""
    head = "".join(f"@prefix {name}: <{space}> .\n" for name, space in PREFIXES.items())
    things = "\n".join(f"<{s.alamat}> {_said(s)} .\n" for s in _named(root))
    return f"{head}\n{things}".encode()


def _named(simpul: Simpul) -> Iterator[Simpul]:
    """Every thing with an address, from outside in."""
    if simpul.alamat:
        yield simpul
    for _, value in simpul.sifat:
        if isinstance(value, Simpul):
            yield from _named(value)


def _said(simpul: Simpul) -> str:
    parts = [f"a {simpul.jenis}"]
    parts += [f"{name} {_value(value)}" for name, value in simpul.sifat]
    return " ;\n    ".join(parts)


def _value(value: Isi) -> str:
    match value:
        case Simpul(alamat):
            return f"<{alamat}>" if alamat else f"[ {_said(value)} ]"
        case Iri(alamat):
            return f"<{alamat}>"
        case Nilai(isi, jenis):
            return f"{_quoted(isi)}^^{jenis}"
        case Teks(isi, bahasa):
            return _quoted(isi) + (f"@{bahasa}" if bahasa else "")


def _quoted(text: str) -> str:
    """JSON and Turtle write the same characters in the same way."""
    return json.dumps(text, ensure_ascii=False)
