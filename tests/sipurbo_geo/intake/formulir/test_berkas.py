"""Files of geometries that are brought to the form."""

from __future__ import annotations

import io
import json
import zipfile

import pytest

from sipurbo_geo.errors import TooLargeError
from sipurbo_geo.intake.formulir.berkas import TERBESAR, read_berkas

TITIK = {"type": "Point", "coordinates": [102.2, -1.4]}


def collection(count: int) -> bytes:
    features = [
        {"type": "Feature", "geometry": TITIK, "properties": {"Nama": f"Titik {n}"}}
        for n in range(count)
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def test_more_bytes_than_are_taken_are_refused() -> None:
    with pytest.raises(TooLargeError, match="20 MB"):
        read_berkas(io.BytesIO(b" " * (TERBESAR + 1)), "a.geojson", print)


def test_of_many_features_the_first_five_hundred_are_looked_at() -> None:
    found = read_berkas(io.BytesIO(collection(501)), "a.geojson", print)
    assert [one.nama for one in found] == [f"Titik {n}" for n in range(500)]


def test_a_name_that_is_a_path_is_only_an_ending() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("titik.geojson", collection(1))
    packed.seek(0)
    (found,) = read_berkas(packed, "..\\..\\C:/data/Titik.ZIP", print)
    assert found.geometry.geom_type == "Point"
