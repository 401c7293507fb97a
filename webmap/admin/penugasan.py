"""Who is assigned to a kegiatan."""

from __future__ import annotations

from flask import flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from sipurbo_geo.catalogue.assign_pengguna import assign_pengguna, unassign_pengguna
from sipurbo_geo.errors import (
    ConflictError,
    NotFoundError,
    ParameterError,
    SipurboError,
    UsageError,
)
from sipurbo_geo.model.wewenang import WEWENANG, Kuasa, Lingkup, is_bounded, require
from sipurbo_geo.query.kantor.kegiatan import get_kegiatan_kantor
from sipurbo_geo.query.kantor.pengguna import Petugas, list_ditugaskan, list_petugas
from webmap.errors import status_of
from webmap.kunci import LARGEST
from webmap.language import bahasa
from webmap.state import current

from .gerbang import pelaku
from .kegiatan.tautan import tautan_of
from .rute import Rute


def penugasan(id: int) -> str:
    """Who works on the kegiatan beyond those whose unit it is, and who could."""
    return _page(id)


def save_penugasan(id: int) -> ResponseReturnValue:
    """Assign somebody."""
    try:
        with current().catalogue.writing() as conn:
            assign_pengguna(conn, _read_pengguna_id(), id, pelaku=pelaku())
    except (ConflictError, NotFoundError, ParameterError, UsageError) as error:
        return make_response(_page(id, error), status_of(error))
    flash(_("Ditugaskan. Orangnya mendapat pemberitahuan."))
    return redirect(url_for("admin.penugasan", id=id), 303)


def lepas_penugasan(id: int) -> ResponseReturnValue:
    """Take the kegiatan back from somebody."""
    with current().catalogue.writing() as conn:
        unassign_pengguna(conn, _read_pengguna_id(), id, pelaku=pelaku())
    flash(_("Penugasan dicabut."))
    return redirect(url_for("admin.penugasan", id=id), 303)


RUTE = (
    Rute("/kegiatan/<int:id>/penugasan", penugasan, Kuasa.ASSIGN_PENGGUNA),
    Rute("/kegiatan/<int:id>/penugasan", save_penugasan, Kuasa.ASSIGN_PENGGUNA, ("POST",)),
    Rute("/kegiatan/<int:id>/penugasan/lepas", lepas_penugasan, Kuasa.ASSIGN_PENGGUNA, ("POST",)),
)


def _read_pengguna_id() -> int:
    text = request.form.get("pengguna_id", "")
    if not (text.isascii() and text.isdecimal()) or int(text) > LARGEST:
        raise ParameterError("pengguna_id", "Pilih orangnya dahulu.", "Choose the person first.")
    return int(text)


def _page(key: int, galat: SipurboError | None = None) -> str:
    with current().catalogue.reading_register() as conn:
        item = get_kegiatan_kantor(conn, pelaku(), key)
        require(pelaku(), Kuasa.ASSIGN_PENGGUNA, item.sasaran)
        assigned, everybody = list_ditugaskan(conn, key), list_petugas(conn)
    busy = {one.id for one in assigned}
    others = [one for one in everybody if one.aktif and is_bounded(one.peran)]
    return render_template(
        "admin/penugasan.html",
        k=item,
        tautan=tautan_of(pelaku(), item),
        ditugaskan=assigned,
        sebidang=[one for one in others if _reaches(one, item.bidang)],
        calon=[one for one in others if one.id not in busy],
        galat=galat.text(bahasa()) if galat else "",
    )


def _reaches(one: Petugas, unit: str) -> bool:
    """Whether the person's unit alone brings them here."""
    lingkup = WEWENANG[one.peran].get(Kuasa.VIEW_KEGIATAN)
    return lingkup is Lingkup.BIDANG and unit in one.bidang
