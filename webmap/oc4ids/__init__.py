"""Published kegiatan as OC4IDS project packages."""

from __future__ import annotations

from .paket import blueprint

__all__ = ["blueprint"]
