"""The places that belong to one kegiatan of the office, as its row menu and its tabs name them."""

from __future__ import annotations

from dataclasses import dataclass

from flask import current_app, url_for

from sipurbo_geo.model.kegiatan_kantor import KegiatanKantor
from sipurbo_geo.model.label import Label
from sipurbo_geo.model.peran import Pelaku
from sipurbo_geo.model.wewenang import Kuasa, may

_UMUM = Label("Data Umum", "General data")
_TEKNIS = Label("Data Teknis", "Technical data")
_PROGRES = Label("Data Progres", "Progress")
_DOKUMEN = Label("Dokumen", "Documents")
_UBAH = Label("Ubah", "Edit")
_PENUGASAN = Label("Penugasan", "Assignments")


@dataclass(frozen=True, slots=True)
class Tautan:
    """One link: where it leads and what it is called."""

    alamat: str
    label: Label


def tautan_of(pelaku: Pelaku, item: KegiatanKantor) -> list[Tautan]:
    """The links that `pelaku` may follow from `item`, in the order of the former system."""
    page = url_for("admin.kegiatan", id=item.id)
    found = [Tautan(page, _UMUM), Tautan(f"{page}#teknis", _TEKNIS)]
    for name, label in (("progres", _PROGRES), ("dokumen", _DOKUMEN)):
        if name == "progres" or may(pelaku, Kuasa.VIEW_DOKUMEN, item.sasaran):
            found += [Tautan(f"{page}/{name}", label)] if _is_there(name) else []
    if may(pelaku, Kuasa.SAVE_KEGIATAN, item.sasaran):
        found.append(Tautan(url_for("admin.ubah_kegiatan", id=item.id), _UBAH))
    if may(pelaku, Kuasa.ASSIGN_PENGGUNA, item.sasaran):
        found.append(Tautan(url_for("admin.penugasan", id=item.id), _PENUGASAN))
    return found


def _is_there(name: str) -> bool:
    """Whether the office has this page of a kegiatan."""
    rules = {rule.rule for rule in current_app.url_map.iter_rules()}
    return f"/admin/kegiatan/<int:id>/{name}" in rules
