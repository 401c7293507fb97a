"""The form of a kegiatan: a new one, and one that stands already."""

from __future__ import annotations

from dataclasses import replace

from flask.typing import ResponseReturnValue

from sipurbo_geo.model.wewenang import Kuasa
from webmap.admin.gerbang import pelaku
from webmap.admin.rute import Rute
from webmap.state import current

from .bawaan import take_bawaan
from .draf import restore_draf
from .lembar import Lembar, fill_lembar, open_lembar, usual_bidang, with_perubahan
from .masukan import Masukan, read_masukan
from .simpan import save_lembar
from .tampil import show_lembar

#: buttons that only show the form again: another theme; one more row, a second look
_TEMA, _AGAIN = "tema", ("tambah", "tinjau")


def kegiatan_baru() -> ResponseReturnValue:
    """An empty form with what is usual."""
    return show_lembar(_opened(None))


def save_kegiatan_baru() -> ResponseReturnValue:
    """Save a new kegiatan as a draft."""
    return _answer(None, read_masukan())


def ubah_kegiatan(id: int) -> ResponseReturnValue:
    """The form of a kegiatan that stands."""
    return show_lembar(_opened(id))


def save_ubah_kegiatan(id: int) -> ResponseReturnValue:
    """Save the change, or hand it in."""
    return _answer(id, read_masukan())


RUTE = (
    Rute("/kegiatan/baru", kegiatan_baru, Kuasa.SAVE_KEGIATAN),
    Rute("/kegiatan/baru", save_kegiatan_baru, Kuasa.SAVE_KEGIATAN, ("POST",)),
    Rute("/kegiatan/<int:id>/ubah", ubah_kegiatan, Kuasa.SAVE_KEGIATAN),
    Rute("/kegiatan/<int:id>/ubah", save_ubah_kegiatan, Kuasa.SAVE_KEGIATAN, ("POST",)),
)


def _opened(key: int | None) -> Lembar:
    with current().catalogue.reading_register() as conn:
        return restore_draf(conn, with_perubahan(conn, open_lembar(conn, key)))


def _answer(key: int | None, masukan: Masukan) -> ResponseReturnValue:
    with current().catalogue.reading_register() as conn:
        lembar = fill_lembar(conn, key, masukan)
    if masukan.aksi == _TEMA:
        return show_lembar(_in_theme(lembar))
    isian, wrong = take_bawaan(lembar.isian)
    lembar = replace(lembar, isian=isian)
    if masukan.aksi in _AGAIN or wrong:
        return show_lembar(lembar, wrong), 422 if wrong else 200
    return save_lembar(lembar, masukan.aksi)


def _in_theme(lembar: Lembar) -> Lembar:
    """A new kegiatan goes to the unit that answers for its theme."""
    if lembar.item is not None:
        return lembar
    unit = usual_bidang(lembar.layer, pelaku())
    return replace(lembar, isian={**lembar.isian, "bidang": [unit]})
