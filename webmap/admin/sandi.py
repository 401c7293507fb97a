"""One's own password, and the way out of every device."""

from __future__ import annotations

from flask import flash, g, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from sipurbo_geo.catalogue.change_sandi import change_sandi, end_sesi
from sipurbo_geo.errors import SipurboError, TooManyError, UsageError
from sipurbo_geo.model.sandi import TERPENDEK, check_sandi
from webmap.errors import status_of
from webmap.kata_sandi import hash_sandi
from webmap.language import bahasa
from webmap.state import current

from . import sesi
from .gerbang import pelaku
from .masuk import check_sandi_of
from .rute import Rute


def ganti_sandi() -> ResponseReturnValue:
    """The form for a new password."""
    return _form()


def save_sandi() -> ResponseReturnValue:
    """Take the new password, if the old one is known."""
    try:
        _change(*(request.form.get(name, "") for name in ("lama", "baru", "ulang")))
    except (UsageError, TooManyError) as error:
        return make_response(_form(error), status_of(error))
    flash(_("Kata sandi sudah diganti. Perangkat lain sudah dikeluarkan."))
    return redirect(url_for("admin.beranda"), 303)


def keluar_semua() -> ResponseReturnValue:
    """End every session of this person, this one too."""
    with current().catalogue.writing() as conn:
        end_sesi(conn, pelaku=pelaku())
    sesi.end_sesi()
    flash(_("Anda sudah keluar dari semua perangkat."))
    return redirect(url_for("masuk.masuk"), 303)


RUTE = (
    Rute("/sandi", ganti_sandi, None),
    Rute("/sandi", save_sandi, None, ("POST",)),
    Rute("/keluar-semua", keluar_semua, None, ("POST",)),
)


def _change(lama: str, baru: str, ulang: str) -> None:
    check_sandi(baru, pelaku().akun)
    if baru != ulang:
        raise UsageError(
            "Kata sandi baru dan ulangannya tidak sama. Ketik lagi.",
            "The new password and its repetition differ. Type them again.",
        )
    if check_sandi_of(pelaku().akun, lama) is None:
        raise UsageError(
            "Kata sandi lama tidak cocok. Periksa lagi.",
            "The old password is not right. Check it again.",
        )
    if baru == lama:
        raise UsageError(
            "Kata sandi baru sama dengan yang lama. Pilih yang lain.",
            "The new password is the old one. Choose another.",
        )
    mark = hash_sandi(baru)
    with current().catalogue.writing() as conn:
        number = change_sandi(conn, pelaku=pelaku(), sandi=mark)
    sesi.renew_sesi(number)


def _form(error: SipurboError | None = None) -> str:
    return render_template(
        "admin/sandi.html",
        galat=error.text(bahasa()) if error else "",
        terpendek=TERPENDEK,
        wajib=g.wajib_ganti,
    )
