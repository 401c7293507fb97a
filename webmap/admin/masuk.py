"""Signing in and out."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from flask import Blueprint, Response, flash, make_response, redirect, render_template, request
from flask import url_for as address_of
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from sipurbo_geo.catalogue.sign_in import begin_sign_in, finish_sign_in
from sipurbo_geo.errors import TooManyError
from sipurbo_geo.query.kantor.pengguna import Akun, find_akun
from webmap.kata_sandi import is_sandi
from webmap.language import bahasa
from webmap.pages.bahasa import switch_bahasa
from webmap.state import current

from . import sesi
from .alamat import remote_address
from .gerbang import signed_in
from .rute import Rute

blueprint = Blueprint("masuk", __name__)
blueprint.before_request(switch_bahasa)

_OWN = re.compile(r"/admin(/[^\\\x00-\x1f\x7f]*)?")


@blueprint.get("/masuk")
def masuk() -> ResponseReturnValue:
    """The form to sign in; who is in already goes on."""
    onward = own_path(request.args.get("lanjut", ""))
    return redirect(_onward(onward)) if signed_in() else _form(onward)


@blueprint.post("/masuk")
def sign_in() -> ResponseReturnValue:
    """Open a session, if account and password belong together."""
    name, onward = request.form.get("akun", ""), own_path(request.form.get("lanjut", ""))
    try:
        akun = check_sandi_of(name, request.form.get("sandi", ""))
    except TooManyError as error:
        answer = _form(onward, name, error.text(bahasa()), 429)
        answer.headers["Retry-After"] = str(error.tunggu)
        return answer
    if akun is None or akun.pelaku.id is None:
        return _form(onward, name, _("Nama akun atau kata sandi tidak cocok. Periksa lagi."), 401)
    sesi.begin_sesi(akun.pelaku.id, akun.sesi)
    return redirect(_onward(onward), 303)


@blueprint.after_request
def never_kept(response: Response) -> Response:
    """The form belongs to one session."""
    response.headers["Cache-Control"] = "no-store"
    return response


def keluar() -> ResponseReturnValue:
    """End this session."""
    sesi.end_sesi()
    flash(_("Anda sudah keluar."))
    return redirect(address_of("masuk.masuk"), 303)


RUTE = (Rute("/keluar", keluar, None, ("POST",)),)


def check_sandi_of(name: str, sandi: str) -> Akun | None:
    """The active account that `sandi` opens; every try is counted first.

    Raises `TooManyError`.
    """
    catalogue, now = current().catalogue, datetime.now(UTC)
    with catalogue.writing() as conn:
        tried = begin_sign_in(conn, name, remote_address(), now)
    with catalogue.reading_register() as conn:
        akun = find_akun(conn, name)
    # no transaction is open while the hash is computed
    if not is_sandi(akun.sandi if akun else None, sandi) or akun is None or not akun.aktif:
        return None
    with catalogue.writing() as conn:
        finish_sign_in(conn, akun.pelaku.id or 0, name, tried, now)
    return akun


def own_path(text: str) -> str:
    """`text` if it is an address of the office, else ""."""
    return text if _OWN.fullmatch(text) else ""


def _onward(path: str) -> str:
    return f"{request.script_root}{path}" if path else address_of("admin.beranda")


def _form(onward: str, akun: str = "", galat: str = "", status: int = 200) -> Response:
    page = render_template("admin/masuk.html", lanjut=onward, akun=akun, galat=galat)
    return make_response(page, status)
