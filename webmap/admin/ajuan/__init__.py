"""What was handed in: looked at, and decided about."""

from __future__ import annotations

from sipurbo_geo.model.wewenang import Kuasa

from ..rute import Rute
from .gerak import gerak_ajuan
from .halaman import ajuan

RUTE = (
    Rute("/ajuan/<int:id>", ajuan, Kuasa.VIEW_KEGIATAN),
    Rute("/ajuan/<int:id>/gerak", gerak_ajuan, Kuasa.VIEW_KEGIATAN, ("POST",)),
)
