"""A form that is open: of which kegiatan, in which theme, with which texts, from which version."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import orjson
from flask import request

from sipurbo_geo.catalogue.save_kegiatan_as import check_keadaan
from sipurbo_geo.database.engine import Connection
from sipurbo_geo.intake.formulir.acuan import load_names
from sipurbo_geo.intake.formulir.isian import GEOMETRI, Isian, first, isian_of
from sipurbo_geo.model.kegiatan import Kegiatan
from sipurbo_geo.model.kegiatan_kantor import KegiatanKantor
from sipurbo_geo.model.layer import Layer
from sipurbo_geo.model.peran import Pelaku, Peran
from sipurbo_geo.model.tahap import Tahap
from sipurbo_geo.model.wewenang import Kuasa, Lingkup, lingkup_of, require
from sipurbo_geo.query.kantor.kegiatan import get_kegiatan_kantor, list_adendum
from sipurbo_geo.query.kantor.kode import suggest_kode
from sipurbo_geo.query.kantor.perubahan import read_perubahan
from sipurbo_geo.query.register_kegiatan import read_kegiatan
from sipurbo_geo.registry import Registry
from webmap.admin.gerbang import pelaku
from webmap.pages.kerangka import hari_ini
from webmap.state import current

from .masukan import Masukan

BARU = "baru"


@dataclass(frozen=True, slots=True)
class Lembar:
    """One open form; `item` and `standing` are None while the kegiatan is new.

    `asli` is what stood in it when it was opened, `dasar_versi` the version that this was.
    """

    item: KegiatanKantor | None
    standing: Kegiatan | None
    layer: Layer
    isian: Isian
    asli: Isian
    dasar_versi: int | None
    #: when it was kept, if what is in it was typed earlier
    draf_sejak: datetime | None = None
    #: the change that this person has proposed already, if that is what is in it
    ajuan_id: int | None = None

    @property
    def kunci(self) -> str:
        """The name under which its draft is kept."""
        return f"ubah-{self.item.id}" if self.item else BARU

    @property
    def basi(self) -> bool:
        """Whether somebody else has saved since it was opened."""
        return self.item is not None and self.dasar_versi != self.item.versi


def open_lembar(conn: Connection, key: int | None) -> Lembar:
    """The form of the kegiatan `key` as it stands, or of a new one with what is usual."""
    registry, person = current().registry, pelaku()
    if key is None:
        layer = _usual_layer(registry, person)
        isian = _usual(conn, layer, person)
        return Lembar(None, None, layer, isian, asli_of(isian), None)
    item = get_kegiatan_kantor(conn, person, key)
    require(person, Kuasa.SAVE_KEGIATAN, item.sasaran)
    check_keadaan(person, item.keadaan, item.sasaran)
    standing = read_kegiatan(conn, [item.kode])[item.kode]
    layer = registry.layers[item.layer]
    now = isian_of(standing, layer, load_names(conn), list_adendum(conn, key))
    return Lembar(item, standing, layer, now, asli_of(now), item.versi)


def with_perubahan(conn: Connection, lembar: Lembar) -> Lembar:
    """The form with what the person proposed already, if it stands on the version that counts."""
    if lembar.item is None:
        return lembar
    found = read_perubahan(conn, pelaku(), lembar.item.id)
    if found is None or found.dasar_versi != lembar.item.versi:
        return lembar
    layer = current().registry.layers[found.item.layer]
    changed = {change.nomor: change for change in list_adendum(conn, lembar.item.id)}
    changed |= {change.nomor: change for change in found.item.adendum}
    proposed = isian_of(found.item, layer, load_names(conn), list(changed.values()))
    return replace(lembar, layer=layer, isian=proposed, ajuan_id=found.ajuan_id)


def fill_lembar(conn: Connection, key: int | None, masukan: Masukan) -> Lembar:
    """The same form with what somebody typed into it."""
    opened = open_lembar(conn, key)
    layer = current().registry.layers.get(first(masukan.isian, "layer"), opened.layer)
    own = {"kode": [opened.item.kode]} if opened.item else {}
    return replace(
        opened,
        layer=layer,
        isian={**masukan.isian, "layer": [layer.key], **own},
        asli=masukan.asli or opened.asli,
        # a form that lost its version is held against the one that stands
        dasar_versi=(masukan.dasar_versi or 0) if opened.item else None,
    )


def asli_of(isian: Isian) -> dict[str, list[str]]:
    """What a form remembers of how it was opened: the texts, the geometry as a short mark."""
    return {name: list(texts) for name, texts in isian.items() if any(texts)} | {
        GEOMETRI: [mark_geometri(first(isian, GEOMETRI))]
    }


def mark_geometri(text: str) -> str:
    """A short mark that tells one geometry from another, however its text is broken into lines."""
    whole = " ".join(text.split())
    return hashlib.sha256(whole.encode()).hexdigest()[:16] if whole else ""


def write_asli(asli: Isian) -> str:
    """`asli` as the form carries it."""
    return orjson.dumps(asli).decode()


def _usual_layer(registry: Registry, person: Pelaku) -> Layer:
    """The theme that was asked for, or the first of the person's own unit."""
    layers = list(registry.layers.values())
    asked = registry.layers.get(request.args.get("layer", ""))
    own = (layer for layer in layers if layer.bidang in person.bidang)
    return asked or next(own, layers[0])


def _usual(conn: Connection, layer: Layer, person: Pelaku) -> dict[str, list[str]]:
    tahun = hari_ini().year
    known: Mapping[str, Any] = {
        "kode": suggest_kode(conn, tahun),
        "layer": layer.key,
        "tahun": tahun,
        "tahap": Tahap.PERENCANAAN.value,
        "bidang": usual_bidang(layer, person),
        "ppk": person.nama if person.peran is Peran.PPK else "",
        "pptk": person.nama if person.peran is Peran.PPTK else "",
    }
    return {name: [str(value)] for name, value in known.items() if value}


def usual_bidang(layer: Layer, person: Pelaku) -> str:
    """The unit that answers for the theme, as long as the person may save there."""
    everywhere = lingkup_of(person, Kuasa.SAVE_KEGIATAN) is Lingkup.SEMUA
    if everywhere or layer.bidang in person.bidang or not person.bidang:
        return layer.bidang
    return person.bidang[0]
