"""The map and its panel: what is asked for, drawn, counted and listed in one place."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from flask import render_template, url_for
from flask_babel import gettext as _

from sipurbo_geo.database.engine import Connection
from sipurbo_geo.model.filter import KegiatanFilter
from sipurbo_geo.model.wilayah import Tingkat
from sipurbo_geo.query.kegiatan import list_kegiatan
from sipurbo_geo.query.revision import get_revision
from sipurbo_geo.query.summary import summarise, summarise_all
from sipurbo_geo.query.tally import tally
from sipurbo_geo.query.wilayah import list_wilayah
from webmap.state import current

from .peta_config import peta_config, ubin_path
from .saring import describe_filter, read_filter

#: so many features a phone draws and pans; above, the map is made of tiles
MOST_FEATURES = 3000
_FIRST_ITEMS = 25
_UNMAPPED_ITEMS = 10


def show_home() -> str:
    """The map of everything, with the figures of the whole kabupaten."""
    return _show(read_filter(), is_home=True)


def show_peta() -> str:
    """The map of what the filter chooses."""
    return _show(read_filter(), is_home=False)


def _show(f: KegiatanFilter, *, is_home: bool) -> str:
    with current().catalogue.reading() as conn:
        context = _context(conn, f)
    return render_template("peta.html", is_home=is_home, **context)


def _context(conn: Connection, f: KegiatanFilter) -> dict[str, Any]:
    saringan = describe_filter(conn, f)
    found = tally(conn, f)
    feed_query = "&".join(part for part in (saringan.query, f"limit={MOST_FEATURES}") if part)
    return {
        "saringan": saringan,
        "total": summarise_all(conn, f),
        "kabupaten": _kabupaten_name(conn),
        "revisi": get_revision(conn),
        "daftar": list_kegiatan(conn, f, limit=_FIRST_ITEMS),
        "tak_dipetakan": _unmapped(conn, f),
        "per_bidang": summarise(conn, f, "bidang"),
        "per_kecamatan": summarise(conn, f, "kecamatan"),
        "nama_kecamatan": {w.kode: w.nama for w in list_wilayah(conn, Tingkat.KECAMATAN)},
        "konfigurasi": peta_config(feed_query)
        | {
            "hitungan": url_for("pages.hitungan")
            + (f"?{saringan.query}" if saringan.query else ""),
            "jumlah": found.jumlah,
            "ubin": ubin_path(saringan.query) if found.jumlah > MOST_FEATURES else None,
            # of everything, the kabupaten itself is the frame
            "bbox": None if f.is_empty else found.bbox,
        },
    }


def _unmapped(conn: Connection, f: KegiatanFilter) -> dict[str, Any]:
    """What is not on the map: counted by reason, the first few by name."""
    unmapped = replace(f, dipetakan=False)
    reasons = summarise(conn, f, "alasan")
    return {
        "jumlah": sum(reason.jumlah for reason in reasons),
        "alasan": [
            (reason.kunci or _("alasannya belum dicatat"), reason.jumlah) for reason in reasons
        ],
        "daftar": list_kegiatan(conn, unmapped, limit=_UNMAPPED_ITEMS),
    }


def _kabupaten_name(conn: Connection) -> str:
    names = [place.nama for place in list_wilayah(conn, Tingkat.KABUPATEN)]
    return names[0] if len(names) == 1 else ""
