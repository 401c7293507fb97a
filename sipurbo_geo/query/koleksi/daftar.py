"""Which collections there are: all kegiatan, each theme, the places, the weekly reports."""

from __future__ import annotations

from dataclasses import dataclass

from ...model.feature import PROPERTIES, Jenis, Property, theme_properties
from ...model.label import Label
from ...model.wilayah import Tingkat
from ...registry import Registry

KEGIATAN, PROGRES = "kegiatan", "progres"


@dataclass(frozen=True, slots=True)
class Koleksi:
    """One collection. `layer` is the theme it is narrowed to; `tingkat` the level of places."""

    id: str
    judul: Label
    uraian: Label
    properties: tuple[Property, ...]
    #: properties that cannot be asked for, because they are made of others
    made: tuple[str, ...] = ()
    layer: str = ""
    tingkat: Tingkat | None = None

    @property
    def is_kegiatan(self) -> bool:
        """Whether its features are kegiatan, of all themes or of one."""
        return self.id == KEGIATAN or bool(self.layer)

    @property
    def has_geometry(self) -> bool:
        """Whether its features have a place of their own."""
        return self.id != PROGRES

    @property
    def queryables(self) -> dict[str, Property]:
        """What may be asked, by name; the geometry too, where there is one."""
        found = {p.name: p for p in self.properties if p.name not in self.made}
        return found | ({GEOMETRY.name: GEOMETRY} if self.has_geometry else {})


GEOMETRY = Property("geometry", Jenis.GEOMETRY, Label("Geometri", "Geometry"))

PLACE_PROPERTIES = (
    Property("kode", Jenis.TEXT, Label("Kode Kemendagri", "Kemendagri code")),
    Property("kode_bps", Jenis.TEXT, Label("Kode BPS", "BPS code")),
    Property("nama", Jenis.TEXT, Label("Nama", "Name")),
    Property("induk", Jenis.TEXT, Label("Kode wilayah induk", "Code of the place around it")),
    Property("sumber", Jenis.TEXT, Label("Sumber batas", "Source of the boundary")),
    Property("ilustrasi", Jenis.BOOLEAN, Label("Batas ilustrasi", "Drawn for illustration")),
)
REPORT_PROPERTIES = (
    Property("kode", Jenis.TEXT, Label("Kode kegiatan", "Code")),
    Property("nama", Jenis.TEXT, Label("Nama kegiatan", "Name")),
    Property("layer", Jenis.TEXT, Label("Tema", "Theme")),
    Property("bidang", Jenis.TEXT, Label("Bidang", "Unit")),
    Property("tahun", Jenis.INTEGER, Label("Tahun anggaran", "Fiscal year")),
    Property("minggu", Jenis.INTEGER, Label("Minggu ke-", "Week")),
    Property("tanggal", Jenis.DATE, Label("Tanggal laporan", "Date of the report")),
    Property("rencana", Jenis.NUMBER, Label("Rencana", "Planned"), unit="%"),
    Property("realisasi", Jenis.NUMBER, Label("Realisasi", "Actual"), unit="%"),
    Property("deviasi", Jenis.NUMBER, Label("Deviasi", "Deviation"), unit="%"),
    Property("kritis", Jenis.BOOLEAN, Label("Kontrak kritis", "Critical contract")),
)


def find_koleksi(registry: Registry, name: str) -> Koleksi | None:
    """The collection with this id; each request asks for one, so the others are not made."""
    if name in registry.layers:
        return _theme(registry, name)
    return next((one for one in (_ALL, *_PLACES, _REPORTS) if one.id == name), None)


def list_koleksi(registry: Registry) -> dict[str, Koleksi]:
    """Every collection by its id, in the order in which they are offered."""
    themes = [_theme(registry, key) for key in registry.layers]
    return {one.id: one for one in (_ALL, *themes, *_PLACES, _REPORTS)}


def _theme(registry: Registry, key: str) -> Koleksi:
    layer = registry.layers[key]
    properties = (*PROPERTIES, *theme_properties(layer))
    return Koleksi(key, layer.name, layer.description, properties, ("url",), layer=key)


_ALL = Koleksi(
    KEGIATAN,
    Label("Semua kegiatan", "All kegiatan"),
    Label(
        "Setiap kegiatan pekerjaan umum yang terbit, semua tema.",
        "Every published kegiatan of public works, in all themes.",
    ),
    PROPERTIES,
    ("url",),
)
_PLACES = (
    Koleksi(
        "kecamatan",
        Label("Kecamatan", "Kecamatan"),
        Label("Batas kecamatan dengan kedua kodenya.", "Boundaries with both of their codes."),
        PLACE_PROPERTIES,
        tingkat=Tingkat.KECAMATAN,
    ),
    Koleksi(
        "desa",
        Label("Desa", "Desa"),
        Label("Batas desa dengan kedua kodenya.", "Boundaries with both of their codes."),
        PLACE_PROPERTIES,
        tingkat=Tingkat.DESA,
    ),
)
_REPORTS = Koleksi(
    PROGRES,
    Label("Progres mingguan", "Weekly progress"),
    Label(
        "Satu baris per laporan mingguan setiap kegiatan: rencana, realisasi, deviasi.",
        "One row per weekly report of every kegiatan: planned, actual, deviation.",
    ),
    REPORT_PROPERTIES,
)
