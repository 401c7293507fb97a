"""One account: what its owner is called and may do."""

from __future__ import annotations

from flask import flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from sipurbo_geo.catalogue.edit_pengguna import edit_pengguna
from sipurbo_geo.errors import ConflictError
from sipurbo_geo.model.peran import PERAN_LABELS, Peran
from sipurbo_geo.model.wewenang import Kuasa
from sipurbo_geo.query.kantor.pengguna import list_penugasan, read_petugas
from webmap.admin.gerbang import pelaku
from webmap.admin.rute import Rute
from webmap.state import current

from .isian import Isian, isian_of, read_isian


def pengguna(id: int) -> str:
    """The account as it stands."""
    return _page(id)


def save_pengguna(id: int) -> ResponseReturnValue:
    """Take name, role and units."""
    isian = read_isian(request.form, with_akun=False)
    if isian.salah:
        return make_response(_page(id, isian), 400)
    try:
        with current().catalogue.writing() as conn:
            peran = Peran(isian.peran)
            edit_pengguna(conn, id, isian.nama, peran, bidang=isian.bidang, pelaku=pelaku())
    except ConflictError as error:
        isian.salah["peran"] = error
        return make_response(_page(id, isian), 409)
    flash(_("Tersimpan. Berlaku sekarang juga, tanpa masuk ulang."))
    return redirect(url_for("admin.pengguna", id=id), 303)


RUTE = (
    Rute("/pengguna/<int:id>", pengguna, Kuasa.MANAGE_PENGGUNA),
    Rute("/pengguna/<int:id>", save_pengguna, Kuasa.MANAGE_PENGGUNA, ("POST",)),
)


def _page(key: int, isian: Isian | None = None) -> str:
    with current().catalogue.reading_register() as conn:
        petugas = read_petugas(conn, key)
        assigned = list_penugasan(conn, key)
    return render_template(
        "admin/pengguna/halaman.html",
        petugas=petugas,
        isian=isian or isian_of(petugas),
        penugasan=assigned,
        peran_labels=PERAN_LABELS,
        sendiri=pelaku().id == key,
    )
