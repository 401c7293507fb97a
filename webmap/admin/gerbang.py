"""The gate of the office: who is there, and may this route be used by them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import wraps
from http import HTTPStatus
from typing import Any

from flask import g, redirect, request, url_for
from flask.typing import ResponseReturnValue

from sipurbo_geo.model.label import Label
from sipurbo_geo.model.peran import Pelaku
from sipurbo_geo.model.wewenang import require
from sipurbo_geo.query.kantor.pengguna import Akun, read_akun
from sipurbo_geo.query.kantor.sasaran import find_sasaran
from webmap.errors import problem, wants_json
from webmap.language import bahasa
from webmap.state import current

from .rute import Rute
from .sesi import end_sesi, need_secret_key, read_sesi

#: reachable while a password given by somebody else is still to be changed
_BEFORE_CHANGE = frozenset(("ganti_sandi", "save_sandi", "keluar", "keluar_semua"))
_SIGN_IN_FIRST = Label(
    "Sesi Anda sudah berakhir. Masuk dahulu, lalu kirim lagi.",
    "Your session has ended. Sign in, then send it again.",
)
_CHANGE_FIRST = Label(
    "Ganti dahulu kata sandi Anda, lalu kirim lagi.", "Change your password, then send it again."
)


def pelaku() -> Pelaku:
    """The signed-in person; only inside a view behind the gate."""
    found: Pelaku = g.pelaku
    return found


def signed_in() -> Akun | None:
    """The account of this session, if it is (still) valid."""
    need_secret_key()
    opened = read_sesi()
    if opened is None:
        return None
    key, number = opened
    with current().catalogue.reading_register() as conn:
        akun = read_akun(conn, key)
    if akun is None or not akun.aktif or akun.sesi != number:
        end_sesi()
        return None
    return akun


def behind(rute: Rute) -> Any:
    """The view of `rute`, for those who may use it."""

    @wraps(rute.view)
    def guarded(**values: Any) -> ResponseReturnValue:
        akun = signed_in()
        if akun is None:
            return _to_sign_in()
        g.pelaku, g.wajib_ganti = akun.pelaku, akun.ganti_sandi
        if akun.ganti_sandi and rute.endpoint not in _BEFORE_CHANGE:
            return _to_change()
        _require(akun.pelaku, rute, values)
        answer: ResponseReturnValue = rute.view(**values)
        return answer

    return guarded


def _require(pelaku: Pelaku, rute: Rute, values: Mapping[str, Any]) -> None:
    """The right at all, then on the kegiatan that the address is about: before a form is read.

    What is not there is left to the view, which says it in its own words.
    """
    if rute.kuasa is None:
        return
    require(pelaku, rute.kuasa)
    if isinstance(key := values.get("id"), int):
        with current().catalogue.reading_register() as conn:
            sasaran = find_sasaran(conn, rute.benda, key)
        if sasaran is not None:
            require(pelaku, rute.kuasa, sasaran)


def _to_change() -> ResponseReturnValue:
    if wants_json():
        return problem(HTTPStatus.FORBIDDEN, _CHANGE_FIRST.text(bahasa()))
    return redirect(url_for("admin.ganti_sandi"))


def _to_sign_in() -> ResponseReturnValue:
    """A page leads to the sign-in and back; a form's content is not carried along.

    A script is told instead: it would take the form for its answer.
    """
    if wants_json():
        return problem(HTTPStatus.UNAUTHORIZED, _SIGN_IN_FIRST.text(bahasa()))
    onward = request.full_path.rstrip("?") if request.method == "GET" else None
    return redirect(url_for("masuk.masuk", lanjut=onward))
