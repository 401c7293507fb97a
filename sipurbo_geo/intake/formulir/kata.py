"""What the import says of a file, in the words of a form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ...errors import Problem
from .isian import GEOMETRI

Texts = tuple[str, str]

_INSTEAD: Mapping[str, Texts] = {
    "empty_cell": ("Wajib diisi.", "Required."),
    "missing_column": ("Wajib diisi.", "Required."),
    "no_layer": ("Pilih temanya.", "Choose the theme."),
    "no_kecamatan": (
        "Daftar kecamatan belum ada di katalog, jadi isian ini tidak disimpan.",
        "The catalogue has no kecamatan yet, so this field is not kept.",
    ),
    "no_desa": (
        "Daftar desa belum ada di katalog, jadi isian ini tidak disimpan.",
        "The catalogue has no desa yet, so this field is not kept.",
    ),
}
#: where the import tells of its own options
_CUT: Mapping[str, Texts] = {"swapped": (". Tukar kolomnya", ". Exchange the columns")}
_THEN: Mapping[str, Texts] = {
    "swapped": (
        ". Tekan “Tukar bujur dan lintang” di bawah peta.",
        ". Press “Swap longitude and latitude” below the map.",
    )
}
_FIELDS: Mapping[str, str] = {"geometry": GEOMETRI}


def as_of_form(found: Problem) -> Problem:
    """`found` as it stands beside its field."""
    id, en = _INSTEAD.get(found.code, (found.id, found.en))
    if found.code in _CUT:
        id, en = (
            text.partition(cut)[0] + then
            for text, cut, then in zip((id, en), _CUT[found.code], _THEN[found.code], strict=True)
        )
    field = _FIELDS.get(found.field, found.field)
    if found.code == "required_attribute":
        # its field is a list of labels; it belongs to no single field
        id, en, field = f"{found.field}: {id}", f"{found.field}: {en}", ""
    return replace(found, id=_sentence(id), en=_sentence(en), field=field)


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}" + ("" if text.endswith((".", "!", "?")) else ".")
