"""The columns of a flat file: the fixed properties, then what the themes ask for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import orjson

from ...model.feature import PROPERTIES, Jenis, Property, theme_properties
from ...model.layer import Layer
from ..geojson import absolute_text
from .isi import Isi

_BEFORE, _BEHIND, _TYPE = '"geometry":', ',"properties":', '{"type":"'
#: between the items of a list in one cell
ANTARA = ", "


def columns_of(layers: Iterable[Layer]) -> tuple[Property, ...]:
    """The fixed properties and the public attributes of all `layers`, each name once.

    Where two themes hold different kinds of value under one name, the column holds text.
    """
    found = {p.name: p for p in PROPERTIES}
    for layer in layers:
        for own in theme_properties(layer):
            known = found.setdefault(own.name, own)
            if known.kind is not own.kind:
                found[own.name] = replace(known, kind=Jenis.TEXT, unit="")
    return tuple(found.values())


@dataclass(frozen=True, slots=True)
class Fitur:
    """A feature whose geometry is still the GeoJSON text; None where it has none."""

    properties: dict[str, Any]
    geometry: str | None

    @property
    def type(self) -> str:
        """The type of the geometry, "" where there is none."""
        return self.geometry[len(_TYPE) :].partition('"')[0] if self.geometry else ""


def read_batches(isi: Isi) -> Iterator[list[Fitur]]:
    """The features of each piece, with absolute addresses.

    A coordinate costs more as an object of Python than all the rest, so none becomes one.
    """
    for piece, _ in isi.pieces:
        lines = absolute_text(piece, isi.public_url).decode().split("\n")
        yield [_fitur(line) for line in lines if line]


def _fitur(line: str) -> Fitur:
    """One stored feature; what is looked for cannot stand in a text, its quotes are escaped."""
    head, _, properties = line.strip(",").partition(_BEHIND)
    geometry = head.partition(_BEFORE)[2]
    return Fitur(orjson.loads(properties[:-1]), None if geometry == "null" else geometry)


def flat(value: Any, column: Property) -> Any:
    """One value as a cell holds it: lists as text, the rest as it is."""
    if isinstance(value, list):
        return ANTARA.join(value)
    if column.kind is Jenis.TEXT and value is not None and not isinstance(value, str):
        return str(value)
    return value


def heading(column: Property) -> str:
    """What people call a column, with its unit."""
    return f"{column.label.id} ({column.unit})" if column.unit else column.label.id
