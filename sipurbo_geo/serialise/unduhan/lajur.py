"""From features to columns of values, as GDAL and Arrow take them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from ...model.feature import Jenis, Property
from .kolom import flat

#: kind → type of the array; numpy knows None as a missing number or day
_TYPES = {
    Jenis.INTEGER: "int64",
    Jenis.NUMBER: "float64",
    Jenis.BOOLEAN: "bool",
    Jenis.DATE: "datetime64[D]",
    Jenis.TIMESTAMP: "datetime64[ms]",
}
#: kinds that have no value of their own for what is missing
_FILLED = {Jenis.INTEGER: 0, Jenis.BOOLEAN: False}


def arrays_of(
    rows: Sequence[Mapping[str, Any]], columns: Sequence[Property]
) -> tuple[list[Any], list[Any]]:
    """An array a column, and where its values are missing (None where that shows by itself)."""
    data, masks = [], []
    for column in columns:
        name = column.name
        array, mask = _array([row.get(name) for row in rows], column)
        data.append(array)
        masks.append(mask)
    return data, masks


def _array(values: list[Any], column: Property) -> tuple[Any, Any]:
    """The values by kind; whole columns at a time, for there may be millions of cells."""
    kind = column.kind
    if kind in _FILLED:
        missing = np.array([value is None for value in values], dtype=bool)
        values = [_FILLED[kind] if value is None else value for value in values]
        return np.array(values, dtype=_TYPES[kind]), missing if missing.any() else None
    if kind is Jenis.TIMESTAMP:  # all are in UTC, and numpy knows no "Z"
        values = [value and value.removesuffix("Z") for value in values]
    elif kind not in _TYPES:
        values = [flat(value, column) for value in values]
    return np.array(values, dtype=_TYPES.get(kind, "object")), None
