"""Cards: the image that stands beside a link of this site wherever somebody shares it."""

from __future__ import annotations

from .rute import blueprint
from .tautan import tautan_kartu

__all__ = ["blueprint", "tautan_kartu"]
