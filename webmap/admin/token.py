"""One's own tokens: making one, shown this once, and revoking it."""

from __future__ import annotations

from datetime import UTC, datetime

from flask import flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from sipurbo_geo.catalogue.make_token import make_token, revoke_token
from sipurbo_geo.errors import ConflictError, UsageError
from sipurbo_geo.model.token import USIA_BIASA, new_token
from sipurbo_geo.query.kantor.token import list_token
from webmap.errors import status_of
from webmap.language import bahasa
from webmap.state import current

from .gerbang import pelaku
from .rute import Rute


def daftar_token() -> str:
    """The tokens of this person."""
    return _page()


def buat_token() -> ResponseReturnValue:
    """Make one, and show it: it goes into no cookie, no log and no cache."""
    nama, rahasia = request.form.get("nama", ""), new_token()
    try:
        with current().catalogue.writing() as conn:
            make_token(conn, pelaku().id or 0, nama, rahasia, hari=_read_hari(), pelaku=pelaku())
    except (UsageError, ConflictError) as error:
        return make_response(_page(galat=error.text(bahasa()), nama=nama), status_of(error))
    return _page(rahasia=rahasia)


def cabut_token(id: int) -> ResponseReturnValue:
    """End one."""
    with current().catalogue.writing() as conn:
        revoke_token(conn, id, pelaku=pelaku())
    flash(_("Token dicabut; program yang memakainya tidak dapat masuk lagi."))
    return redirect(url_for("admin.daftar_token"), 303)


RUTE = (
    Rute("/token", daftar_token, None),
    Rute("/token", buat_token, None, ("POST",)),
    Rute("/token/<int:id>/cabut", cabut_token, None, ("POST",)),
)


def _read_hari() -> int:
    text = request.form.get("hari", str(USIA_BIASA)).strip()
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else 0


def _page(*, rahasia: str = "", galat: str = "", nama: str = "") -> str:
    with current().catalogue.reading_register() as conn:
        daftar = list_token(conn, pelaku().id or 0)
    return render_template(
        "admin/token.html",
        daftar=daftar,
        kini=datetime.now(UTC),
        rahasia=rahasia,
        galat=galat,
        nama=nama,
        hari=USIA_BIASA,
    )
