"""Archives from strangers."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from sipurbo_geo.errors import UnreadableFileError, UsageError
from sipurbo_geo.intake import archive

from .files import feature, point, read, write_geojson, write_zip


def _geojson(tmp_path: Path) -> bytes:
    return write_geojson(tmp_path / "dalam.geojson", [feature(point())]).read_bytes()


def test_an_archive_without_data_says_what_belongs_into_it(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match=r"\.shx"):
        read(write_zip(tmp_path / "a.zip", {"catatan.txt": b"halo"}))


def test_an_empty_archive_is_refused(shared_data: Path) -> None:
    with pytest.raises(UnreadableFileError, match="data yang dikenal"):
        read(shared_data / "shapefiles_odd" / "empty_zipfile.zip")


def test_what_is_no_archive_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(b"PK\x03\x04 rusak")
    with pytest.raises(UnreadableFileError, match="rusak"):
        read(path)


def test_an_archive_cut_off_in_a_member_is_refused(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "a.zip", {"a.geojson": _geojson(tmp_path)})
    content = bytearray(path.read_bytes())
    content[60:70] = b"\x00" * 10
    path.write_bytes(bytes(content))
    with pytest.raises(UnreadableFileError):
        read(path)


def test_nothing_is_written_outside_of_the_folder(tmp_path: Path) -> None:
    target = tmp_path / "sandbox" / "inner"
    target.mkdir(parents=True)
    content = _geojson(tmp_path)
    path = write_zip(
        tmp_path / "a.zip",
        {
            "../../jahat.geojson": content,
            "/tmp/jahat2.geojson": content,
            "..\\jahat3.geojson": content,
        },
    )
    written = archive.unpack(path, path.name, target)
    assert len(written) == 3
    assert all(target in p.resolve().parents for p in written)
    assert not (tmp_path / "jahat.geojson").exists()


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "a.zip", {"a.geojson": b" " * (200 << 20)})
    assert path.stat().st_size < 1 << 20
    with pytest.raises(UnreadableFileError, match="terlalu besar"):
        read(path)


def test_a_member_that_lies_about_its_size_is_not_believed(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "a.zip", {"a.geojson": b" " * (64 << 20)})
    content = path.read_bytes()
    size = (64 << 20).to_bytes(4, "little")
    assert content.count(size) >= 1
    path.write_bytes(content.replace(size, (1000).to_bytes(4, "little")))
    with pytest.raises(UnreadableFileError):
        read(path)


def test_a_password_is_told(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "a.zip", {"a.geojson": _geojson(tmp_path)})
    content = bytearray(path.read_bytes())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + at] |= 1
    path.write_bytes(bytes(content))
    with pytest.raises(UnreadableFileError, match="kata sandi"):
        read(path)


def test_several_data_sets_ask_which_one(tmp_path: Path) -> None:
    content = _geojson(tmp_path)
    path = write_zip(tmp_path / "a.zip", {"jalan.geojson": content, "x/irigasi.geojson": content})
    with pytest.raises(UsageError, match="irigasi, jalan"):
        read(path)
    assert len(read(path, layer="irigasi")[0]) == 1


def test_what_a_mac_adds_is_not_data(tmp_path: Path) -> None:
    path = write_zip(
        tmp_path / "a.zip",
        {"jalan.geojson": _geojson(tmp_path), "__MACOSX/._jalan.geojson": b"\0\5\x16\7"},
    )
    assert len(read(path)[0]) == 1


def test_a_kmz_is_read(tmp_path: Path) -> None:
    kml = (
        b'<kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark><name>Titik</name>'
        b"<Point><coordinates>102.2,-1.4,0</coordinates></Point></Placemark></Document></kml>"
    )
    path = write_zip(tmp_path / "a.kmz", {"doc.kml": kml, "gambar/x.png": b"x"})
    features, _ = read(path)
    assert [f.properties["Name"] for f in features] == ["Titik"]


def test_unpacking_stops_when_there_are_too_many_files(tmp_path: Path) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as many:
        for n in range(5001):
            many.writestr(f"{n}.csv", b"a")
    path = tmp_path / "a.zip"
    path.write_bytes(held.getvalue())
    with pytest.raises(UnreadableFileError, match="terlalu besar"):
        read(path)
