"""Bringing units and readable layers in the database in step with the theme files."""

from __future__ import annotations

import hashlib

import sqlalchemy as sa

from ..database.dialects import dialect_of
from ..database.tables import bidang, katalog
from ..model.layer import Layer
from ..registry import Registry
from .katalog import touch_katalog

_COLUMNS = (
    "kode nama bidang tahun kecamatan desa lokasi sumber_dana pagu nilai_kontrak penyedia tahap "
    "tanggal_mulai tanggal_selesai minggu tanggal_progres rencana realisasi deviasi status "
    "panjang_m luas_m2 asal_koordinat diperbarui"
)


def sync_registry(conn: sa.Connection, registry: Registry) -> None:
    """Write the units and make one readable layer a theme, when the theme files have changed."""
    touch_katalog(conn)
    mark = hashlib.sha256(repr(registry).encode()).hexdigest()
    if conn.scalar(sa.select(katalog.c.registri)) == mark:
        return
    _write_bidang(conn, registry)
    dialect_of(conn.engine.url).replace_views(conn, _views(conn, registry))
    conn.execute(katalog.update().values(registri=mark))


def _write_bidang(conn: sa.Connection, registry: Registry) -> None:
    known = set(conn.scalars(sa.select(bidang.c.slug)))
    for unit in registry.bidang.values():
        values = {
            "nama_id": unit.name.id,
            "nama_en": unit.name.en,
            "jenis": unit.kind,
            "urutan": unit.order,
        }
        if unit.slug in known:
            conn.execute(bidang.update().where(bidang.c.slug == unit.slug).values(**values))
        else:
            conn.execute(bidang.insert().values(slug=unit.slug, **values))


def _views(conn: sa.Connection, registry: Registry) -> dict[str, tuple[str, str]]:
    """View name → (title, SELECT): a theme each, with its public attributes as columns."""
    dialect = dialect_of(conn.engine.url)
    views = {
        layer.key: (layer.name.id, _theme_view(dialect, layer))
        for layer in registry.layers.values()
    }
    for tingkat in ("kabupaten", "kecamatan", "desa"):
        views[f"batas_{tingkat}"] = (
            f"Batas {tingkat}",
            f"SELECT {dialect.fid('id')}, geom, kode, kode_bps, nama, induk, sumber, luas_m2 "
            f"FROM wilayah WHERE tingkat = '{tingkat}' AND geom IS NOT NULL",
        )
    return views


def _theme_view(dialect: object, layer: Layer) -> str:
    values = "".join(
        f', {dialect.json_value("atribut", a.key, a.type)} AS "{a.key}"'  # type: ignore[attr-defined]
        for a in layer.attributes
        if a.public
    )
    return (
        f"SELECT {dialect.fid('id')}, geom, {', '.join(_COLUMNS.split())}{values} "  # type: ignore[attr-defined]
        f"FROM terbitan WHERE layer = '{layer.key}' AND geom IS NOT NULL"
    )
