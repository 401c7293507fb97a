"""Published weekly reports as the points of an S-curve."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from sipurbo_geo.serialise.kurva_geometri import Titik

from .tanggal import parse_tanggal


def list_titik(progres: Iterable[dict[str, Any]]) -> list[Titik]:
    """The weeks of `rincian["progres"]` by date."""
    return [
        _titik(week) for week in sorted(progres, key=lambda week: (week["tanggal"], week["minggu"]))
    ]


def _titik(week: dict[str, Any]) -> Titik:
    day = parse_tanggal(week["tanggal"])
    if day is None:
        raise ValueError(week)
    return Titik(week["minggu"], day, _percent(week["rencana"]), _percent(week["realisasi"]))


def _percent(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(str(value))
