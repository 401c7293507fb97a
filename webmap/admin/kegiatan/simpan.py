"""Saving what the form says, or showing it again with what is wrong."""

from __future__ import annotations

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from sipurbo_geo.catalogue.move_kegiatan import move_kegiatan
from sipurbo_geo.catalogue.save_draf import discard_draf
from sipurbo_geo.catalogue.save_kegiatan_as import (
    BARU,
    BERUBAH,
    DIAJUKAN,
    TETAP,
    SavedAs,
    save_kegiatan_as,
)
from sipurbo_geo.database.engine import Connection
from sipurbo_geo.errors import ConflictError, Problem, StaleError
from sipurbo_geo.intake.formulir.baca import read_isian
from sipurbo_geo.model.alur import Gerak
from sipurbo_geo.model.kegiatan import Kegiatan
from sipurbo_geo.model.label import Label
from webmap.admin.gerbang import pelaku
from webmap.language import bahasa
from webmap.state import current

from .bentrok import show_bentrok
from .lembar import Lembar
from .tampil import show_lembar

_UNPROCESSABLE, _CONFLICT = 422, 409
#: warnings that are told after saving; the page of the kegiatan is no place for more
_TOLD = 4
#: the button that saves and submits in one
SIMPAN_AJUKAN = "simpan_ajukan"


def save_lembar(lembar: Lembar, aksi: str) -> ResponseReturnValue:
    """Save and lead to the page of the kegiatan; a form with errors comes back whole."""
    with current().catalogue.reading_register() as conn:
        bacaan = read_isian(conn, current().registry, lembar.isian, standing=lembar.standing)
    if bacaan.item is None:
        return show_lembar(lembar, bacaan.temuan, bacaan.letak), _UNPROCESSABLE
    try:
        with current().catalogue.writing() as conn:
            saved = _save(conn, lembar, bacaan.item, aksi)
    except StaleError:
        return _show_both(lembar)
    except ConflictError as error:
        field = "" if lembar.item else "kode"
        found = Problem("conflict", "", "", field, "", error.id, error.en)
        return show_lembar(lembar, (*bacaan.temuan, found), bacaan.letak), _CONFLICT
    flash(_told(saved, aksi))
    for found in bacaan.peringatan[:_TOLD]:
        flash(_("Perhatikan: %(teks)s", teks=found.text(bahasa())))
    return redirect(url_for("admin.kegiatan", id=saved.id), 303)


def _show_both(lembar: Lembar) -> ResponseReturnValue:
    """Both versions side by side; the same on both sides needs no saving."""
    with current().catalogue.reading_register() as conn:
        page = show_bentrok(conn, lembar)
    if page is not None:
        return page, _CONFLICT
    with current().catalogue.writing() as conn:
        discard_draf(conn, pelaku(), lembar.kunci)
    flash(_HASIL[TETAP].text(bahasa()))
    return redirect(url_for("admin.kegiatan", id=lembar.item.id if lembar.item else 0), 303)


def _save(conn: Connection, lembar: Lembar, item: Kegiatan, aksi: str) -> SavedAs:
    registry, person = current().registry, pelaku()
    saved = save_kegiatan_as(
        conn, registry, person, item, dasar_versi=lembar.dasar_versi, lengkap=True
    )
    if saved.hasil != DIAJUKAN and aksi == SIMPAN_AJUKAN:
        move_kegiatan(conn, registry, saved.kode, Gerak.AJUKAN, pelaku=person)
    discard_draf(conn, person, lembar.kunci)
    return saved


def _told(saved: SavedAs, aksi: str) -> str:
    hasil = SIMPAN_AJUKAN if saved.hasil == BARU and aksi == SIMPAN_AJUKAN else saved.hasil
    return _HASIL[hasil].text(bahasa())


_HASIL = {
    TETAP: Label("Tidak ada yang berubah.", "Nothing has changed."),
    DIAJUKAN: Label(
        "Perubahan diajukan. Publik melihatnya setelah disetujui.",
        "The change is handed in. The public sees it once it is approved.",
    ),
    SIMPAN_AJUKAN: Label(
        "Tersimpan dan diajukan untuk diterbitkan.", "Saved and submitted for publication."
    ),
    BARU: Label(
        "Tersimpan sebagai draf. Publik belum melihatnya.",
        "Saved as a draft. The public does not see it yet.",
    ),
    BERUBAH: Label("Perubahan tersimpan.", "The change is saved."),
}
