"""The columns of a flat file: the fixed properties, then what the themes ask for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

import orjson

from ...model.feature import PROPERTIES, Jenis, Property, theme_properties
from ...model.layer import Layer
from ..geojson import absolute_text
from .isi import Isi

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


def read_batches(isi: Isi) -> Iterator[list[dict[str, Any]]]:
    """The features of each piece, with absolute addresses."""
    for piece, _ in isi.pieces:
        yield orjson.loads(b"[" + absolute_text(piece, isi.public_url) + b"]")


def flat(value: Any, column: Property) -> Any:
    """One value as a cell holds it: lists as text, the rest as it is."""
    if isinstance(value, list):
        return ANTARA.join(value)
    if column.kind is Jenis.TEXT and value is not None and not isinstance(value, str):
        return str(value)
    return value
