"""The office's page of one kegiatan: all that is known, where it stands, what was done to it."""

from __future__ import annotations

from typing import Any

from flask import Response, render_template, url_for
from flask.json import jsonify

from sipurbo_geo.database.engine import Connection
from sipurbo_geo.intake.formulir.acuan import load_names
from sipurbo_geo.model.alur import GERAK_LABELS, JENIS_LABELS, KEADAAN_LABELS
from sipurbo_geo.model.kegiatan import ASAL_LABELS
from sipurbo_geo.model.kegiatan_kantor import (
    PERLU_LABELS,
    KegiatanKantor,
    needs_of,
    steps_for,
)
from sipurbo_geo.model.wewenang import Kuasa, may
from sipurbo_geo.query.kantor.jejak import list_jejak
from sipurbo_geo.query.kantor.kegiatan import get_kegiatan_kantor, list_adendum
from sipurbo_geo.query.register_kegiatan import read_kegiatan
from webmap.admin.gerbang import pelaku
from webmap.admin.rute import Rute
from webmap.language import bahasa
from webmap.pages.kerangka import hari_ini
from webmap.pages.peta_config import peta_config
from webmap.present.atribut import list_atribut
from webmap.present.jejak import tulis_jejak
from webmap.state import current

from .tautan import tautan_of


def kegiatan(id: int) -> str:
    """One kegiatan within one's scope, published or not."""
    with current().catalogue.reading_register() as conn:
        item = get_kegiatan_kantor(conn, pelaku(), id)
        context = _context(conn, item)
    return render_template("admin/kegiatan/halaman.html", **context)


def geometri_kegiatan(id: int) -> Response:
    """Its geometry as GeoJSON, for the map of that page."""
    with current().catalogue.reading_register() as conn:
        item = get_kegiatan_kantor(conn, pelaku(), id)
        whole = read_kegiatan(conn, [item.kode])[item.kode]
    properties = {"kode": item.kode, "nama": item.nama, "layer": item.layer}
    shape = whole.geometry.__geo_interface__ if whole.geometry is not None else None
    feature = {
        "type": "Feature",
        "geometry": shape,
        "properties": properties | {"status": item.status.value},
    }
    return jsonify({"type": "FeatureCollection", "features": [feature]})


RUTE = (
    Rute("/kegiatan/<int:id>", kegiatan, Kuasa.VIEW_KEGIATAN),
    Rute("/kegiatan/<int:id>/geometri.json", geometri_kegiatan, Kuasa.VIEW_KEGIATAN),
)


def _context(conn: Connection, item: KegiatanKantor) -> dict[str, Any]:
    person, kini = pelaku(), bahasa()
    whole = read_kegiatan(conn, [item.kode])[item.kode]
    layer = current().registry.layers.get(item.layer)
    trail = list_jejak(conn, item.id) if may(person, Kuasa.VIEW_JEJAK, item.sasaran) else []
    names = load_names(conn)
    config = peta_config("") | {
        "feed": url_for("admin.geometri_kegiatan", id=item.id),
        "halaman": None,
    }
    return {
        "k": item,
        "isi": whole,
        "layer": layer,
        "unit": current().registry.bidang.get(item.bidang),
        "atribut": list_atribut(layer, whole.atribut, kini, semua=True) if layer else [],
        "adendum": list_adendum(conn, item.id),
        "asal": ASAL_LABELS[whole.asal_koordinat],
        "kecamatan": [names.get(kode, kode) for kode in whole.kecamatan],
        "desa": [names.get(kode, kode) for kode in whole.desa],
        "langkah": steps_for(person, item),
        "perlu": needs_of(person, item, hari_ini()),
        "tautan": tautan_of(person, item),
        "boleh_rahasia": any(
            may(person, kuasa, item.sasaran)
            for kuasa in (Kuasa.SAVE_KEGIATAN, Kuasa.APPROVE_KEGIATAN)
        ),
        "jejak": [tulis_jejak(entry, kini, layer, names) for entry in trail],
        "gerak_labels": GERAK_LABELS,
        "jenis_labels": JENIS_LABELS,
        "keadaan_labels": KEADAAN_LABELS,
        "perlu_labels": PERLU_LABELS,
        "konfigurasi": config,
    }
