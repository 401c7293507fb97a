"""A changed column and its values, as a person reads them.

Values come as the register holds them, or as they stand in the trail (amounts and days as text).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from sipurbo_geo.model.alur import KEADAAN_LABELS
from sipurbo_geo.model.kegiatan import ASAL_LABELS, SUMBER_DANA, Pendanaan
from sipurbo_geo.model.kegiatan_nilai import ATRIBUT, RUPIAH
from sipurbo_geo.model.keterbukaan import KETERBUKAAN
from sipurbo_geo.model.label import Label
from sipurbo_geo.model.layer import Layer
from sipurbo_geo.model.status import STATUS_LABELS
from sipurbo_geo.model.tahap import TAHAP_LABELS
from sipurbo_geo.serialise.tulisan import TIADA

from .angka import format_angka, format_luas, format_panjang, format_persen
from .atribut import format_atribut
from .tanggal import format_tanggal
from .uang import format_uang_penuh

_WORDS: dict[str, dict[str, Label]] = {
    "tahap": {key.value: label for key, label in TAHAP_LABELS.items()},
    "status": {key.value: label for key, label in STATUS_LABELS.items()},
    "asal_koordinat": {key.value: label for key, label in ASAL_LABELS.items()},
    "keadaan": KEADAAN_LABELS,
}
_MEASURES = {"panjang_m": format_panjang, "luas_m2": format_luas}
_PERCENT = frozenset(("batas_periode", "periode_satu", "periode_dua"))
_CODES = frozenset(("layer", "bidang", "kecamatan", "desa", "wilayah"))
_FUNDS = frozenset(("sumber_dana", "pendanaan"))
_OTHER = {
    "status": Label("Status deviasi", "Deviation status"),
    "sumber_dana": Label("Sumber dana", "Source of funds"),
    "pendanaan": Label("Sumber dana", "Source of funds"),
    "kecamatan": Label("Kecamatan", "Kecamatan"),
    "desa": Label("Desa/kelurahan", "Village"),
    "wilayah": Label("Kecamatan dan desa", "Kecamatan and desa"),
    "keadaan": Label("Keadaan", "State"),
    "adendum": Label("Adendum", "Amendment"),
}
_SHAPES = {
    "Point": Label("titik", "point"),
    "LineString": Label("garis", "line"),
    "Polygon": Label("bidang", "area"),
}
_VERSION = Label("geometri {}", "geometry {}")


def name_kolom(kolom: str, bahasa: str, layer: Layer | None = None) -> str:
    """What people call a column; of `layer` are its attributes ("atribut.lebar_m")."""
    if kolom.startswith(ATRIBUT):
        attribute = layer.attribute(kolom.removeprefix(ATRIBUT)) if layer else None
        return attribute.label.text(bahasa) if attribute else kolom.removeprefix(ATRIBUT)
    rules = {rule.kolom: rule.label for rule in KETERBUKAAN if rule.tabel == "kegiatan"}
    label = _OTHER.get(kolom) or rules.get(kolom)
    return label.text(bahasa) if label else kolom


def format_nilai(
    kolom: str,
    value: Any,
    bahasa: str,
    layer: Layer | None = None,
    names: Mapping[str, str] | None = None,
) -> str:
    """One value of that column; `names` are those of themes, units and places by key or code."""
    if value in (None, "", (), [], {}):
        return TIADA
    if kolom.startswith(ATRIBUT):
        attribute = layer.attribute(kolom.removeprefix(ATRIBUT)) if layer else None
        return format_atribut(attribute, value, bahasa) if attribute else str(value)
    if kolom in _WORDS:
        label = _WORDS[kolom].get(value)
        return label.text(bahasa) if label else str(value)
    if kolom in _FUNDS:
        return _funds(value, bahasa)
    if kolom in _CODES:
        return _coded(value, names or {})
    if kolom == "geom":
        return _geometry(value, bahasa)
    return _figure(kolom, value, bahasa)


def _figure(kolom: str, value: Any, bahasa: str) -> str:
    if kolom in _MEASURES:
        return _MEASURES[kolom](value, bahasa)
    if kolom in _PERCENT:
        return format_persen(_decimal(value), bahasa, 2)
    if kolom in RUPIAH:
        return format_uang_penuh(_decimal(value), bahasa)
    if kolom.startswith("tanggal_"):
        return format_tanggal(value, bahasa)
    if isinstance(value, (list, tuple)):
        return ", ".join(map(str, value))
    return str(value)


def _funds(value: Any, bahasa: str) -> str:
    """ "APBD Rp 200.000.000, DAU", from the register, the trail or a published list of keys."""
    parts = value.split(",") if isinstance(value, str) else value
    return ", ".join(_fund(part, bahasa) for part in parts)


def _fund(part: Any, bahasa: str) -> str:
    if isinstance(part, str):
        key, amount = part, None
    elif isinstance(part, Pendanaan):
        key, amount = part.sumber, part.jumlah
    else:
        key, amount = part["sumber"], part.get("jumlah")
    name = SUMBER_DANA[key].text(bahasa) if key in SUMBER_DANA else key
    return name if amount is None else f"{name} {format_uang_penuh(_decimal(amount), bahasa)}"


def _coded(value: str | Sequence[str], names: Mapping[str, str]) -> str:
    codes = [value] if isinstance(value, str) else value
    return ", ".join(names.get(code, code) for code in codes)


def _geometry(value: Any, bahasa: str) -> str:
    """ "garis, 12 titik" of a geometry itself, "geometri 3fa9c1d2" of one that the trail names."""
    if isinstance(value, Mapping):
        return _VERSION.text(bahasa).format(str(value.get("geometri", ""))[:8])
    shape = _SHAPES.get(value.geom_type.removeprefix("Multi"))
    kind = shape.text(bahasa) if shape else value.geom_type
    points = sum(1 for _ in _positions(value))
    count = f"{format_angka(points, bahasa)} {_SHAPES['Point'].text(bahasa)}"
    return kind if points == 1 else f"{kind}, {count}"


def _positions(shape: Any) -> Any:
    for part in getattr(shape, "geoms", [shape]):
        yield from getattr(part, "exterior", part).coords


def _decimal(value: Any) -> Decimal | None:
    try:
        return Decimal(str(value))
    except InvalidOperation:
        return None
