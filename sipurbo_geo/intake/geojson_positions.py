"""The coordinates of GeoJSON as arrays, strictly; every check runs at C speed."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

Positions = NDArray[np.float64]
_NUMBERS = {int, float}


class GeometryError(Exception):
    """The geometry cannot be taken. `value` is what was found, `id` and `en` say what to do."""

    def __init__(self, code: str, value: object, id: str, en: str) -> None:
        super().__init__(en)
        self.code = code
        self.value = str(value)[:80]
        self.id = id
        self.en = en


#: takes (code, Indonesian, English) of something that was repaired
Repaired = Callable[[str, str, str], None]


def read_positions(value: Any, least: int, repaired: Repaired) -> Positions:
    """An array (n, 2) of lon/lat with at least `least` rows; raises `GeometryError`."""
    if type(value) is not list:
        raise shape_error(value)
    try:
        lengths = set(map(len, value))
    except TypeError:
        raise shape_error(value) from None
    flat = list(chain.from_iterable(value))
    if not set(map(type, flat)) <= _NUMBERS:
        wrong = next(x for x in flat if type(x) not in _NUMBERS)
        raise _number_error(wrong)
    if lengths and min(lengths) < 2:
        raise GeometryError(
            "geojson_position",
            next(p for p in value if len(p) < 2),
            "satu koordinat perlu dua angka: bujur, lalu lintang",
            "a position needs two numbers: longitude, then latitude",
        )
    if 0 < len(value) < least:
        raise GeometryError(
            "too_few_points",
            len(value),
            f"titiknya terlalu sedikit: {len(value)}, perlu paling sedikit {least}",
            f"too few points: {len(value)}, at least {least} are needed",
        )
    if len(lengths) > 1:
        repaired(
            "geojson_dimension",
            "sebagian koordinat memakai ketinggian dan sebagian tidak; ketinggian dibuang",
            "some positions have a height and some have not; heights were dropped",
        )
        return np.array([p[:2] for p in value], dtype=np.float64)
    width = lengths.pop() if lengths else 2
    return np.array(flat, dtype=np.float64).reshape(-1, width)[:, :2]


def shape_error(value: Any) -> GeometryError:
    """The fault of brackets that do not fit the geometry type."""
    return GeometryError(
        "geojson_coordinates",
        value,
        "susunan kurung koordinat tidak cocok dengan jenis geometrinya "
        "(kurang atau kelebihan satu tingkat)",
        "the brackets of the coordinates do not fit the geometry type "
        "(one level too few or too many)",
    )


def _number_error(value: Any) -> GeometryError:
    if isinstance(value, str):
        return GeometryError(
            "geojson_number",
            value,
            f'koordinat harus angka, bukan teks: "{value[:40]}"; hapus tanda kutipnya',
            f'a coordinate must be a number, not text: "{value[:40]}"; remove the quotes',
        )
    return shape_error(value)
