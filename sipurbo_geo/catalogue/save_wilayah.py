"""Saving places, by their Kemendagri code."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import numpy as np
import sqlalchemy as sa

from ..database.tables import wilayah
from ..model.wilayah import Wilayah
from .katalog import next_revision
from .measure import areas_m2


def save_wilayah(conn: sa.Connection, batch: Sequence[Wilayah]) -> int:
    """Insert or replace places; says how many changed.

    A boundary that moves changes shares already saved: call `republish` afterwards.
    """
    known = {
        row.kode: row
        for row in conn.execute(
            sa.select(wilayah).where(wilayah.c.kode.in_([place.kode for place in batch]))
        )
    }
    changed = 0
    for place in batch:
        values = _values(place)
        old = known.get(place.kode)
        if old is None:
            conn.execute(wilayah.insert().values(**values))
        elif any(getattr(old, name) != value for name, value in values.items()):
            conn.execute(wilayah.update().where(wilayah.c.kode == place.kode).values(**values))
        else:
            continue
        changed += 1
    if changed:
        next_revision(conn, datetime.now(UTC))
    return changed


def _values(place: Wilayah) -> dict[str, object]:
    area = None
    if place.geometry is not None:
        area = float(areas_m2(np.array([place.geometry], dtype=object))[0])
    return {
        "tingkat": place.tingkat.value,
        "kode": place.kode,
        "kode_bps": place.kode_bps,
        "nama": place.nama,
        "induk": place.induk,
        "sumber": place.sumber,
        "ilustrasi": place.ilustrasi,
        "luas_m2": area,
        "geom": place.geometry,
    }
