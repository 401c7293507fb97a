"""The texts of a form, by field: what was typed, and what stands in it before anybody types."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from ...model.kegiatan import Adendum, Anggaran, Kegiatan, Pendanaan, Rahasia
from ...model.kegiatan_nilai import RUPIAH
from ...model.layer import Layer
from ...model.status import AmbangKritis
from ..money import format_money

#: field → its texts, one for each row of those that repeat
Isian = Mapping[str, Sequence[str]]

GEOMETRI = "geometri"
DANA = tuple(f"pendanaan_{f.name}" for f in fields(Pendanaan))
ADENDUM = tuple(f"adendum_{f.name}" for f in fields(Adendum))
#: fields that only make sense together, row by row
SATUAN: Mapping[str, tuple[str, ...]] = {"pendanaan": DANA, "adendum": ADENDUM}

_PARTS = ("anggaran", "pendanaan", "ambang", "adendum", "rahasia", "geometry", "atribut")
_PLACES = ("kecamatan", "desa")
_PLAIN = tuple(f.name for f in fields(Kegiatan) if f.name not in (*_PARTS, *_PLACES, "keadaan"))


def first(isian: Isian, name: str) -> str:
    """What stands in a field that does not repeat."""
    values = isian.get(name, ())
    return values[0].strip() if values else ""


def rows_of(isian: Isian, names: Sequence[str]) -> list[tuple[str, ...]]:
    """The rows of the fields `names` that stand beside each other, empty ones too."""
    columns = [list(isian.get(name, ())) for name in names]
    length = max(map(len, columns), default=0)
    padded = [column + [""] * (length - len(column)) for column in columns]
    return [tuple(text.strip() for text in row) for row in zip(*padded, strict=True)]


def isian_of(
    item: Kegiatan, layer: Layer, names: Mapping[str, str], adendum: Sequence[Adendum] = ()
) -> dict[str, list[str]]:
    """The form of `item`, as its reader would type it; `names` are those of places by code."""
    texts = {name: _plain(name, getattr(item, name)) for name in _PLAIN}
    texts |= {name: _places(getattr(item, name), names) for name in _PLACES}
    texts |= {f"anggaran_{f.name}": getattr(item.anggaran, f.name) for f in fields(Anggaran)}
    texts["anggaran_kode"] = item.anggaran.kode_asli or item.anggaran.kode
    texts |= {f.name: getattr(item.rahasia, f.name) for f in fields(Rahasia)}
    texts |= {f.name: write_angka(getattr(item.ambang, f.name)) for f in fields(AmbangKritis)}
    texts |= {a.key: _plain(a.key, item.atribut.get(a.key), a.type) for a in layer.attributes}
    texts[GEOMETRI] = write_geometri(item.geometry)
    found = {name: [text] for name, text in texts.items()}
    found |= dict(zip(DANA, _columns(item.pendanaan, DANA), strict=True))
    return found | dict(zip(ADENDUM, _columns(adendum, ADENDUM), strict=True))


def write_geometri(geometry: BaseGeometry | None) -> str:
    """A geometry as the form carries it: GeoJSON."""
    return "" if geometry is None else str(shapely.to_geojson(geometry))


def write_uang(rupiah: Decimal | None) -> str:
    """An amount without its currency: "1.234.567,89"."""
    return "" if rupiah is None else format_money(rupiah).removeprefix("Rp ")


def write_angka(number: Decimal | float | int) -> str:
    """A measure with a decimal comma; never with just three decimals, which could be thousands."""
    text = format(Decimal(str(number)), "f")
    whole, mark, decimals = text.partition(".")
    decimals = decimals.rstrip("0")
    if not decimals:
        return whole
    return f"{whole},{decimals}" + ("0" if mark and len(decimals) == 3 else "")


def _columns(parts: Sequence[Any], names: Sequence[str]) -> list[list[str]]:
    keys = [name.partition("_")[2] for name in names]
    return [[_value(getattr(part, key), is_money=True) for part in parts] for key in keys]


def _plain(name: str, value: Any, kind: str = "") -> str:
    if kind == "date" and isinstance(value, str):
        value = date.fromisoformat(value)
    return _value(value, is_money=name in RUPIAH)


def _value(value: Any, *, is_money: bool) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, Decimal) and is_money:
        return write_uang(value)
    return write_angka(value) if isinstance(value, (Decimal, float)) else str(value)


def _places(codes: Sequence[str], names: Mapping[str, str]) -> str:
    """Places by name, or by code where several bear one name."""
    known = list(names.values())
    return ", ".join(
        names[code] if code in names and known.count(names[code]) == 1 else code for code in codes
    )
