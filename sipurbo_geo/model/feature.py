"""The properties of a published feature: the outside relies on their names, kinds and order."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from .kegiatan import SUMBER_DANA, AsalKoordinat
from .label import Label
from .layer import Layer
from .status import Status
from .tahap import Tahap


class Jenis(StrEnum):
    """What kind of value a property holds; a list is one of texts."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"
    TIMESTAMP = "timestamp"
    LIST = "list"
    GEOMETRY = "geometry"


JENIS_LABELS: dict[Jenis, Label] = {
    Jenis.TEXT: Label("teks", "text"),
    Jenis.INTEGER: Label("bilangan bulat", "whole number"),
    Jenis.NUMBER: Label("bilangan", "number"),
    Jenis.BOOLEAN: Label("ya atau tidak", "yes or no"),
    Jenis.DATE: Label("tanggal", "date"),
    Jenis.TIMESTAMP: Label("waktu (UTC)", "moment (UTC)"),
    Jenis.LIST: Label("beberapa teks, dipisah koma", "several texts, separated by commas"),
    Jenis.GEOMETRY: Label("geometri", "geometry"),
}


@dataclass(frozen=True, slots=True)
class Property:
    """One property of a feature; `choices` are all values it can have, where that is known."""

    name: str
    kind: Jenis
    label: Label
    choices: tuple[str, ...] = ()
    unit: str = ""


_T, _I, _N, _D, _L = Jenis.TEXT, Jenis.INTEGER, Jenis.NUMBER, Jenis.DATE, Jenis.LIST

#: fixed, in this order; the theme's public attributes follow
PROPERTIES: tuple[Property, ...] = (
    Property("kode", _T, Label("Kode kegiatan", "Code")),
    Property("nama", _T, Label("Nama kegiatan", "Name")),
    Property("layer", _T, Label("Tema", "Theme")),
    Property("bidang", _T, Label("Bidang", "Unit")),
    Property("tahun", _I, Label("Tahun anggaran", "Fiscal year")),
    Property("kecamatan", _L, Label("Kecamatan", "Kecamatan")),
    Property("kecamatan_kode", _L, Label("Kode kecamatan", "Codes of the kecamatan")),
    Property("desa", _L, Label("Desa", "Desa")),
    Property("lokasi", _T, Label("Lokasi", "Location")),
    Property("sumber_dana", _L, Label("Sumber dana", "Source of funds"), tuple(SUMBER_DANA)),
    Property("pagu", _N, Label("Pagu", "Budget ceiling"), unit="Rp"),
    Property("nilai_kontrak", _N, Label("Nilai kontrak", "Contract value"), unit="Rp"),
    Property("penyedia", _T, Label("Penyedia", "Contractor")),
    Property("tahap", _T, Label("Tahap", "Stage"), tuple(stage.value for stage in Tahap)),
    Property("tanggal_mulai", _D, Label("Tanggal mulai (SPMK)", "Start (SPMK)")),
    Property(
        "tanggal_selesai", _D, Label("Tanggal selesai menurut kontrak", "End under the contract")
    ),
    Property("minggu", _I, Label("Minggu laporan terakhir", "Week of the last report")),
    Property("tanggal_progres", _D, Label("Tanggal laporan terakhir", "Date of the last report")),
    Property("rencana", _N, Label("Rencana", "Planned"), unit="%"),
    Property("realisasi", _N, Label("Realisasi", "Actual"), unit="%"),
    Property("deviasi", _N, Label("Deviasi", "Deviation"), unit="%"),
    Property(
        "status", _T, Label("Status progres", "Status"), tuple(status.value for status in Status)
    ),
    Property("panjang_m", _N, Label("Panjang", "Length"), unit="m"),
    Property("luas_m2", _N, Label("Luas", "Area"), unit="m²"),
    Property(
        "asal_koordinat",
        _T,
        Label("Asal koordinat", "Origin of the coordinates"),
        ("", *(origin.value for origin in AsalKoordinat)),
    ),
    Property("diperbarui", Jenis.TIMESTAMP, Label("Diperbarui", "Updated")),
    Property("url", _T, Label("Halaman", "Page")),
)
PROPERTY_NAMES = tuple(p.name for p in PROPERTIES)

_ATTRIBUTE_KINDS = {"choice": Jenis.TEXT}


def theme_properties(layer: Layer) -> tuple[Property, ...]:
    """The public attributes of a theme, as they follow the fixed properties."""
    return tuple(
        Property(
            a.key,
            _ATTRIBUTE_KINDS.get(a.type) or Jenis(a.type),
            a.label,
            tuple(choice.value for choice in a.choices),
            a.unit,
        )
        for a in layer.attributes
        if a.public
    )
