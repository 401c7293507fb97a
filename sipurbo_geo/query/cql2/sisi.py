"""The two sides of a comparison: a property, or a value that was written down."""

from __future__ import annotations

from dataclasses import dataclass
from types import ModuleType
from typing import Any

from sqlalchemy.sql.elements import ColumnElement

from ...model.feature import Jenis, Property
from .galat import unknown, wrong
from .nilai import Nilai, as_kind, bind, read_nilai
from .ruang import Ruang, find_property

#: what may stand around a text
CASEI = "casei"


@dataclass(frozen=True, slots=True)
class Asked:
    """A property with its SQL. `folded`: the case of its letters does not count."""

    sifat: Property
    sql: ColumnElement[Any]
    folded: bool = False

    def column(self, room: ModuleType) -> ColumnElement[Any]:
        """The SQL, folded where it was asked for."""
        return room.folded(self.sql) if self.folded else self.sql


@dataclass(frozen=True, slots=True)
class Written:
    """A value. `folded`: the case of its letters does not count."""

    nilai: Nilai
    folded: bool = False

    def value(self, sifat: Property) -> Any:
        """The value as the property's kind, folded where it was asked for."""
        value = as_kind(self.nilai, sifat)
        return fold(value) if self.folded else value

    def bound(self, sifat: Property, column: ColumnElement[Any]) -> ColumnElement[Any]:
        """The value, to be compared with a property."""
        return bind(self.value(sifat), column)


Sisi = Asked | Written


def read_sisi(ruang: Ruang, tree: Any) -> Sisi:
    """One side; raises `ParameterError` for a property or function that is not known."""
    nilai = read_nilai(tree)
    if nilai is not None:
        return Written(nilai)
    if isinstance(tree, dict) and isinstance(tree.get("property"), str):
        sifat = find_property(ruang, tree["property"])
        return Asked(sifat, ruang.column(sifat))
    if isinstance(tree, dict) and isinstance(tree.get("op"), str):
        return _folded(ruang, tree)
    raise wrong(
        "di sini hanya properti, angka, teks, DATE, TIMESTAMP atau CASEI.",
        "only a property, a number, text, DATE, TIMESTAMP or CASEI goes here.",
    )


def fold(text: str) -> str:
    """A to Z in lower case, as both databases fold it."""
    return "".join(letter.lower() if letter.isascii() else letter for letter in text)


def _folded(ruang: Ruang, tree: dict[str, Any]) -> Sisi:
    args = tree.get("args")
    if tree["op"].lower() != CASEI:
        raise unknown("fungsi", "function", tree["op"], [CASEI])
    inner = args[0] if isinstance(args, list) and len(args) == 1 else None
    if inner is not None and not (isinstance(inner, dict) and "op" in inner):
        side = read_sisi(ruang, inner)
        if isinstance(side, Asked) and side.sifat.kind is Jenis.TEXT:
            return Asked(side.sifat, side.sql, folded=True)
        if isinstance(side, Written) and side.nilai.kind is Jenis.TEXT:
            return Written(side.nilai, folded=True)
    raise wrong("CASEI memerlukan satu teks.", "CASEI takes one text.")
