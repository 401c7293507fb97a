"""A new password for somebody, shown once; it goes into no cookie, no log and no cache."""

from __future__ import annotations

from flask import render_template

from sipurbo_geo.catalogue.reset_sandi import reset_sandi
from sipurbo_geo.model.sandi import new_sandi
from sipurbo_geo.model.wewenang import Kuasa
from sipurbo_geo.query.kantor.pengguna import read_petugas
from webmap.admin.gerbang import pelaku
from webmap.admin.rute import Rute
from webmap.kata_sandi import hash_sandi
from webmap.state import current


def reset_sandi_pengguna(id: int) -> str:
    """Make a password up, end every session of its owner, and show it."""
    sandi = new_sandi()
    mark = hash_sandi(sandi)
    with current().catalogue.writing() as conn:
        reset_sandi(conn, id, sandi=mark, pelaku=pelaku())
    return show_sandi(id, sandi)


def show_sandi(key: int, sandi: str, *, baru: bool = False) -> str:
    """The page with the password; `baru`: the account was opened just now."""
    with current().catalogue.reading_register() as conn:
        petugas = read_petugas(conn, key)
    return render_template("admin/pengguna/sandi.html", petugas=petugas, sandi=sandi, baru=baru)


RUTE = (Rute("/pengguna/<int:id>/sandi", reset_sandi_pengguna, Kuasa.MANAGE_PENGGUNA, ("POST",)),)
