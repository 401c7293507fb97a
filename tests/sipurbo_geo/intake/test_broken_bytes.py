"""Files with bytes lost, changed or added never end in a traceback."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sipurbo_geo.errors import SipurboError

from .files import feature, line, point, read, write_csv, write_geojson, write_zip

KML = """<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document>
<Placemark><name>A</name><Point><coordinates>102.2,-1.4,0</coordinates></Point></Placemark>
<Placemark><LineString><coordinates>102.2,-1.4 102.3,-1.5</coordinates></LineString></Placemark>
</Document></kml>"""
GPX = """<?xml version="1.0" encoding="UTF-8"?><gpx xmlns="http://www.topografix.com/GPX/1/1">
<wpt lat="-1.4" lon="102.2"><name>A</name></wpt><trk><name>T</name><trkseg>
<trkpt lat="-1.4" lon="102.2"/><trkpt lat="-1.5" lon="102.3"/></trkseg></trk></gpx>"""

PIECES = st.sampled_from(
    [b"", b"\0", b"\xff\xfe", b"null", b"-1e999", b"NaN", b"[", b"}", b'"', b"<", b"&x;", b"9" * 30]
)
CHANGES = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 20), PIECES), min_size=1, max_size=6)


def _whole(kind: str, folder: Path) -> bytes:
    """A good file of this kind."""
    if kind in ("kml", "gpx"):
        return {"kml": KML, "gpx": GPX}[kind].encode()
    if kind == "csv":
        rows = [{"kode": "1", "nama": "A, b", "lat": "-1,4", "lon": "102,2", "wkt": ""}]
        rows.append(rows[0] | {"wkt": "LINESTRING (102.2 -1.4, 102.3 -1.5)"})
        return write_csv(folder / "baik.csv", rows).read_bytes()
    shapes = [
        line(),
        point(),
        {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]},
    ]
    whole = write_geojson(folder / "baik.geojson", [feature(s, nama="A") for s in shapes])
    if kind == "zip":
        return write_zip(folder / "baik.zip", {"a/baik.geojson": whole.read_bytes()}).read_bytes()
    return whole.read_bytes()


@pytest.mark.parametrize("kind", ["geojson", "kml", "gpx", "csv", "zip"])
def test_a_broken_file_is_read_or_refused(kind: str, tmp_path: Path) -> None:
    good = _whole(kind, tmp_path)
    path = tmp_path / f"rusak.{kind}"

    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(CHANGES)
    def check(changes: list[tuple[float, int, bytes]]) -> None:
        content = bytearray(good)
        for where, length, piece in changes:
            at = int(where * len(content))
            content[at : at + length] = piece
        path.write_bytes(bytes(content))
        with suppress(SipurboError):
            read(path)

    check()


@pytest.mark.parametrize("suffix", ["geojson", "gpkg", "shp", "kml", "gpx", "csv", "xlsx", "zip"])
def test_noise_is_refused(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"acak.{suffix}"

    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.binary(max_size=300))
    def check(content: bytes) -> None:
        path.write_bytes(content)
        with suppress(SipurboError):
            read(path)

    check()
