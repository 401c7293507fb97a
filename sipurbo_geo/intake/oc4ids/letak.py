"""Where a project lies: its geometries as one, or the places that its gazetteer names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from shapely.geometry.base import BaseGeometry

from ...model.oc4ids import GAZETTEER, TANPA_GEOMETRI
from ..gabung import together
from ..geojson_geometry import build
from ..geojson_positions import GeometryError
from .simpul import Simpul

#: how many dots the number of a kecamatan and of a desa has
_KECAMATAN, _DESA = 2, 3
_STATED = re.compile(r"\bkec(?:\.|amatan)\s+([^,;]+)", re.IGNORECASE)
_LONGEST = 1500
_NO_GEOMETRY = "Paket OC4IDS tidak memuat geometri"


@dataclass(frozen=True, slots=True)
class Letak:
    """The one geometry of all locations, and what is said in words and numbers."""

    geometry: BaseGeometry | None
    lokasi: str | None
    alasan: str | None
    kecamatan: list[str]
    desa: list[str]


def read_letak(project: Simpul) -> Letak:
    """The locations of `project`; those that cannot be put together are an error."""
    places = project.children("locations")
    geometry = _geometry(places, project)
    codes = [code for place in places for code in _codes(place)]
    texts = list(filter(None, (place.text("description") for place in places)))
    reasons = [text.partition(TANPA_GEOMETRI)[2] for text in texts if TANPA_GEOMETRI in text]
    words = [text.partition(TANPA_GEOMETRI)[0].rstrip("; ") for text in texts]
    return Letak(
        geometry,
        _joined(words),
        None if geometry else _joined(reasons) or _NO_GEOMETRY,
        [code for code in codes if code.count(".") == _KECAMATAN] or _stated(places),
        [code for code in codes if code.count(".") == _DESA],
    )


def _geometry(places: list[Simpul], project: Simpul) -> BaseGeometry | None:
    shapes = [shape for place in places if (shape := _shape(place)) is not None]
    if len(shapes) < 2:
        return shapes[0] if shapes else None
    whole = together(shapes)
    if whole is None:
        kinds = ", ".join(sorted({shape.geom_type for shape in shapes}))
        project.tell.error(
            "mixed_locations",
            project.at("locations"),
            kinds,
            "lokasi proyek ini berbeda jenis (titik, garis, bidang), sedangkan satu kegiatan "
            "mempunyai satu jenis; pakai satu jenis atau pecah proyeknya",
            "the locations of this project are of different kinds (point, line, area), but a "
            "kegiatan has one kind; use one kind or split the project",
        )
    return whole


def _shape(place: Simpul) -> BaseGeometry | None:
    path = place.at("geometry")

    def repaired(code: str, id: str, en: str) -> None:
        place.tell.warn(code, path, "", id, en)

    try:
        return build(place.get("geometry"), repaired)
    except GeometryError as fault:
        place.tell.error(fault.code, path, fault.value, fault.id, fault.en)
        return None


def _codes(place: Simpul) -> list[str]:
    """What the gazetteer of the interior ministry calls the place; other numbers are unknown."""
    gazetteer = place.child("gazetteer")
    scheme, codes = gazetteer.text("scheme"), gazetteer.texts("identifiers")
    if scheme in (None, GAZETTEER):
        return codes
    gazetteer.tell.warn_once(
        "gazetteer",
        gazetteer.at("scheme"),
        scheme,
        f"nomor tempat ini tidak dikenal; yang dibaca ialah {GAZETTEER} (nomor Kemendagri, "
        "misalnya 15.09.06)",
        f"these numbers of places are not known; {GAZETTEER} is read (numbers of the interior "
        "ministry, such as 15.09.06)",
    )
    return []


def _stated(places: Iterable[Simpul]) -> list[str]:
    """The kecamatan that addresses name ("Desa Teluk Singkawang, Kec. Sumay")."""
    localities = (place.child("address").text("locality") or "" for place in places)
    return [name.strip() for text in localities for name in _STATED.findall(text)]


def _joined(texts: list[str]) -> str | None:
    """Each text once, as many as a cell can hold."""
    said = ""
    for text in dict.fromkeys(filter(None, texts)):
        longer = f"{said}; {text}" if said else text
        if said and len(longer) > _LONGEST:
            return said + "; …"
        said = longer
    return said or None
