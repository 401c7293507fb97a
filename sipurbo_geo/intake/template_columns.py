"""What stands in each column of a template: its heading, how to fill it, an example."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from ..model.keterbukaan import KETERBUKAAN
from ..model.layer import Attribute, Layer
from ..model.tahap import TAHAP_LABELS, Tahap
from ..registry import Registry
from .kegiatan_columns import Column, columns_of
from .kegiatan_plan import REQUIRED
from .table import EXAMPLE_MARK

_DATE, _TEXT, _MONEY = "dd/mm/yyyy", "@", "#,##0.00"
_FORMATS = {"date": _DATE, "money": _MONEY, "kode": _TEXT, "budget_code": _TEXT}
_DAY = date(2026, 8, 17)
#: by the kind of a column, where its key has no example of its own
_EXAMPLES: dict[str, Any] = {
    "date": _DAY,
    "money": 250_000_000,
    "days": 120,
    "percent": 10,
    "number": 12.5,
    "integer": 3,
    "boolean": "ya",
    "year": 2026,
    "kecamatan": "Tebo Tengah",
    "desa": "Tebing Tinggi",
    "pendanaan": "APBD",
    "budget_code": "1.03.10.2.01.0053",
}
_EXAMPLES_BY_KEY: dict[str, Any] = {
    "kode": EXAMPLE_MARK,
    "nama": "Pembangunan Jalan Rabat Beton Desa Contoh",
    "penyedia": "CV Contoh Karya",
    "lokasi": "RT 09, Desa Contoh",
    "lon": 102.45,
    "lat": -1.49,
    "minggu": 2,
    "rencana": 4,
    "realisasi": 3.5,
}
_GUIDES = {
    "kode": "Kode unik kegiatan; dengan kode yang sama isian lama diperbarui.",
    "year": "Tahun, empat angka.",
    "money": "Rupiah, misalnya 1.234.567,89.",
    "date": "Tanggal, misalnya 17/08/2026 atau 17 Agustus 2026.",
    "days": "Jumlah hari, misalnya 120.",
    "percent": "Persen, 0 sampai 100.",
    "number": "Angka; desimal dengan koma.",
    "integer": "Bilangan bulat.",
    "boolean": "ya atau tidak.",
    "kecamatan": "Nama kecamatan atau kodenya; beberapa dipisah titik koma.",
    "desa": "Nama desa atau kelurahan; beberapa dipisah titik koma.",
    "pendanaan": "Misalnya APBD, DAU, DAK Fisik; beberapa dipisah titik koma.",
    "budget_code": "Kode sub-kegiatan, misalnya 1.03.10.2.01.0053.",
}


@dataclass(frozen=True, slots=True)
class TemplateColumn:
    """One column: `required_text` says from when on it must be filled, empty where never."""

    key: str
    heading: str
    guide: str = ""
    example: Any = None
    choices: tuple[str, ...] = ()
    required_text: str = ""
    number_format: str = ""
    is_public: bool = True
    minimum: float | None = None
    maximum: float | None = None

    @property
    def required(self) -> bool:
        """Whether no row can do without it."""
        return self.required_text == "selalu"


def kegiatan_columns(registry: Registry, layer: Layer) -> tuple[TemplateColumn, ...]:
    """The columns for kegiatan of `layer`: what every theme has, its own, and the place."""
    columns = columns_of(layer, registry.bidang, registry.layers.values())
    withheld = {
        rule.kolom for rule in KETERBUKAAN if rule.tabel == "kegiatan" and not rule.is_public
    }
    own = [_of_column(c, layer, is_public=c.key not in withheld) for c in columns]
    return (*own, *_place(layer))


def progres_columns() -> tuple[TemplateColumn, ...]:
    """The columns of the long form of weekly progress."""
    return (
        TemplateColumn(
            *("kode", "Kode kegiatan", "Kode kegiatan yang sudah ada di katalog.", EXAMPLE_MARK),
            required_text="selalu",
            number_format=_TEXT,
        ),
        TemplateColumn("minggu", "Minggu ke-", "Nomor minggu, mulai dari 1.", 2),
        TemplateColumn(
            *(
                "tanggal",
                "Tanggal laporan",
                "Bila kosong, dihitung dari mulai kerja.",
                _DAY,
            ),
            number_format=_DATE,
        ),
        TemplateColumn(
            *("rencana", "Rencana (%)", "Kumulatif, 0 sampai 100.", 4), minimum=0, maximum=100
        ),
        TemplateColumn(
            *("realisasi", "Realisasi (%)", "Kumulatif, 0 sampai 100.", 3.5), minimum=0, maximum=100
        ),
        TemplateColumn(
            *("alasan", "Alasan koreksi"),
            "Hanya bila mengoreksi minggu yang sudah tercatat, atau bila angkanya turun.",
        ),
    )


def _of_column(column: Column, layer: Layer, *, is_public: bool) -> TemplateColumn:
    attribute = column.attribute
    choices = (layer.name.id,) if column.key == "layer" else _labels(column)
    example = _EXAMPLES_BY_KEY.get(column.key) or _EXAMPLES.get(column.kind)
    return TemplateColumn(
        key=column.key,
        heading=column.heading,
        guide=_guide(column, choices),
        example=choices[0] if choices else example,
        choices=choices,
        required_text=_required(column.key, attribute),
        number_format=_FORMATS.get(column.kind, ""),
        is_public=is_public if attribute is None else attribute.public,
        minimum=attribute.minimum if attribute else None,
        maximum=attribute.maximum if attribute else None,
    )


def _labels(column: Column) -> tuple[str, ...]:
    return tuple(choice.label.id for choice in column.choices)


def _guide(column: Column, choices: tuple[str, ...]) -> str:
    said = _GUIDES.get(column.kind, "")
    if choices:
        said = f"Pilih: {', '.join(choices)}."
    help_ = column.attribute.help if column.attribute else None
    return f"{help_.id} {said}".strip() if help_ else said


def _required(key: str, attribute: Attribute | None) -> str:
    if key in (*REQUIRED, "layer"):
        return "selalu"
    if attribute is None or attribute.required_from is None:
        return ""
    return f"sejak {TAHAP_LABELS[Tahap(attribute.required_from)].id}"


def _place(layer: Layer) -> tuple[TemplateColumn, ...]:
    """Where it lies: a position for points, well-known text for anything else."""
    shape = (
        TemplateColumn(
            *("wkt", "Geometri (WKT)"),
            "Garis atau poligon sebagai WKT, bujur lalu lintang (WGS 84), misalnya "
            "LINESTRING (102.45 -1.49, 102.46 -1.48). Lebih mudah: impor GeoJSON atau shapefile.",
        ),
    )
    position = (
        TemplateColumn("lon", "Bujur", "Bujur dalam derajat (WGS 84), misalnya 102,45.", 102.45),
        TemplateColumn("lat", "Lintang", "Lintang (derajat), di selatan negatif: -1,49.", -1.49),
    )
    takes_points = any(kind in layer.geometry for kind in ("Point", "MultiPoint"))
    only_points = all(kind in ("Point", "MultiPoint") for kind in layer.geometry)
    return (*(position if takes_points else ()), *(() if only_points else shape))
