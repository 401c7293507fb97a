"""The trail of changes, for whoever has to answer how a figure came to be."""

from __future__ import annotations

from flask import render_template, request

from sipurbo_geo.errors import ParameterError
from sipurbo_geo.model.label import Label
from sipurbo_geo.model.wewenang import Kuasa
from sipurbo_geo.query.kantor.jejak import list_jejak_kantor
from webmap.language import bahasa
from webmap.present.jejak import tulis_jejak
from webmap.present.nama import names_of
from webmap.state import current

from .gerbang import pelaku
from .rute import Rute

_PER_HALAMAN = 30
_LONGEST_KEY = 15


def jejak() -> str:
    """A page of the trail, the newest entry first."""
    kode, sebelum = request.args.get("kode", "").strip()[:100], _read_sebelum()
    with current().catalogue.reading_register() as conn:
        found = list_jejak_kantor(
            conn, pelaku(), kode=kode, sebelum=sebelum, limit=_PER_HALAMAN + 1
        )
        names = names_of(conn, current().registry, bahasa())
    layers, shown = current().registry.layers, found[:_PER_HALAMAN]
    return render_template(
        "admin/jejak.html",
        baris=[
            (entry, tulis_jejak(entry, bahasa(), layers.get(entry.layer), names)) for entry in shown
        ],
        kode=kode,
        pertama=sebelum is None,
        lanjut=shown[-1].id if len(found) > _PER_HALAMAN else None,
    )


RUTE = (Rute("/jejak", jejak, Kuasa.VIEW_JEJAK, menu=Label("Jejak", "Trail")),)


def _read_sebelum() -> int | None:
    text = request.args.get("sebelum", "")
    if not text:
        return None
    if not (text.isascii() and text.isdecimal() and len(text) <= _LONGEST_KEY):
        raise ParameterError(
            "sebelum",
            "Nomor jejak ditulis dengan angka.",
            "The number of an entry is written in digits.",
        )
    return int(text)
