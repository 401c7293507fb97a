"""Freezing the plan: pasted, looked at, and only then frozen."""

from __future__ import annotations

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from sipurbo_geo.catalogue.set_jadwal import set_jadwal
from sipurbo_geo.errors import ConflictError, ParameterError
from sipurbo_geo.intake.jadwal_tempel import read_jadwal_tempel
from sipurbo_geo.model.jadwal import MingguJadwal, check_jadwal
from sipurbo_geo.model.wewenang import Kuasa, require
from sipurbo_geo.query.kantor.kontrak import get_kontrak
from webmap.state import current

from ..gerbang import pelaku
from ..isian import read_teks
from .halaman import show_progres, with_fault


def save_jadwal(id: int) -> ResponseReturnValue:
    """Show the pasted plan; freeze it when that is asked for."""
    try:
        plan = _read_plan(id)
        if read_teks("langkah") != "bekukan":
            return show_progres(id, pratinjau=plan)
        with current().catalogue.writing() as conn:
            number = set_jadwal(conn, pelaku(), id, plan, adendum=read_teks("adendum"))
    except (ParameterError, ConflictError) as error:
        return with_fault(id, "jadwal", error)
    flash(_("Jadwal %(n)s dibekukan.", n=number))
    return redirect(url_for("admin.progres", id=id), 303)


def _read_plan(id: int) -> list[MingguJadwal]:
    with current().catalogue.reading_register() as conn:
        kontrak = get_kontrak(conn, pelaku(), id)
    require(pelaku(), Kuasa.SET_JADWAL, kontrak.sasaran)
    plan = read_jadwal_tempel(read_teks("jadwal"), kontrak.tanggal_mulai)
    check_jadwal(plan)
    return plan
