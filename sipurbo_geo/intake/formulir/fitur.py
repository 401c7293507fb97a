"""A GeoJSON Feature to the texts of a form, so that programs and people are checked alike."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable, Mapping
from decimal import Decimal
from typing import Any

import orjson

from ...errors import ParameterError
from ...model.feature import PROPERTY_NAMES
from ...model.kegiatan import Rahasia
from ...model.kegiatan_nilai import RUPIAH
from ...model.layer import Layer
from .isian import ADENDUM, DANA, GEOMETRI, Isian, rows_of, write_angka, write_uang

#: what the office's own system works out, or moves by its own steps: sent back, it changes nothing
DIHITUNG = frozenset(
    (
        *("kecamatan_kode", "minggu", "tanggal_progres", "rencana", "realisasi", "deviasi"),
        *("status", "panjang_m", "luas_m2", "diperbarui", "url", "keadaan", "versi"),
    )
)
_SUMBER = "sumber_dana"
#: fields of the form that no program fills in: persons, and what stands in several rows
_CLOSED = frozenset((*Rahasia.__dataclass_fields__, *DANA, *ADENDUM, GEOMETRI))


def isian_of_fitur(
    fitur: Mapping[str, Any], layer: Layer, dasar: Isian, *, utuh: bool
) -> dict[str, list[str]]:
    """The form that `fitur` fills in over the form `dasar`.

    `utuh`: the feature is the whole, so that a published property it leaves out loses its value;
    otherwise only what it names changes. Raises `ParameterError` that names what is wrong.
    """
    given = fitur.get("properties")
    given = {} if given is None else given
    if not isinstance(given, Mapping):
        raise _wrong("properties", "harus objek JSON", "must be a JSON object")
    known = _writable(layer, dasar)
    for name in given:
        if name not in known and name not in DIHITUNG:
            raise _unknown(str(name), known)
    found = {name: list(texts) for name, texts in dasar.items()}
    if utuh:
        found |= {name: [""] for name in (*PROPERTY_NAMES, *_keys(layer)) if name in known}
        found |= {name: [] for name in DANA}
    for name, value in given.items():
        if name == _SUMBER:
            found |= _money_rows(value, dasar)
        elif name not in DIHITUNG:
            found[name] = [_text(name, value)]
    if utuh or "geometry" in fitur:
        shape = fitur.get("geometry")
        found[GEOMETRI] = ["" if shape is None else orjson.dumps(shape).decode()]
    return found


def _writable(layer: Layer, dasar: Isian) -> set[str]:
    """Published properties that people fill in, and the other fields of the form."""
    names = {*PROPERTY_NAMES, *_keys(layer), *dasar, "alasan_tanpa_geometri"}
    return names - DIHITUNG - _CLOSED


def _keys(layer: Layer) -> Iterable[str]:
    return (attribute.key for attribute in layer.attributes if attribute.public)


def _text(name: str, value: Any) -> str:
    """A JSON value as somebody would type it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, (int, float)):
        number = Decimal(str(value))
        return write_uang(number) if name in RUPIAH else write_angka(number)
    if isinstance(value, str):
        return value.replace("\0", "")
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return ", ".join(value).replace("\0", "")
    raise _wrong(name, "harus teks, angka, atau daftar teks", "must be text, a number or texts")


def _money_rows(value: Any, dasar: Isian) -> dict[str, list[str]]:
    """Sources of money by their keys; the amount of one that stands already stays."""
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise _wrong(_SUMBER, "harus daftar teks", "must be a list of texts")
    amounts = {row[0]: row[1] for row in rows_of(dasar, DANA)}
    return {DANA[0]: list(value), DANA[1]: [amounts.get(item, "") for item in value]}


def _unknown(name: str, known: Collection[str]) -> ParameterError:
    near = difflib.get_close_matches(name, known, n=1)
    guess = (f" Maksud Anda '{near[0]}'?", f" Did you mean '{near[0]}'?") if near else ("", "")
    return ParameterError(
        name[:80],
        f"Properti '{name[:80]}' tidak dikenal di sini.{guess[0]}",
        f"The property '{name[:80]}' is not known here.{guess[1]}",
    )


def _wrong(name: str, id: str, en: str) -> ParameterError:
    return ParameterError(name, f"'{name}' {id}.", f"'{name}' {en}.")
