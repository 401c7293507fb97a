"""The technical attributes of a kegiatan as rows for people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sipurbo_geo.model.layer import Attribute, Layer

from .angka import format_angka
from .tanggal import format_tanggal

_YA = {"id": ("ya", "tidak"), "en": ("yes", "no")}


@dataclass(frozen=True, slots=True)
class Baris:
    """A label, its value with unit, and what the word means."""

    label: str
    nilai: str
    bantuan: str = ""


def list_atribut(
    layer: Layer, values: Mapping[str, Any], bahasa: str, *, semua: bool = False
) -> list[Baris]:
    """The theme's public attributes (`semua`: the office's too) that are filled, in its order."""
    return [
        Baris(
            attribute.label.text(bahasa),
            format_atribut(attribute, values[attribute.key], bahasa),
            attribute.help.text(bahasa) if attribute.help else "",
        )
        for attribute in layer.attributes
        if (semua or attribute.public) and values.get(attribute.key) not in (None, "")
    ]


def format_atribut(attribute: Attribute, value: Any, bahasa: str) -> str:
    """One value: a choice by its label, a number with its unit."""
    if attribute.type == "choice":
        labels = {choice.value: choice.label.text(bahasa) for choice in attribute.choices}
        text = labels.get(str(value), str(value))
    elif attribute.type == "boolean":
        text = _YA[bahasa][0 if value else 1]
    elif attribute.type == "date":
        text = format_tanggal(str(value), bahasa)
    elif attribute.type in ("integer", "number"):
        text = format_angka(value, bahasa, 3)
    else:
        text = str(value)
    return f"{text} {attribute.unit}" if attribute.unit else text
