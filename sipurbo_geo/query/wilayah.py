"""Places: names, codes and, where asked for, boundaries."""

from __future__ import annotations

import sqlalchemy as sa

from ..database.engine import Catalogue
from ..database.tables import wilayah
from ..model.wilayah import Tingkat, Wilayah

_BY_CODE = "SELECT kode FROM wilayah WHERE tingkat = 'kecamatan' AND (kode = ? OR kode_bps = ?)"


def list_wilayah(
    conn: sa.Connection, tingkat: Tingkat, *, with_geometry: bool = False
) -> list[Wilayah]:
    """All places of one level by code."""
    names = ["kode", "nama", "kode_bps", "induk", "sumber", "ilustrasi"]
    columns = [wilayah.c[name] for name in names]
    if with_geometry:
        columns.append(wilayah.c.geom)
    statement = sa.select(*columns).where(wilayah.c.tingkat == tingkat.value)
    return [
        Wilayah(
            tingkat=tingkat,
            geometry=row.geom if with_geometry else None,
            **{name: getattr(row, name) for name in names},
        )
        for row in conn.execute(statement.order_by(wilayah.c.kode))
    ]


def find_kecamatan(catalogue: Catalogue, kode: str) -> str | None:
    """The Kemendagri code of a kecamatan by that code itself or by the BPS code."""
    row = catalogue.dialect.fetch_row(catalogue.read_engine, _BY_CODE, (kode, kode))
    return None if row is None else str(row[0])
