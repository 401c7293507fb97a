"""The places that belong to one kegiatan of the office, as its row menu and its tabs name them."""

from __future__ import annotations

from dataclasses import dataclass

from flask import url_for

from sipurbo_geo.model.kegiatan_kantor import KegiatanKantor, can_edit
from sipurbo_geo.model.label import Label
from sipurbo_geo.model.peran import Pelaku
from sipurbo_geo.model.wewenang import Kuasa, may

#: what the former system called them, in its order
_UMUM = Label("Data Umum", "General data")
_TEKNIS = Label("Data Teknis", "Technical data")
_BAGIAN = (
    ("admin.progres", Label("Data Progres", "Progress"), Kuasa.VIEW_KEGIATAN),
    ("admin.dokumen", Label("Dokumen", "Documents"), Kuasa.VIEW_DOKUMEN),
    ("admin.penugasan", Label("Penugasan", "Assignment"), Kuasa.ASSIGN_PENGGUNA),
)
_UBAH = Label("Ubah", "Edit")


@dataclass(frozen=True, slots=True)
class Tautan:
    """One link: where it leads and what it is called."""

    alamat: str
    label: Label


def tautan_of(pelaku: Pelaku, item: KegiatanKantor) -> list[Tautan]:
    """The links that `pelaku` may follow from `item`."""
    page = url_for("admin.kegiatan", id=item.id)
    found = [Tautan(page, _UMUM), Tautan(f"{page}#teknis", _TEKNIS)]
    found += [
        Tautan(url_for(endpoint, id=item.id), label)
        for endpoint, label, kuasa in _BAGIAN
        if may(pelaku, kuasa, item.sasaran)
    ]
    if can_edit(pelaku, item):
        found.append(Tautan(url_for("admin.ubah_kegiatan", id=item.id), _UBAH))
    return found
