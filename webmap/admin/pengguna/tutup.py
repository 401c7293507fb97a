"""Closing an account, and opening it again."""

from __future__ import annotations

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from sipurbo_geo.catalogue.disable_pengguna import disable_pengguna, enable_pengguna
from sipurbo_geo.model.wewenang import Kuasa
from webmap.admin.gerbang import pelaku
from webmap.admin.rute import Rute
from webmap.state import current


def tutup_pengguna(id: int) -> ResponseReturnValue:
    """Close it; whoever is signed in with it is out at once."""
    with current().catalogue.writing() as conn:
        disable_pengguna(conn, id, pelaku=pelaku())
    flash(_("Akun ditutup dan semua sesinya berakhir. Riwayatnya tetap ada."))
    return redirect(url_for("admin.pengguna", id=id), 303)


def buka_pengguna(id: int) -> ResponseReturnValue:
    """Open it again, with the password it had."""
    with current().catalogue.writing() as conn:
        enable_pengguna(conn, id, pelaku=pelaku())
    flash(_("Akun dibuka kembali, dengan kata sandi semula."))
    return redirect(url_for("admin.pengguna", id=id), 303)


RUTE = (
    Rute("/pengguna/<int:id>/tutup", tutup_pengguna, Kuasa.MANAGE_PENGGUNA, ("POST",)),
    Rute("/pengguna/<int:id>/buka", buka_pengguna, Kuasa.MANAGE_PENGGUNA, ("POST",)),
)
