"""SCM and SP, recorded from the page of their kegiatan."""

from __future__ import annotations

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from sipurbo_geo.catalogue.record_penanganan import record_penanganan
from sipurbo_geo.errors import ConflictError, ParameterError
from sipurbo_geo.model.penanganan import TINDAKAN_LABELS, Penanganan, Tindakan
from webmap.language import bahasa
from webmap.state import current

from ..gerbang import pelaku
from ..isian import read_tanggal, read_teks, required
from .halaman import with_fault


def save_penanganan(id: int) -> ResponseReturnValue:
    """Record the step that was taken."""
    try:
        item = _read_penanganan()
        with current().catalogue.writing() as conn:
            record_penanganan(conn, pelaku(), id, item)
    except (ParameterError, ConflictError) as error:
        return with_fault(id, "penanganan", error)
    label = TINDAKAN_LABELS[item.tindakan].text(bahasa())
    flash(_("Tercatat: %(apa)s.", apa=label))
    return redirect(url_for("admin.progres", id=id), 303)


def _read_penanganan() -> Penanganan:
    chosen = read_teks("tindakan")
    if chosen not in list(Tindakan):
        raise ParameterError("tindakan", "Pilih tindakannya.", "Choose what was done.")
    return Penanganan(
        tindakan=Tindakan(chosen),
        tanggal=required("tanggal", read_tanggal("tanggal")),
        nomor_surat=read_teks("nomor_surat"),
        catatan=read_teks("catatan"),
    )
