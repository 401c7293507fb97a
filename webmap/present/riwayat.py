"""A value of the publication history, as a person reads it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from sipurbo_geo.model.kegiatan import ASAL_LABELS, SUMBER_DANA
from sipurbo_geo.model.keterbukaan import KETERBUKAAN
from sipurbo_geo.model.label import Label
from sipurbo_geo.model.status import STATUS_LABELS
from sipurbo_geo.model.tahap import TAHAP_LABELS

from .angka import format_luas, format_panjang
from .tanggal import format_tanggal
from .uang import format_uang_penuh

_WORDS: dict[str, dict[str, Label]] = {
    "tahap": {key.value: label for key, label in TAHAP_LABELS.items()},
    "status": {key.value: label for key, label in STATUS_LABELS.items()},
    "asal_koordinat": {key.value: label for key, label in ASAL_LABELS.items()},
}
_MEASURES = {"panjang_m": format_panjang, "luas_m2": format_luas}
_OTHER = {
    "status": Label("Status deviasi", "Deviation status"),
    "sumber_dana": Label("Sumber dana", "Source of funds"),
    "kecamatan": Label("Kecamatan", "Kecamatan"),
}


def name_kolom(kolom: str, bahasa: str) -> str:
    """What people call a published column."""
    rules = {rule.kolom: rule.label for rule in KETERBUKAAN if rule.tabel == "kegiatan"}
    return (_OTHER.get(kolom) or rules[kolom]).text(bahasa)


def format_nilai(kolom: str, value: Any, bahasa: str) -> str:
    """One value of that column."""
    if value in (None, ""):
        return "–"
    if kolom in _WORDS:
        label = _WORDS[kolom].get(value)
        return label.text(bahasa) if label else str(value)
    if kolom == "sumber_dana":
        return ", ".join(
            SUMBER_DANA[key].text(bahasa) if key in SUMBER_DANA else key
            for key in str(value).split(",")
        )
    if kolom in _MEASURES:
        return _MEASURES[kolom](value, bahasa)
    if isinstance(value, Decimal):
        return format_uang_penuh(value, bahasa)
    return format_tanggal(value, bahasa) if isinstance(value, date) else str(value)
