"""The officer's first page: what waits, what is late, what is missing."""

from __future__ import annotations

from typing import Any

from flask import render_template

from sipurbo_geo.database.engine import Connection
from sipurbo_geo.model.dokumen import JENIS_DOKUMEN
from sipurbo_geo.model.label import Label
from sipurbo_geo.model.meja import kurang_per_tahap
from sipurbo_geo.model.wewenang import Kuasa, may
from sipurbo_geo.query.kantor.belum_lapor import list_belum_lapor
from sipurbo_geo.query.kantor.jejak import list_jejak_kantor
from sipurbo_geo.query.kantor.meja import (
    count_kegiatan,
    list_kelompok_dokumen,
    list_tanpa_peta,
    list_terlambat,
)
from sipurbo_geo.query.kantor.notifikasi import count_belum_dibaca
from sipurbo_geo.query.kantor.tugas import list_tugas
from sipurbo_geo.serialise.rekap_kata import tulis_alasan
from webmap.language import bahasa
from webmap.pages.kerangka import hari_ini
from webmap.present.jejak import tulis_jejak
from webmap.state import current

from .gerbang import pelaku
from .rute import Rute

#: of each list; the rest is a link away
_SHOWN = 6


def beranda() -> str:
    """What waits for me comes first."""
    with current().catalogue.reading_register() as conn:
        desk = _desk(conn)
    return render_template("admin/beranda.html", **desk)


RUTE = (Rute("/", beranda, None, menu=Label("Meja kerja", "Desk")),)


def _desk(conn: Connection) -> dict[str, Any]:
    person, kini, layers = pelaku(), bahasa(), current().registry.layers
    trail = list_jejak_kantor(conn, person, limit=_SHOWN) if may(person, Kuasa.VIEW_JEJAK) else []
    return {
        "tampil": _SHOWN,
        "tugas": list_tugas(conn, person),
        "belum_dibaca": count_belum_dibaca(conn, person),
        "belum_lapor": list_belum_lapor(conn, person, hari_ini()),
        "terlambat": list_terlambat(conn, person),
        "tulis_alasan": lambda alasan: tulis_alasan(alasan, kini),
        "hitungan": count_kegiatan(conn, person),
        "tanpa_peta": list_tanpa_peta(conn, person),
        "kurang": kurang_per_tahap(list_kelompok_dokumen(conn, person)),
        "jenis_dokumen": JENIS_DOKUMEN,
        "jejak": [(entry, tulis_jejak(entry, kini, layers.get(entry.layer))) for entry in trail],
        "boleh": {kuasa.value for kuasa in Kuasa if may(person, kuasa)},
    }
