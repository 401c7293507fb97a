"""What each theme holds: how many are public, where they lie, when one of them changed last."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from ..database.tables import terbitan
from ..model.filter import Bbox


@dataclass(frozen=True, slots=True)
class IsiLayer:
    """One theme with something in it; `bbox` (EPSG:4326) None where nothing is mapped."""

    layer: str
    jumlah: int
    bbox: Bbox | None
    waktu: datetime


def list_isi_layer(conn: sa.Connection) -> dict[str, IsiLayer]:
    """By key; themes without a published kegiatan are missing."""
    t = terbitan.c
    edges = (
        sa.func.min(t.west),
        sa.func.min(t.south),
        sa.func.max(t.east),
        sa.func.max(t.north),
    )
    statement = sa.select(t.layer, sa.func.count(), sa.func.max(t.sejak), *edges)
    return {
        layer: IsiLayer(layer, jumlah, None if west is None else (west, *rest), waktu)
        for layer, jumlah, waktu, west, *rest in conn.execute(statement.group_by(t.layer))
    }
