"""Deciding about documents, one or several at once."""

from __future__ import annotations

from dataclasses import dataclass

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from sipurbo_geo.catalogue.decide_dokumen import decide_dokumen
from sipurbo_geo.errors import NotFoundError, ParameterError
from sipurbo_geo.model.alur import GERAK_LABELS, Gerak
from sipurbo_geo.model.wewenang import Kuasa
from sipurbo_geo.query.kantor.dokumen import get_dokumen_kantor
from webmap.admin.gerbang import pelaku
from webmap.admin.rute import Rute
from webmap.language import bahasa
from webmap.state import current

_LONGEST_NOTE = 2000


@dataclass(frozen=True, slots=True)
class Putusan:
    """What the form says."""

    dokumen: list[int]
    gerak: Gerak
    catatan: str


def gerak_dokumen(id: int) -> ResponseReturnValue:
    """Take the step with all documents that were chosen, or with none."""
    putusan = _read_putusan()
    with current().catalogue.writing() as conn:
        for key in putusan.dokumen:
            if get_dokumen_kantor(conn, pelaku(), key).kegiatan_id != id:
                raise NotFoundError("Dokumen ini tidak ada.", "There is no such document.")
            decide_dokumen(
                conn, current().registry, pelaku(), key, putusan.gerak, catatan=putusan.catatan
            )
    label = GERAK_LABELS[putusan.gerak].text(bahasa())
    flash(_("%(langkah)s: %(n)s dokumen", langkah=label, n=len(putusan.dokumen)))
    return redirect(url_for("admin.dokumen", id=id), 303)


RUTE = (Rute("/kegiatan/<int:id>/dokumen/gerak", gerak_dokumen, Kuasa.VIEW_DOKUMEN, ("POST",)),)


def _read_putusan() -> Putusan:
    keys = request.form.getlist("dokumen")
    if not keys:
        raise ParameterError("dokumen", "Pilih dokumennya dahulu.", "Choose the documents first.")
    return Putusan(
        sorted({_read_key(key) for key in keys}),
        _read_gerak(request.form.get("gerak", "")),
        request.form.get("catatan", "")[:_LONGEST_NOTE],
    )


def _read_key(text: str) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > 18:
        raise ParameterError(
            "dokumen", "Dokumen yang dipilih tidak terbaca.", "The document cannot be read."
        )
    return int(text)


def _read_gerak(text: str) -> Gerak:
    try:
        return Gerak(text)
    except ValueError:
        raise ParameterError(
            "gerak",
            "Langkah ini tidak dikenal. Muat ulang halaman, lalu pilih lagi.",
            "This step is not known. Reload the page and choose again.",
        ) from None
