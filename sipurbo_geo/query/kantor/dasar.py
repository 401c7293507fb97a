"""What a change of a kegiatan is built on: its version, and what rights are asked about."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

import sqlalchemy as sa

from ...database.dialects import among
from ...database.tables import kegiatan
from ...model.kegiatan import Keadaan
from ...model.peran import Pelaku
from ...model.wewenang import Kuasa
from .lingkup import in_scope

_NAMES = ("id", "kode", "bidang", "keadaan", "versi")


def read_dasar(conn: sa.Connection, kode: Collection[str]) -> dict[str, Mapping[str, Any]]:
    """id, kode, bidang, keadaan and versi of those of `kode` that are known."""
    columns = [kegiatan.c[name] for name in _NAMES]
    rows = conn.execute(sa.select(*columns).where(among(conn, kegiatan.c.kode, kode)))
    return {row["kode"]: {str(k): v for k, v in row.items()} for row in rows.mappings()}


def list_versi(
    conn: sa.Connection,
    pelaku: Pelaku,
    *,
    layer: str = "",
    bidang: str = "",
    tahun: int | None = None,
    limit: int,
) -> dict[str, int]:
    """Kode and version of what `pelaku` may edit, the newest year first; none is withdrawn."""
    asked = {"layer": layer, "bidang": bidang, "tahun": tahun}
    statement = (
        sa.select(kegiatan.c.kode, kegiatan.c.versi)
        .where(
            in_scope(pelaku, Kuasa.SAVE_KEGIATAN),
            kegiatan.c.keadaan != Keadaan.DITARIK.value,
            *(kegiatan.c[name] == value for name, value in asked.items() if value),
        )
        .order_by(kegiatan.c.tahun.desc(), kegiatan.c.kode)
        .limit(limit)
    )
    return {row.kode: row.versi for row in conn.execute(statement)}


def list_tahun(conn: sa.Connection, pelaku: Pelaku) -> list[int]:
    """The fiscal years of what `pelaku` may edit, the newest first."""
    years = sa.select(kegiatan.c.tahun).where(in_scope(pelaku, Kuasa.SAVE_KEGIATAN)).distinct()
    return list(conn.scalars(years.order_by(kegiatan.c.tahun.desc())))
