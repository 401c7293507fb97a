"""One step of a kegiatan: submit, publish, return, withdraw, reopen."""

from __future__ import annotations

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from sipurbo_geo.catalogue.move_kegiatan import move_kegiatan
from sipurbo_geo.errors import ParameterError
from sipurbo_geo.model.alur import GERAK_LABELS, Gerak
from sipurbo_geo.model.wewenang import Kuasa
from sipurbo_geo.query.kantor.kegiatan import get_kegiatan_kantor
from webmap.admin.gerbang import pelaku
from webmap.admin.rute import Rute
from webmap.language import bahasa
from webmap.state import current

_LONGEST_NOTE = 2000


def gerak_kegiatan(id: int) -> ResponseReturnValue:
    """Take the step that the form names, and tell those whom it concerns."""
    gerak, catatan = _read_gerak(), read_catatan()
    with current().catalogue.writing() as conn:
        item = get_kegiatan_kantor(conn, pelaku(), id)
        move_kegiatan(conn, current().registry, item.kode, gerak, pelaku=pelaku(), catatan=catatan)
    flash(GERAK_LABELS[gerak].text(bahasa()) + ": " + item.nama)
    return redirect(url_for("admin.kegiatan", id=id), 303)


RUTE = (Rute("/kegiatan/<int:id>/gerak", gerak_kegiatan, Kuasa.VIEW_KEGIATAN, ("POST",)),)


def read_catatan() -> str:
    """The note of a step."""
    return request.form.get("catatan", "")[:_LONGEST_NOTE].strip()


def _read_gerak() -> Gerak:
    text = request.form.get("gerak", "")
    try:
        return Gerak(text)
    except ValueError:
        raise ParameterError(
            "gerak",
            "Langkah ini tidak dikenal. Muat ulang halaman kegiatan, lalu pilih lagi.",
            "This step is not known. Reload the page of the kegiatan and choose again.",
        ) from None
