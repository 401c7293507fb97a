"""The gate of the office: who is there, and may this route be used by them."""

from __future__ import annotations

from functools import wraps
from typing import Any

from flask import g, redirect, request, url_for
from flask.typing import ResponseReturnValue

from sipurbo_geo.errors import ConfigError
from sipurbo_geo.model.peran import Pelaku
from sipurbo_geo.model.wewenang import require
from sipurbo_geo.query.kantor.pengguna import Akun, read_akun
from webmap.state import current

from .rute import Rute
from .sesi import end_sesi, read_sesi

#: reachable while a password given by somebody else is still to be changed
_BEFORE_CHANGE = frozenset(("ganti_sandi", "save_sandi", "keluar", "keluar_semua"))


def pelaku() -> Pelaku:
    """The signed-in person; only inside a view behind the gate."""
    found: Pelaku = g.pelaku
    return found


def signed_in() -> Akun | None:
    """The account of this session, if it is (still) valid."""
    if current().settings.secret_key is None:
        raise ConfigError(
            "Masuk belum dapat dipakai: pengelola perlu mengisi SIPURBO_SECRET_KEY.",
            "Signing in is not possible yet: the keeper has to set SIPURBO_SECRET_KEY.",
        )
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
            return redirect(url_for("admin.ganti_sandi"))
        if rute.kuasa is not None:
            require(akun.pelaku, rute.kuasa)
        answer: ResponseReturnValue = rute.view(**values)
        return answer

    return guarded


def _to_sign_in() -> ResponseReturnValue:
    """A page leads to the sign-in and back; a form's content is not carried along."""
    onward = request.full_path.rstrip("?") if request.method == "GET" else None
    return redirect(url_for("masuk.masuk", lanjut=onward))
