"""From register rows to the finished texts that the public reads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from urllib.parse import quote

import numpy as np
import orjson
import shapely
from shapely.geometry.base import BaseGeometry

from ..model.layer import Layer
from ..model.search_text import normalise
from ..model.status import UMUM, AmbangKritis, hitung_deviasi, is_janggal, is_kritis, nilai_status
from ..model.tahap import Tahap
from .measure import Geometries
from .register_rows import RegisterRow

_DECIMALS = 6  # RFC 7946, section 11.2: about 0.1 m
_MOMENTS = orjson.OPT_NAIVE_UTC | orjson.OPT_OMIT_MICROSECONDS | orjson.OPT_UTC_Z
_NO_PROGRES: dict[str, Any] = dict.fromkeys(("minggu", "tanggal", "rencana", "realisasi"))
#: what the rincian takes over as it stands
_DETAILS = (
    "hps",
    "nomor_kontrak",
    "tanggal_kontrak",
    "masa_pelaksanaan_hari",
    "tanggal_pho",
    "masa_pemeliharaan_hari",
    "tanggal_fho",
    "konsultan",
    "ppk",
    "pptk",
    "alasan_tanpa_geometri",
    "tanggal_koordinat",
)
_BUDGET = {
    name: f"anggaran_{name}"
    for name in ("edisi", "kode", "kode_asli", "program", "kegiatan", "sub_kegiatan")
}
_LIMITS = ("batas_periode", "periode_satu", "periode_dua")


@dataclass(frozen=True, slots=True)
class Published:
    """A kegiatan with all that the public gets of it.

    `geometry` as `published_geometries` makes it; `properties` are those that every theme has,
    `atribut` its theme's own as JSON; `progres` are the weeks, each with what the rule says of it;
    `fitur` is the GeoJSON Feature, `rincian` what only its page shows.
    """

    row: RegisterRow
    geometry: BaseGeometry | None
    properties: dict[str, Any]
    atribut: str
    progres: list[dict[str, Any]]
    fitur: str
    rincian: str


def published_geometries(geometries: Sequence[shapely.Geometry | None]) -> Geometries:
    """As the public gets them: two dimensions, six decimals, outer rings anticlockwise."""
    array = np.array(geometries, dtype=object)
    rounded = shapely.transform(array, lambda lonlat: np.round(lonlat, _DECIMALS))
    return shapely.orient_polygons(rounded)


def published(rows: Sequence[RegisterRow], layers: Mapping[str, Layer]) -> list[Published]:
    """Each row with all that the public gets of it."""
    geometries = published_geometries([row.kegiatan["geom"] for row in rows])
    drawn = shapely.to_geojson(geometries)
    return [
        _published(row, layers[row.kegiatan["layer"]], geometry, text)
        for row, geometry, text in zip(rows, geometries, drawn, strict=True)
    ]


def _published(
    row: RegisterRow, layer: Layer, geometry: BaseGeometry | None, drawn: str | None
) -> Published:
    properties, atribut = _properties(row), to_json(_atribut(row, layer))
    both = to_json(properties)[:-1] + ("," if len(atribut) > 2 else "") + atribut[1:]
    kode = to_json(row.kegiatan["kode"])
    fitur = f'{{"type":"Feature","id":{kode},"geometry":{drawn or "null"},"properties":{both}}}'
    weeks = _weeks(row)
    return Published(row, geometry, properties, atribut, weeks, fitur, _rincian(row, weeks))


def _atribut(row: RegisterRow, layer: Layer) -> dict[str, Any]:
    """The theme's public attributes, each one present."""
    values = row.kegiatan["atribut"]
    return {a.key: values.get(a.key) for a in layer.attributes if a.public}


def search_text(row: RegisterRow) -> str:
    """What free text is looked for in."""
    k = row.kegiatan
    places = " ".join(place["nama"] for place in row.places)
    return normalise(f"{k['kode']} {k['nama']} {k['lokasi']} {k['penyedia']} {places}")


def to_json(value: Any) -> str:
    """Compact JSON on one line: money as numbers, dates as ISO 8601, moments to the second."""
    return orjson.dumps(value, _plain, _MOMENTS).decode()


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        whole = int(value)
        return whole if whole == value else float(value)
    raise TypeError(type(value))


def _properties(row: RegisterRow) -> dict[str, Any]:
    """The properties that every theme has, in their fixed order."""
    k = row.kegiatan
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
        **_progres(row),
        "panjang_m": k["panjang_m"] and round(k["panjang_m"], 1),
        "luas_m2": k["luas_m2"] and round(k["luas_m2"], 1),
        "asal_koordinat": k["asal_koordinat"] if k["geom"] is not None else "",
        "diperbarui": k["diperbarui"],
        "url": "/kegiatan/" + quote(k["kode"], safe=""),
    }


def _progres(row: RegisterRow) -> dict[str, Any]:
    """The last report, and what it says about the deviation."""
    last = row.last_progres or _NO_PROGRES
    rencana, realisasi = last["rencana"], last["realisasi"]
    known = rencana is not None and realisasi is not None
    status = nilai_status(
        Tahap(row.kegiatan["tahap"]),
        rencana,
        realisasi,
        lewat_tahun=_lewat_tahun(row),
        ambang=_ambang(row) if known else UMUM,
    )
    return {
        "minggu": last["minggu"],
        "tanggal_progres": last["tanggal"],
        "rencana": rencana,
        "realisasi": realisasi,
        "deviasi": hitung_deviasi(rencana, realisasi) if known else None,
        "status": status.value,
    }


def _rincian(row: RegisterRow, weeks: list[dict[str, Any]]) -> str:
    """What only the page of a kegiatan shows, as one JSON object."""
    k = row.kegiatan
    return to_json(
        {name: k[name] for name in _DETAILS}
        | {
            "lewat_tahun": _lewat_tahun(row),
            "anggaran": {name: k[column] for name, column in _BUDGET.items()},
            "pendanaan": row.pendanaan,
            "adendum": row.adendum,
            "ambang": {name: k[name] for name in _LIMITS},
            "progres": weeks,
            "keuangan": row.keuangan,
            "wilayah": row.places,
        }
    )


def _weeks(row: RegisterRow) -> list[dict[str, Any]]:
    """The weekly reports, each with what the rule says of it."""
    if not row.progres:
        return []
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
