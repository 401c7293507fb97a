"""The kecamatan as a feed: names, both codes, and whether the lines are official."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import shapely

from sipurbo_geo.database.engine import Connection
from sipurbo_geo.model.filter import Bbox
from sipurbo_geo.model.wilayah import Tingkat, Wilayah
from sipurbo_geo.query.koleksi.tempat import place_text
from sipurbo_geo.query.wilayah import list_wilayah
from sipurbo_geo.serialise.geojson import Ending, stream_collection


def kecamatan_collection(conn: Connection, waktu: datetime) -> bytes:
    """A FeatureCollection of all kecamatan as of `waktu`, EPSG:4326, six decimals."""
    places = list_wilayah(conn, Tingkat.KECAMATAN, with_geometry=True)
    features = b",\n".join(place_text(place, place.geometry) for place in places)
    ending = Ending(len(places), _bbox(places), ())
    pieces = [(features, len(places))] if places else []
    return b"".join(stream_collection(pieces, waktu=waktu, ending=lambda _: ending))


def _bbox(places: Iterable[Wilayah]) -> Bbox | None:
    shapes = [place.geometry for place in places if place.geometry is not None]
    if not shapes:
        return None
    west, south, east, north = (round(float(edge), 6) for edge in shapely.total_bounds(shapes))
    return west, south, east, north
