"""The kecamatan and desa that a row states, as codes, and whether its geometry agrees."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import shapely

from ..model.wilayah import Wilayah
from .cell import ValueParseError, is_blank
from .listed import listed
from .match import NameIndex, index_names

#: between several kecamatan in one cell
_BETWEEN = re.compile(r"\s*(?:[,;/&\n]|\bdan\b)\s*", re.IGNORECASE)
_BPS_PREFIX = re.compile(r"^id(?=\d)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stated:
    """What a cell means: codes, and the names that were only nearly right."""

    kode: tuple[str, ...] = ()
    near: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Places:
    """Every place of one level that the catalogue knows, ready to be asked by name or code."""

    places: tuple[Wilayah, ...]
    index: NameIndex
    by_code: dict[str, str]
    geometry: dict[str, Any] = field(repr=False)

    def __bool__(self) -> bool:
        return bool(self.places)

    def find(self, value: Any) -> Stated:
        """The places that a cell names; raises `ValueParseError` for one that nobody knows.

        Takes names in any spelling, Kemendagri and BPS codes, several in one cell, and lists.
        """
        if is_blank(value):
            return Stated()
        found = listed(value)
        parts = [value] if found is None else found
        pieces = [piece for part in parts for piece in _BETWEEN.split(str(part)) if piece]
        if len(pieces) == len(parts):
            return self._all(parts)
        # a name may hold "dan" or a comma, but a near guess must not swallow two names
        try:
            whole = self._all(parts)
        except ValueParseError:
            return self._all(pieces)
        if not whole.near:
            return whole
        try:
            return self._all(pieces)
        except ValueParseError:
            return whole

    def name(self, kode: str) -> str:
        """The name of the place with this code."""
        return self.index.names.get(kode, kode)

    def located(self, shape: Any) -> list[str]:
        """The codes of the places that `shape` touches."""
        return [kode for kode, area in self.geometry.items() if shapely.intersects(area, shape)]

    def disagreeing(self, shapes: Any, stated: Sequence[tuple[str, ...]]) -> list[int]:
        """The places in `shapes` of those that lie in none of the kecamatan stated for them."""
        wrong: list[int] = []
        for kode, area in self.geometry.items():
            own = np.array([n for n, codes in enumerate(stated) if codes[:1] == (kode,)], dtype=int)
            if own.size:
                wrong += own[~shapely.intersects(area, shapes[own])].tolist()
        # Only the first was asked above; the others are looked at where it disagreed.
        return [
            n
            for n in sorted(wrong)
            if not any(
                shapely.intersects(self.geometry[k], shapes[n])
                for k in stated[n][1:]
                if k in self.geometry
            )
        ]

    def _all(self, parts: Sequence[Any]) -> Stated:
        kode: list[str] = []
        near: list[tuple[str, str]] = []
        for part in parts:
            known = self.by_code.get(_BPS_PREFIX.sub("", str(part).strip()))
            if known is not None:
                kode.append(known)
                continue
            match = self.index.find(part)
            if match is None:
                continue
            kode.append(match.kode)
            if match.near:
                near.append((str(part), match.nama))
        return Stated(tuple(dict.fromkeys(kode)), tuple(near))


def places_of(places: Sequence[Wilayah]) -> Places:
    """`Places` over what `list_wilayah` gives."""
    by_code = {place.kode: place.kode for place in places}
    by_code |= {place.kode.replace(".", ""): place.kode for place in places}
    by_code |= {place.kode_bps: place.kode for place in places if place.kode_bps}
    drawn = {place.kode: place.geometry for place in places if place.geometry is not None}
    for area in drawn.values():
        shapely.prepare(area)
    return Places(tuple(places), index_names({p.kode: p.nama for p in places}), by_code, drawn)


def within(desa: Places, kecamatan: Sequence[str]) -> Places:
    """The desa of these kecamatan only, because several desa of a kabupaten bear one name."""
    return places_of([place for place in desa.places if place.induk in kecamatan])
