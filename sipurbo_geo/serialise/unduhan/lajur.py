"""From features to columns of values, as GDAL and Arrow take them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from ...model.feature import Jenis, Property
from .kolom import Fitur, flat

#: kind → (type of the array, what stands where there is no value)
_ARRAYS: dict[Jenis, tuple[str, Any]] = {
    Jenis.INTEGER: ("int64", 0),
    Jenis.NUMBER: ("float64", float("nan")),
    Jenis.BOOLEAN: ("bool", False),
    Jenis.DATE: ("datetime64[D]", "NaT"),
    Jenis.TIMESTAMP: ("datetime64[ms]", "NaT"),
}


def arrays_of(
    features: Sequence[Fitur], columns: Sequence[Property]
) -> tuple[list[Any], list[Any]]:
    """An array a column, and where its values are missing (None where that shows by itself)."""
    rows = [feature.properties for feature in features]
    data, masks = [], []
    for column in columns:
        values = [flat(row.get(column.name), column) for row in rows]
        kind, empty = _ARRAYS.get(column.kind, ("object", None))
        missing = [value is None for value in values]
        filled = [empty if value is None else _bare(value, column) for value in values]
        data.append(np.array(filled, dtype=kind))
        masks.append(np.array(missing) if kind in ("int64", "bool") and any(missing) else None)
    return data, masks


def _bare(value: Any, column: Property) -> Any:
    """A timestamp without its "Z", which is all that numpy does not know."""
    return value.removesuffix("Z") if column.kind is Jenis.TIMESTAMP else value
