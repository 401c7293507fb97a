"""A step of an ajuan, taken from its page."""

from __future__ import annotations

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from sipurbo_geo.catalogue.move_ajuan import move_ajuan
from sipurbo_geo.errors import ConflictError, ForbiddenError, ParameterError, UsageError
from sipurbo_geo.model.alur import KEADAAN_LABELS, Gerak
from webmap.language import bahasa
from webmap.state import current

from ..gerbang import pelaku
from .halaman import with_error


def gerak_ajuan(id: int) -> ResponseReturnValue:
    """Take the step; on a conflict the page comes back as it stands now."""
    gerak, versi, catatan = _read_step()
    state = current()
    try:
        with state.catalogue.writing() as conn:
            now_at = move_ajuan(
                conn, state.registry, id, gerak, pelaku=pelaku(), versi=versi, catatan=catatan
            )
    except (ConflictError, ForbiddenError, UsageError) as error:
        return with_error(id, error, catatan)
    flash(_("Tersimpan: %(keadaan)s.", keadaan=KEADAAN_LABELS[now_at].text(bahasa())))
    return redirect(url_for("admin.tugas"), 303)


def _read_step() -> tuple[Gerak, int | None, str]:
    text = request.form.get("gerak", "")
    if text not in list(Gerak):
        raise ParameterError(
            "gerak",
            "Langkah ini tidak dikenal. Muat ulang halamannya.",
            "This step is not known. Reload the page.",
        )
    versi = request.form.get("versi", type=int)
    if versi is None:
        raise ParameterError(
            "versi",
            "Versi yang Anda lihat tidak terkirim. Muat ulang halamannya.",
            "The version that you saw was not sent. Reload the page.",
        )
    return Gerak(text), versi, request.form.get("catatan", "")
