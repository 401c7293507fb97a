"""The places behind every map, light enough for a phone, made once a state of the catalogue."""

from __future__ import annotations

from dataclasses import dataclass, replace

import shapely
from flask import current_app
from shapely import Point
from shapely.geometry.base import BaseGeometry

from sipurbo_geo.database.engine import Connection
from sipurbo_geo.model.wilayah import Tingkat, Wilayah
from sipurbo_geo.query.revision import Revision
from sipurbo_geo.query.wilayah import list_wilayah

from .state import current

#: official boundaries have a vertex every few metres; on a backdrop about 50 m is enough
_SIMPLER_DEG = 0.0005
_KEY = "sipurbo-latar"


@dataclass(frozen=True, slots=True)
class Tempat:
    """A kecamatan with its light boundary, and a point inside for its name."""

    wilayah: Wilayah
    bentuk: BaseGeometry
    pusat: Point


@dataclass(frozen=True, slots=True)
class Latar:
    """The kecamatan, and the kabupaten's edge where there is any."""

    etag: str
    kecamatan: tuple[Tempat, ...]
    tepi: BaseGeometry | None


def latar(revision: Revision) -> Latar:
    """What lies behind the maps; simplifying takes a moment, so it is kept for the revision."""
    made: Latar | None = current_app.extensions.get(_KEY)
    if made is None or made.etag != revision.etag:
        with current().catalogue.reading() as conn:
            made = _make(conn, revision.etag)
        current_app.extensions[_KEY] = made
    return made


def _make(conn: Connection, etag: str) -> Latar:
    places = _with_boundary(conn, Tingkat.KECAMATAN)
    # together, so that neighbours keep one common line
    shapes = shapely.coverage_simplify([shape for _, shape in places], _SIMPLER_DEG)
    whole = [shape for _, shape in _with_boundary(conn, Tingkat.KABUPATEN)]
    outline = shapely.simplify(whole, _SIMPLER_DEG) if whole else shapes
    kecamatan = tuple(
        Tempat(replace(place, geometry=None), simple, shape.representative_point())
        for (place, shape), simple in zip(places, shapes, strict=True)
    )
    return Latar(etag, kecamatan, shapely.union_all(outline) if len(outline) else None)


def _with_boundary(conn: Connection, level: Tingkat) -> list[tuple[Wilayah, BaseGeometry]]:
    return [
        (place, place.geometry)
        for place in list_wilayah(conn, level, with_geometry=True)
        if place.geometry is not None and not place.geometry.is_empty
    ]
