"""What the pages of a bidang and of a kecamatan share: totals, tables, a list, a map."""

from __future__ import annotations

from typing import Any

from flask import url_for

from sipurbo_geo.database.engine import Connection
from sipurbo_geo.model.filter import KegiatanFilter
from sipurbo_geo.query.kegiatan import list_kegiatan
from sipurbo_geo.query.summary import summarise, summarise_all
from sipurbo_geo.query.tally import tally
from webmap.language import bahasa
from webmap.params import to_query
from webmap.state import current

from .peta_config import peta_config, ubin_path
from .saring import kecamatan_names

_LISTED = 50
#: so many are drawn at once on a small map; above, it is made of tiles
_DRAWN = 1000


def summarise_page(conn: Connection, f: KegiatanFilter, *, by: str) -> dict[str, Any]:
    """Totals of `f`, the same per year and per `by`, the first kegiatan, the map's settings."""
    query = to_query(f)
    places, units = kecamatan_names(conn), current().registry.bidang
    total = summarise_all(conn, f)
    return {
        "query": query,
        "total": total,
        "per_tahun": list(reversed(summarise(conn, f, "tahun"))),
        "per_lain": summarise(conn, f, by),
        "nama_apa_adanya": str,
        "nama_tempat": lambda kode: places.get(kode, kode),
        "nama_bidang": lambda slug: units[slug].name.text(bahasa()) if slug in units else slug,
        "alamat_tahun": lambda tahun: f"{url_for('pages.daftar')}?{query}&tahun={tahun}",
        "alamat_tempat": lambda kode: url_for("pages.kecamatan", kode=kode),
        "alamat_bidang": lambda slug: url_for("pages.bidang", slug=slug),
        "daftar": list_kegiatan(conn, f, sort="-tahun", limit=_LISTED),
        "konfigurasi": peta_config(f"{query}&limit={_DRAWN}") | _tiles(conn, f, total.jumlah),
    }


def _tiles(conn: Connection, f: KegiatanFilter, jumlah: int) -> dict[str, Any]:
    """Where the map's tiles are and where all of it lies, when it is more than is drawn at once."""
    bbox = tally(conn, f).bbox if jumlah > _DRAWN else None
    return {"ubin": ubin_path(to_query(f)), "bbox": bbox} if bbox else {}
