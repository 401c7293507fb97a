"""A kegiatan as its officers see it, drafts too: what a change begins from."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import orjson
import shapely
from flask import Response

from sipurbo_geo.database.engine import Connection
from sipurbo_geo.errors import NotFoundError
from sipurbo_geo.intake.formulir.acuan import load_names
from sipurbo_geo.intake.formulir.isian import Isian, isian_of
from sipurbo_geo.model.kegiatan import Kegiatan
from sipurbo_geo.model.kegiatan_kantor import KegiatanKantor
from sipurbo_geo.model.layer import Layer
from sipurbo_geo.model.peran import Pelaku
from sipurbo_geo.query.kantor.kegiatan import find_kegiatan_kantor, list_adendum
from sipurbo_geo.query.koleksi.daftar import Koleksi
from sipurbo_geo.query.register_kegiatan import read_kegiatan
from webmap.ogc.tautan import GEOJSON
from webmap.state import current

_PLAIN = (
    "kode", "nama", "layer", "bidang", "tahun", "lokasi", "pagu", "nilai_kontrak", "penyedia",
    "tahap", "tanggal_mulai", "tanggal_selesai", "asal_koordinat", "alasan_tanpa_geometri",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Naskah:
    """One kegiatan of the register with the names of its places by code."""

    item: KegiatanKantor
    isi: Kegiatan
    layer: Layer
    names: dict[str, str]

    def isian(self, conn: Connection) -> Isian:
        """The form as it stands."""
        changes = list_adendum(conn, self.item.id)
        return isian_of(self.isi, self.layer, self.names, changes)


def open_naskah(conn: Connection, pelaku: Pelaku, koleksi: Koleksi, kode: str) -> Naskah:
    """The kegiatan `kode` of a collection; raises `NotFoundError` and `ForbiddenError`."""
    item = find_kegiatan_kantor(conn, pelaku, kode)
    if koleksi.layer not in ("", item.layer):
        raise NotFoundError(
            f"'{kode}' tidak ada di koleksi '{koleksi.id}'.",
            f"There is no '{kode}' in the collection '{koleksi.id}'.",
        )
    isi = read_kegiatan(conn, [item.kode])[item.kode]
    return Naskah(item, isi, current().registry.layers[item.layer], load_names(conn))


def show_naskah(naskah: Naskah) -> Response:
    """The feature with state and version; for its officers alone, and kept nowhere."""
    isi = naskah.isi
    places = {
        name: [naskah.names.get(code, code) for code in getattr(isi, name)]
        for name in ("kecamatan", "desa")
    }
    feature = {
        "type": "Feature",
        "id": isi.kode,
        "geometry": isi.geometry and orjson.Fragment(shapely.to_geojson(isi.geometry)),
        "properties": {name: getattr(isi, name) for name in _PLAIN}
        | places
        | {"sumber_dana": [source.sumber for source in isi.pendanaan]}
        | {a.key: isi.atribut.get(a.key) for a in naskah.layer.attributes}
        | {"keadaan": isi.keadaan, "versi": naskah.item.versi},
    }
    answer = Response(orjson.dumps(feature, _plain), content_type=GEOJSON)
    answer.headers["ETag"] = f'"{naskah.item.versi}"'
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        whole = int(value)
        return whole if whole == value else float(value)
    raise TypeError(type(value))
