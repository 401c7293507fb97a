"""From register rows to the finished texts that the public reads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from urllib.parse import quote

import numpy as np
import orjson
import shapely

from ..model.layer import Layer
from ..model.search_text import normalise
from ..model.status import AmbangKritis, Status, hitung_deviasi, is_janggal, is_kritis, nilai_status
from ..model.tahap import Tahap
from .measure import Geometries
from .register_rows import RegisterRow

_DECIMALS = 6  # RFC 7946, section 11.2: about 0.1 m


def published_geometries(geometries: Sequence[shapely.Geometry | None]) -> Geometries:
    """As the public gets them: two dimensions, six decimals, outer rings anticlockwise."""
    array = np.array(geometries, dtype=object)
    rounded = shapely.transform(array, lambda lonlat: np.round(lonlat, _DECIMALS))
    return shapely.orient_polygons(rounded)


def feature_texts(
    rows: Sequence[RegisterRow], layers: Mapping[str, Layer], geometries: Geometries
) -> list[str]:
    """The GeoJSON Feature of each row; `geometries` as from `published_geometries`."""
    drawn = shapely.to_geojson(geometries)
    texts = []
    for row, geometry in zip(rows, drawn, strict=True):
        properties = to_json(_properties(row, layers[row.kegiatan["layer"]]))
        texts.append(
            f'{{"type":"Feature","id":{to_json(row.kegiatan["kode"])},'
            f'"geometry":{geometry or "null"},"properties":{properties}}}'
        )
    return texts


def status_of(row: RegisterRow) -> Status:
    """The deviation status that the last report gives."""
    last = row.last_progres
    return nilai_status(
        Tahap(row.kegiatan["tahap"]),
        last["rencana"] if last else None,
        last["realisasi"] if last else None,
        lewat_tahun=_lewat_tahun(row),
        ambang=_ambang(row),
    )


def deviasi_of(row: RegisterRow) -> Decimal | None:
    """Realisasi minus rencana of the last report, in percentage points."""
    last = row.last_progres
    if last is None or last["rencana"] is None or last["realisasi"] is None:
        return None
    return hitung_deviasi(last["rencana"], last["realisasi"])


def atribut_of(row: RegisterRow, layer: Layer) -> dict[str, Any]:
    """The theme's public attributes, each one present."""
    values = row.kegiatan["atribut"]
    return {a.key: values.get(a.key) for a in layer.attributes if a.public}


def search_text(row: RegisterRow) -> str:
    """What free text is looked for in."""
    k = row.kegiatan
    places = " ".join(place["nama"] for place in row.places)
    return normalise(f"{k['kode']} {k['nama']} {k['lokasi']} {k['penyedia']} {places}")


def to_json(value: Any) -> str:
    """Compact JSON on one line: money as numbers, dates as ISO 8601."""
    return orjson.dumps(value, _plain, orjson.OPT_PASSTHROUGH_DATETIME).decode()


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        whole = int(value)
        return whole if whole == value else float(value)
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%dT%H:%M:%SZ")
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value))


def _properties(row: RegisterRow, layer: Layer) -> dict[str, Any]:
    k, last = row.kegiatan, row.last_progres or {}
    return {
        "kode": k["kode"],
        "nama": k["nama"],
        "layer": k["layer"],
        "bidang": k["bidang"],
        "tahun": k["tahun"],
        "kecamatan": row.names("kecamatan"),
        "kecamatan_kode": row.codes("kecamatan"),
        "desa": row.names("desa"),
        "lokasi": k["lokasi"],
        "sumber_dana": row.sumber_dana,
        "pagu": k["pagu"],
        "nilai_kontrak": k["nilai_kontrak"],
        "penyedia": k["penyedia"],
        "tahap": k["tahap"],
        "tanggal_mulai": k["tanggal_mulai"],
        "tanggal_selesai": k["tanggal_selesai"],
        "minggu": last.get("minggu"),
        "tanggal_progres": last.get("tanggal"),
        "rencana": last.get("rencana"),
        "realisasi": last.get("realisasi"),
        "deviasi": deviasi_of(row),
        "status": status_of(row).value,
        "panjang_m": k["panjang_m"] and round(k["panjang_m"], 1),
        "luas_m2": k["luas_m2"] and round(k["luas_m2"], 1),
        "asal_koordinat": k["asal_koordinat"] if k["geom"] is not None else "",
        "diperbarui": k["diperbarui"],
        "url": "/kegiatan/" + quote(k["kode"], safe=""),
        **atribut_of(row, layer),
    }


def rincian_text(row: RegisterRow) -> str:
    """What only the page of a kegiatan shows, as one JSON object."""
    k = row.kegiatan
    ambang = _ambang(row)
    plain = (
        "hps nomor_kontrak tanggal_kontrak masa_pelaksanaan_hari tanggal_pho "
        "masa_pemeliharaan_hari tanggal_fho konsultan ppk pptk alasan_tanpa_geometri "
        "tanggal_koordinat"
    )
    budget = ("edisi", "kode", "kode_asli", "program", "kegiatan", "sub_kegiatan")
    return to_json(
        {name: k[name] for name in plain.split()}
        | {
            "lewat_tahun": _lewat_tahun(row),
            "anggaran": {name: k[f"anggaran_{name}"] for name in budget},
            "pendanaan": row.pendanaan,
            "adendum": row.adendum,
            "ambang": {
                "batas_periode": ambang.batas_periode,
                "periode_satu": ambang.periode_satu,
                "periode_dua": ambang.periode_dua,
            },
            "progres": weeks_of(row),
            "keuangan": row.keuangan,
            "wilayah": row.places,
        }
    )


def weeks_of(row: RegisterRow) -> list[dict[str, Any]]:
    """The weekly reports, each with what the rule says of it."""
    ambang, lewat_tahun = _ambang(row), _lewat_tahun(row)
    return [_week(week, ambang, lewat_tahun=lewat_tahun) for week in row.progres]


def _week(week: dict[str, Any], ambang: AmbangKritis, *, lewat_tahun: bool) -> dict[str, Any]:
    rencana, realisasi = week["rencana"], week["realisasi"]
    if rencana is None or realisasi is None:
        return week | {"deviasi": None, "kritis": False, "janggal": False}
    return week | {
        "deviasi": hitung_deviasi(rencana, realisasi),
        "kritis": is_kritis(rencana, realisasi, lewat_tahun=lewat_tahun, ambang=ambang),
        "janggal": is_janggal(rencana, realisasi),
    }


def _ambang(row: RegisterRow) -> AmbangKritis:
    k = row.kegiatan
    return AmbangKritis(k["batas_periode"], k["periode_satu"], k["periode_dua"])


def _lewat_tahun(row: RegisterRow) -> bool:
    end = row.kegiatan["tanggal_selesai"]
    return end is not None and end.year > row.kegiatan["tahun"]
