"""How what was published of a kegiatan changed: from the versions the public could see."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any

import sqlalchemy as sa

from ..database.tables import terbitan, terbitan_riwayat
from ..model.kegiatan_nilai import Ubahan

#: what people ask about afterwards; weekly figures have a history of their own
_FOLLOWED = (
    "nama",
    "tahap",
    "status",
    "pagu",
    "nilai_kontrak",
    "penyedia",
    "sumber_dana",
    "tanggal_mulai",
    "tanggal_selesai",
    "kecamatan",
    "panjang_m",
    "luas_m2",
    "asal_koordinat",
)


@dataclass(frozen=True, slots=True)
class Versi:
    """A moment at which something followed changed; `ubahan` empty for the first publication."""

    waktu: datetime
    ubahan: tuple[Ubahan, ...]


def list_versi(conn: sa.Connection, kode: str) -> list[Versi]:
    """Every change of a followed field, the newest first, the first publication last."""
    key = sa.select(terbitan.c.id).where(terbitan.c.kode == kode).scalar_subquery()
    sides = [
        sa.select(table.c.sejak, *(table.c[name] for name in _FOLLOWED)).where(table.c.id == key)
        for table in (terbitan_riwayat, terbitan)
    ]
    joined = sa.union_all(*sides).subquery()
    rows = conn.execute(sa.select(joined).order_by(joined.c.sejak)).all()
    found = [Versi(rows[0].sejak, ())] if rows else []
    for before, after in pairwise(rows):
        if changes := _changes(before, after):
            found.append(Versi(after.sejak, changes))
    return found[::-1]


def _changes(before: Any, after: Any) -> tuple[Ubahan, ...]:
    return tuple(
        Ubahan(name, old, new)
        for name in _FOLLOWED
        if not _same(old := getattr(before, name), new := getattr(after, name))
    )


def _same(old: Any, new: Any) -> bool:
    """A length measured again differs in the last bits, which nobody wants to read about."""
    if isinstance(old, float) and isinstance(new, float):
        return abs(old - new) < 0.5
    return bool(old == new)
