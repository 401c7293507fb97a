"""What stands in the cells of the workbook that is handed out: a kegiatan, column by column.

The inverse of the readers in `kegiatan_cells`: what is written here reads back as the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from shapely import Point

from ..model.kegiatan import SUMBER_DANA, Kegiatan, Pendanaan
from ..model.kegiatan_nilai import flat_values
from ..model.layer import Layer
from ..model.wilayah import Wilayah
from ..registry import Registry
from .kegiatan_columns import columns_of
from .money import format_money

_YA, _TIDAK = "ya", "tidak"


@dataclass(frozen=True, slots=True)
class Sel:
    """Makes the cells of kegiatan of one theme: `kinds` and `labels` by the key of a column."""

    kinds: Mapping[str, str]
    labels: Mapping[str, Mapping[str, str]]
    places: Mapping[str, str]

    def values(self, item: Kegiatan) -> dict[str, Any]:
        """What a row holds for `item`, by the key of the column; empty cells are left out."""
        flat = flat_values(item) | item.atribut | {"layer": item.layer}
        if "anggaran_kode_asli" in flat:
            flat["anggaran_kode"] = flat["anggaran_kode_asli"]
        cells = {key: self._cell(key, value) for key, value in flat.items() if key in self.kinds}
        for key, codes in (("kecamatan", item.kecamatan), ("desa", item.desa)):
            cells[key] = "; ".join(self.places.get(code, code) for code in codes) or None
        if isinstance(item.geometry, Point):
            cells |= {"lon": item.geometry.x, "lat": item.geometry.y}
        return {key: value for key, value in cells.items() if value is not None}

    def _cell(self, key: str, value: Any) -> Any:
        kind = self.kinds[key]
        if kind == "choice":
            return self.labels[key].get(str(value), str(value))
        if kind == "pendanaan":
            return "; ".join(map(_source, value))
        if kind == "boolean":
            return _YA if value else _TIDAK
        if kind == "date" and isinstance(value, str):
            return date.fromisoformat(value)
        return value if isinstance(value, int | float | Decimal | date) else str(value)


def cells_of(registry: Registry, layer: Layer, places: Sequence[Wilayah]) -> Sel:
    """The cells of `layer`; a place whose name is not the only one is written as its code."""
    columns = columns_of(layer, registry.bidang, registry.layers.values())
    names = Counter(place.nama for place in places)
    return Sel(
        {column.key: column.kind for column in columns},
        {c.key: {choice.value: choice.label.id for choice in c.choices} for c in columns},
        {p.kode: p.nama if names[p.nama] == 1 else p.kode for p in places},
    )


def _source(one: Pendanaan) -> str:
    name = SUMBER_DANA[one.sumber].id if one.sumber in SUMBER_DANA else one.sumber
    return name if one.jumlah is None else f"{name}: {format_money(one.jumlah)}"
