"""The kegiatan within one's scope, drafts included, in pages."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from flask import render_template, request

from sipurbo_geo.database.engine import Connection
from sipurbo_geo.errors import ParameterError
from sipurbo_geo.model.alur import KEADAAN_LABELS
from sipurbo_geo.model.kegiatan import Keadaan
from sipurbo_geo.model.kegiatan_kantor import PERLU_LABELS, SaringKantor, needs_of
from sipurbo_geo.model.label import Label
from sipurbo_geo.model.wewenang import Kuasa, may
from sipurbo_geo.query.kantor.kegiatan import (
    count_kegiatan_kantor,
    list_kegiatan_kantor,
    list_tahun_kantor,
)
from webmap.admin.gerbang import pelaku
from webmap.admin.rute import Rute
from webmap.pages.kerangka import hari_ini
from webmap.state import current

from .tautan import tautan_of

PER_HALAMAN = 25
_LONGEST_Q = 200


def daftar_kegiatan() -> str:
    """A page of the list."""
    saring, halaman = _read_saring(), _read_halaman()
    with current().catalogue.reading_register() as conn:
        context = _context(conn, saring, halaman)
    return render_template("admin/kegiatan/daftar.html", **context)


RUTE = (
    Rute("/kegiatan", daftar_kegiatan, Kuasa.VIEW_KEGIATAN, menu=Label("Kegiatan", "Kegiatan")),
)


def _read_saring() -> SaringKantor:
    """What the address asks for; an unknown value is told, not ignored."""
    registry = current().registry
    tahun = request.args.get("tahun", "")
    if tahun and not (tahun.isascii() and tahun.isdecimal() and len(tahun) == 4):
        raise _unknown("tahun", tahun)
    return SaringKantor(
        q=request.args.get("q", "")[:_LONGEST_Q].strip(),
        keadaan=_chosen("keadaan", list(Keadaan)),
        bidang=_chosen("bidang", registry.bidang),
        layer=_chosen("layer", registry.layers),
        tahun=int(tahun) if tahun else None,
    )


def _chosen(name: str, known: Any) -> str:
    value = request.args.get(name, "")
    if value and value not in known:
        raise _unknown(name, value)
    return value


def _read_halaman() -> int:
    text = request.args.get("halaman") or "1"
    if not (text.isascii() and text.isdecimal() and 1 <= len(text) <= 6) or int(text) < 1:
        raise _unknown("halaman", text)
    return int(text)


def _unknown(name: str, value: str) -> ParameterError:
    return ParameterError(
        name,
        f"{name}: '{value[:40]}' tidak dikenal. Buka lagi dari menu Kegiatan.",
        f"{name}: '{value[:40]}' is not known. Open the list from the menu again.",
    )


def _context(conn: Connection, saring: SaringKantor, halaman: int) -> dict[str, Any]:
    person, today = pelaku(), hari_ini()
    jumlah = count_kegiatan_kantor(conn, person, saring)
    rows = list_kegiatan_kantor(
        conn, person, saring, limit=PER_HALAMAN, offset=(halaman - 1) * PER_HALAMAN
    )
    return {
        "saring": saring,
        "jumlah": jumlah,
        "halaman_ini": halaman,
        "jumlah_halaman": max(1, -(-jumlah // PER_HALAMAN)),
        "query": urlencode(saring.terpakai),
        "daftar": [(row, needs_of(person, row, today), tautan_of(person, row)) for row in rows],
        "tahun_tahun": list_tahun_kantor(conn, person),
        "keadaan_labels": {key.value: KEADAAN_LABELS[key] for key in Keadaan},
        "perlu_labels": PERLU_LABELS,
        "boleh_tambah": may(person, Kuasa.SAVE_KEGIATAN),
    }
