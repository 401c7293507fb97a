"""The page's reader of EXIF and the server's say the same of the same photo."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from PIL import ExifTags, Image
from PIL.TiffImagePlugin import IFDRational

from sipurbo_geo.intake.berkas.exif import read_exif

from .node import SRC, run_node

_GPS, _BASE = ExifTags.GPS, ExifTags.Base
_SOUTH_EAST = {
    _GPS.GPSLatitudeRef: "S",
    _GPS.GPSLatitude: (1.0, 29.0, 12.34),
    _GPS.GPSLongitudeRef: "E",
    _GPS.GPSLongitude: (102.0, 7.0, 59.99),
}


def _photo(path: Path, gps: dict[int, Any] | None = None, **tags: Any) -> Path:
    exif = Image.Exif()
    for name, value in tags.items():
        tag = _BASE[name]
        if tag == _BASE.DateTime or tag == _BASE.Make:
            exif[tag] = value
        else:
            exif.get_ifd(ExifTags.IFD.Exif)[tag] = value
    exif.get_ifd(ExifTags.IFD.GPSInfo).update(gps or {})
    Image.new("RGB", (8, 6), "green").save(path, "JPEG", exif=exif)
    return path


def _read_in_page(files: Sequence[Path]) -> list[dict[str, Any]]:
    done = run_node(Path(__file__).with_name("exif_cli.mjs"), SRC / "lib" / "exif.js", *files)
    assert done.returncode == 0, done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def test_both_readers_say_the_same(tmp_path: Path) -> None:
    stamp, wib = "2026:11:24 10:12:00", "+07:00"
    files = [
        _photo(tmp_path / "0.jpg", _SOUTH_EAST, DateTimeOriginal=stamp, OffsetTimeOriginal=wib),
        _photo(tmp_path / "1.jpg", _SOUTH_EAST | {_GPS.GPSImgDirection: IFDRational(27152, 100)}),
        _photo(tmp_path / "2.jpg", {_GPS.GPSLatitudeRef: "N", _GPS.GPSLatitude: (1.5,),
                                    _GPS.GPSLongitudeRef: "W", _GPS.GPSLongitude: (3.0, 30.0)}),
        _photo(tmp_path / "3.jpg", {_GPS.GPSTimeStamp: (3.0, 4.0, 5.9),
                                    _GPS.GPSDateStamp: "2026:11:24"}),
        _photo(tmp_path / "4.jpg", DateTime=stamp, OffsetTime="WIB", Make="Contoh"),
        _photo(tmp_path / "5.jpg", DateTimeDigitized=stamp, DateTime="2020:01:01 00:00:00"),
        _photo(tmp_path / "6.jpg", DateTimeOriginal="2026:02:31 10:00:00"),
        _photo(tmp_path / "7.jpg", {**_SOUTH_EAST, _GPS.GPSLatitude: (0.0, 0.0, 0.0),
                                    _GPS.GPSLongitude: (0.0, 0.0, 0.0)}),
        _photo(tmp_path / "8.jpg", {**_SOUTH_EAST, _GPS.GPSLatitude: (91.0, 0.0, 0.0)}),
        _photo(tmp_path / "9.jpg", {**_SOUTH_EAST, _GPS.GPSLongitude: (IFDRational(1, 0),)}),
        _photo(tmp_path / "10.jpg"),
    ]  # fmt: skip
    expected = [asdict(read_exif(file)) for file in files]
    assert _read_in_page(files) == expected
    assert expected[0] == {
        "lon": 102.1333306, "lat": -1.4867611, "waktu": "2026-11-24T10:12:00+07:00", "arah": None
    }  # fmt: skip
    assert expected[1]["arah"] == 271.5


@pytest.mark.parametrize("order", ["II", "MM"])
def test_both_orders_of_bytes_are_read(tmp_path: Path, order: str) -> None:
    exif = Image.Exif()
    exif.endian = "<" if order == "II" else ">"
    exif.get_ifd(ExifTags.IFD.GPSInfo).update(_SOUTH_EAST)
    path = tmp_path / "foto.jpg"
    Image.new("RGB", (8, 6)).save(path, "JPEG", exif=exif)
    assert order.encode() in path.read_bytes()[:40]
    assert _read_in_page([path])[0]["lat"] == -1.4867611


def test_whatever_is_cut_off_or_no_photo_counts_as_not_said(tmp_path: Path) -> None:
    whole = _photo(tmp_path / "utuh.jpg", _SOUTH_EAST, Make="Contoh").read_bytes()
    files = []
    for length in range(0, 260, 3):
        files.append(tmp_path / f"potong-{length}.jpg")
        files[-1].write_bytes(whole[:length])
    for number, content in enumerate((b"", b"\x89PNG\r\n\x1a\n" + bytes(40), b"\xff\xd8" * 99)):
        files.append(tmp_path / f"lain-{number}.jpg")
        files[-1].write_bytes(content)
    for said in _read_in_page(files):
        assert said["lat"] in (None, -1.4867611)
