"""Every account, and opening a new one."""

from __future__ import annotations

from flask import make_response, render_template, request
from flask.typing import ResponseReturnValue

from sipurbo_geo.catalogue.add_pengguna import add_pengguna
from sipurbo_geo.errors import ConflictError
from sipurbo_geo.model.label import Label
from sipurbo_geo.model.peran import PERAN_LABELS, Peran
from sipurbo_geo.model.sandi import new_sandi
from sipurbo_geo.model.wewenang import Kuasa
from sipurbo_geo.query.kantor.pengguna import list_petugas
from webmap.admin.gerbang import pelaku
from webmap.admin.rute import Rute
from webmap.kata_sandi import hash_sandi
from webmap.state import current

from .isian import Isian, read_isian
from .sandi import show_sandi


def daftar_pengguna() -> str:
    """Who has an account, with which role and for which units."""
    with current().catalogue.reading_register() as conn:
        petugas = list_petugas(conn)
    return render_template("admin/pengguna/daftar.html", petugas=petugas)


def pengguna_baru() -> str:
    """The form for a new account."""
    return _form(Isian())


def add_akun() -> ResponseReturnValue:
    """Open the account and show its password, this once."""
    isian = read_isian(request.form, with_akun=True)
    if isian.salah:
        return make_response(_form(isian), 400)
    sandi = new_sandi()
    mark = hash_sandi(sandi)
    try:
        with current().catalogue.writing() as conn:
            key = add_pengguna(
                conn,
                isian.akun,
                isian.nama,
                Peran(isian.peran),
                sandi=mark,
                bidang=isian.bidang,
                pelaku=pelaku(),
            )
    except ConflictError as error:
        isian.salah["akun"] = error
        return make_response(_form(isian), 409)
    return make_response(show_sandi(key, sandi, baru=True), 201)


RUTE = (
    Rute("/pengguna", daftar_pengguna, Kuasa.MANAGE_PENGGUNA, menu=Label("Pengguna", "People")),
    Rute("/pengguna/baru", pengguna_baru, Kuasa.MANAGE_PENGGUNA),
    Rute("/pengguna/baru", add_akun, Kuasa.MANAGE_PENGGUNA, ("POST",)),
)


def _form(isian: Isian) -> str:
    return render_template("admin/pengguna/baru.html", isian=isian, peran_labels=PERAN_LABELS)
