"""A layer of a tile as bytes: keys and values once, features by their numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from ...model.ubin import EXTENT
from .jalur import Jalur, encode_jalur
from .varint import cut, field, varints, whole

Value = str | int | None

_VERSION = 2


def encode_layer(name: str, fields: Mapping[str, Sequence[Value]], jalur: Jalur) -> bytes:
    """A layer of a Tile message; b"" without features.

    `fields` hold one value for each feature of `jalur` in its order; None is left out.
    """
    shapes, kinds = encode_jalur(jalur)
    if not shapes:
        return b""
    tags, values = _tags(fields, len(shapes))
    features = [
        field(2, field(2, tag) + whole(3, kind) + field(4, shape))
        for tag, kind, shape in zip(tags, kinds, shapes, strict=True)
    ]
    body = [
        field(1, name.encode()),
        *features,
        *(field(3, key.encode()) for key in fields),
        *(field(4, _value(value)) for value in values),
        whole(5, EXTENT),
        whole(15, _VERSION),
    ]
    return field(3, b"".join(body))


def _tags(fields: Mapping[str, Sequence[Value]], count: int) -> tuple[list[bytes], list[Value]]:
    """For each feature its pairs of key and value, and the values in the order of their numbers."""
    known: dict[Value, int] = {}
    pairs = np.zeros((count, len(fields), 2), np.int64)
    given = np.ones((count, len(fields), 2), bool)
    for place, column in enumerate(fields.values()):
        pairs[:, place, 0] = place
        pairs[:, place, 1] = [known.setdefault(value, len(known)) for value in column]
        given[:, place] = np.array([value is not None for value in column])[:, None]
    body, ends = varints(pairs[given])
    last = np.cumsum(given.sum(axis=(1, 2)))
    return cut(body, ends[last - 1]), list(known)


def _value(value: Value) -> bytes:
    if isinstance(value, int):
        return whole(5, value)
    return field(1, (value or "").encode())
