"""A row of a file on its way to become a kegiatan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..model.kegiatan import Kegiatan
from ..model.layer import Layer
from ..model.tahap import Tahap
from .kegiatan_build import build
from .riwayat import Riwayat


@dataclass(slots=True)
class Draft:
    """A row on its way to become a kegiatan. `good` turns false with the first error.

    `columns` are the keys that its file has a column for, filled or not; `riwayat` is what it tells
    of the work over time.
    """

    where: str
    layer: Layer
    values: dict[str, Any]
    attributes: dict[str, Any]
    geometry: Any
    good: bool = True
    columns: frozenset[str] = frozenset()
    riwayat: Riwayat | None = None

    @property
    def kode(self) -> str:
        """Its kode, once it has been read."""
        return str(self.values.get("kode", ""))

    @property
    def tahap(self) -> Tahap:
        """The stage that it states."""
        return Tahap(self.values.get("tahap", Tahap.PERENCANAAN.value))

    def kegiatan(self) -> Kegiatan:
        """What the catalogue takes."""
        return build(self.layer, self.values, self.attributes, self.geometry)
