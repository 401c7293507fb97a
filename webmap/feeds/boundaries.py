"""The kecamatan as a feed: names, both codes, and whether the lines are official."""

from __future__ import annotations

from sipurbo_geo.database.engine import Connection
from sipurbo_geo.model.wilayah import Tingkat
from sipurbo_geo.query.koleksi.tempat import place_text
from sipurbo_geo.query.wilayah import list_wilayah


def kecamatan_collection(conn: Connection) -> bytes:
    """A FeatureCollection of all kecamatan, EPSG:4326, six decimals."""
    places = list_wilayah(conn, Tingkat.KECAMATAN, with_geometry=True)
    features = b",\n".join(place_text(place, place.geometry) for place in places)
    numbers = f'"numberMatched":{len(places)},"numberReturned":{len(places)}'
    return b'{"type":"FeatureCollection",%b,"features":[\n%b\n]}' % (numbers.encode(), features)
