"""The units of the office that answer for kegiatan."""

from __future__ import annotations

from dataclasses import dataclass

from .label import Label


@dataclass(frozen=True, slots=True)
class Bidang:
    """A unit: one of the five bidang, the Sekretariat or a UPTD; `slug` is its address."""

    slug: str
    name: Label
    kind: str  # "bidang", "sekretariat" or "uptd"
    order: int
