"""What a request for the form brings: the texts, and what is to be done with them."""

from __future__ import annotations

from dataclasses import dataclass

import orjson
from flask import request

from sipurbo_geo.intake.formulir.isian import SATUAN, Isian

#: members of the form that are about the form itself
_OWN = frozenset(("csrf_token", "aksi", "dasar_versi", "asli", "kunci"))
#: how the page of two versions says which side is meant, and what the other side was
PILIH, KINI = "pilih.", "kini."


@dataclass(frozen=True, slots=True)
class Masukan:
    """One form as it arrived: `asli` is what stood in it when it was opened."""

    isian: Isian
    aksi: str
    dasar_versi: int | None
    asli: Isian


def read_masukan() -> Masukan:
    """The form of this request; whatever somebody made of it, it is only text."""
    form = request.form.to_dict(flat=False)
    isian = {
        name: values
        for name, values in form.items()
        if name not in _OWN and not name.startswith((PILIH, KINI))
    }
    isian |= _chosen(form)
    return Masukan(
        isian,
        request.form.get("aksi", "simpan"),
        _read_version(request.form.get("dasar_versi", "")),
        _read_asli(request.form.get("asli", "")),
    )


def _chosen(form: dict[str, list[str]]) -> dict[str, list[str]]:
    """The fields for which the version of the other was chosen."""
    taken = [name.removeprefix(PILIH) for name, values in form.items() if _is_kini(name, values)]
    names = [name for key in taken for name in SATUAN.get(key, (key,))]
    return {name: form.get(KINI + name, []) for name in names}


def _is_kini(name: str, values: list[str]) -> bool:
    return name.startswith(PILIH) and values[:1] == ["kini"]


def _read_version(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None


def _read_asli(text: str) -> dict[str, list[str]]:
    """A field → texts object; anything else counts as nothing known."""
    try:
        found = orjson.loads(text or "{}")
    except orjson.JSONDecodeError:
        return {}
    if not isinstance(found, dict):
        return {}
    return {
        name: [str(text) for text in texts]
        for name, texts in found.items()
        if isinstance(texts, list)
    }
