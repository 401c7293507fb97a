"""Things as JSON-LD 1.1 that needs no other document."""

from __future__ import annotations

from typing import Any

import orjson

from .simpul import PREFIXES, Iri, Isi, Nilai, Simpul, Teks

MEDIA_TYPE = "application/ld+json"


def write_jsonld(root: Simpul) -> bytes:
    """The whole description, things inside the things that name them."""
    document = {"@context": PREFIXES} | _thing(root)
    return orjson.dumps(document, option=orjson.OPT_INDENT_2) + b"\n"


def _thing(simpul: Simpul) -> dict[str, Any]:
    found: dict[str, Any] = {"@id": simpul.alamat} if simpul.alamat else {}
    found["@type"] = simpul.jenis
    for name, value in simpul.sifat:
        found.setdefault(name, []).append(_value(value))
    return found


def _value(value: Isi) -> dict[str, Any]:
    match value:
        case Simpul():
            return _thing(value)
        case Iri(alamat):
            return {"@id": alamat}
        case Nilai(isi, jenis):
            return {"@value": isi, "@type": jenis}
        case Teks(isi, bahasa):
            return {"@value": isi} | ({"@language": bahasa} if bahasa else {})
