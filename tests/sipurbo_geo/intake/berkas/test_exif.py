"""Place and time of a photo; what is broken counts as not said."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import ExifTags, Image

from sipurbo_geo.intake.berkas.exif import read_exif
from sipurbo_geo.model.foto import Jepretan
from tests.berkas import PDF, make_bomb, make_photo

Read = Callable[[bytes], Jepretan]
PAGI = "2023:06:05 09:15:00"


@pytest.fixture
def exif_of(tmp_path: Path) -> Read:
    def read(content: bytes) -> Jepretan:
        path = tmp_path / "foto"
        path.write_bytes(content)
        return read_exif(path)

    return read


def _with_gps(**tags: object) -> bytes:
    """A photo whose GPS tags are these, by name, besides sound ones."""
    image, exif = Image.new("RGB", (8, 8)), Image.Exif()
    sound = {
        "GPSLatitudeRef": "S",
        "GPSLatitude": (1.0, 25.0, 48.0),
        "GPSLongitudeRef": "E",
        "GPSLongitude": (102.0, 13.0, 12.0),
    }
    for name, value in (sound | tags).items():
        if value is not None:
            exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS[name]] = value
    sink = io.BytesIO()
    image.save(sink, "JPEG", exif=exif)
    return sink.getvalue()


@pytest.mark.parametrize("bentuk", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_place_time_and_direction_of_every_kind_of_photo(exif_of: Read, bentuk: str) -> None:
    photo = make_photo(bentuk, lonlat=(102.22, -1.43), waktu=PAGI, zona="+07:00")
    found = exif_of(photo)
    assert found.lon == pytest.approx(102.22, abs=1e-6)
    assert found.lat == pytest.approx(-1.43, abs=1e-6)
    assert found.waktu == "2023-06-05T09:15:00+07:00"
    assert found.arah == 123.4


def test_a_time_without_a_zone_is_given_without_one(exif_of: Read) -> None:
    assert exif_of(make_photo(waktu=PAGI)).waktu == "2023-06-05T09:15:00"


def test_the_satellites_clock_counts_where_the_camera_has_none(exif_of: Read) -> None:
    photo = _with_gps(GPSDateStamp="2023:06:05", GPSTimeStamp=(2.0, 15.0, 0.0))
    assert exif_of(photo).waktu == "2023-06-05T02:15:00+00:00"


@pytest.mark.parametrize(
    "tags",
    [
        pytest.param({"GPSLatitudeRef": None}, id="no hemisphere"),
        pytest.param({"GPSLatitudeRef": "X"}, id="a hemisphere that is none"),
        pytest.param({"GPSLatitude": (91.0, 0.0, 0.0)}, id="beyond the pole"),
        pytest.param({"GPSLongitude": None}, id="half a position"),
        pytest.param(
            {"GPSLatitude": (0.0, 0.0, 0.0), "GPSLongitude": (0.0, 0.0, 0.0)}, id="no fix"
        ),
    ],
)
def test_a_position_that_cannot_be_is_none(exif_of: Read, tags: dict[str, object]) -> None:
    assert not exif_of(_with_gps(**tags)).has_position


@pytest.mark.parametrize("waktu", ["2023:13:45 09:00:00", "0000:00:00 00:00:00", "kemarin", " "])
def test_a_time_that_cannot_be_is_none(exif_of: Read, waktu: str) -> None:
    assert exif_of(make_photo(waktu=waktu)).waktu == ""


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(make_photo(), id="a photo without EXIF"),
        pytest.param(PDF, id="no photo at all"),
        pytest.param(make_bomb(), id="a bomb, which is not unpacked for it"),
        pytest.param(b"", id="nothing"),
    ],
)
def test_what_says_nothing_says_nothing(exif_of: Read, content: bytes) -> None:
    assert exif_of(content).is_empty


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_however_the_exif_is_broken_nothing_falls_over(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    photo = bytearray(make_photo(lonlat=(102.22, -1.43), waktu=PAGI))
    end = photo.index(b"\xff\xdb")
    for _ in range(data.draw(st.integers(1, 8))):
        photo[data.draw(st.integers(20, end - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path_factory.getbasetemp() / "rusak.jpg"
    path.write_bytes(bytes(photo))
    found = read_exif(path)
    assert found.lon is None or -180 <= found.lon <= 180
