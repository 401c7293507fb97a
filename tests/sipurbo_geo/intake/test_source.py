"""Every kind of file gives the same features."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pyogrio.raw
import pytest
import shapely

from sipurbo_geo.errors import UnreadableFileError, UsageError
from sipurbo_geo.intake.source import read_batches
from tests.needs import SHARED_DATA

from .files import codes, feature, point, read, write_csv, write_geojson

KML_GPX = sorted(p for p in (SHARED_DATA / "kml_gpx").glob("*") if p.suffix in (".kml", ".gpx"))


def _geopackage(path: Path, layer: str = "jalan", crs: str = "EPSG:4326", count: int = 2) -> Path:
    import numpy as np

    x, y = (102.2, -1.4) if crs == "EPSG:4326" else (188_000.0, 9_840_000.0)
    blobs = [shapely.to_wkb(shapely.Point(x, y)) for _ in range(count)]
    pyogrio.raw.write(
        path,
        geometry=np.array(blobs, dtype=object),
        field_data=[np.arange(count)],
        fields=["nomor"],
        geometry_type="Point",
        crs=crs,
        driver="GPKG",
        layer=layer,
        append=path.exists(),
    )
    return path


def test_a_missing_file_is_a_wrong_call(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="tidak ditemukan"):
        read(tmp_path / "tidak-ada.geojson")


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.geojson"
    path.touch()
    with pytest.raises(UnreadableFileError, match="kosong"):
        read(path)


def test_an_unknown_kind_of_file_says_what_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "a.dwg"
    path.write_bytes(b"AC1032")
    with pytest.raises(UnreadableFileError, match=r"\.gpkg"):
        read(path)


@pytest.mark.parametrize("suffix", [".gpkg", ".kml", ".gpx", ".shp", ".zip", ".kmz", ".xlsx"])
def test_a_file_that_only_has_the_name_is_refused(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(b"<OGRVRTDataSource><OGRVRTLayer name='x'/></OGRVRTDataSource>")
    with pytest.raises(UnreadableFileError):
        read(path)


def test_xml_that_expands_without_end_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.kml"
    path.write_text(
        '<?xml version="1.0"?><!DOCTYPE kml [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
        "<kml><Document><name>&b;</name></Document></kml>"
    )
    with pytest.raises(UnreadableFileError, match="entitas"):
        read(path)


def test_broken_xml_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "a.gpx"
    path.write_text("<gpx>\n<trk>\n</gpx>")
    with pytest.raises(UnreadableFileError, match="baris 3"):
        read(path)


@pytest.mark.parametrize("path", KML_GPX, ids=lambda p: p.name)
def test_every_kml_and_gpx_is_read_or_clearly_refused(path: Path) -> None:
    if path.name == "networklink.kml":
        with pytest.raises(UnreadableFileError, match="NetworkLink"):
            read(path)
        return
    features, problems = read(path)
    assert features or codes(problems, "galat")


def test_the_kml_and_gpx_files_are_there(shared_data: Path) -> None:
    assert len(KML_GPX) == 39, shared_data


def test_a_geopackage_in_metres_is_reprojected(tmp_path: Path) -> None:
    features, problems = read(_geopackage(tmp_path / "a.gpkg", crs="EPSG:32748"))
    assert not problems
    assert [f.where for f in features] == ["fitur 1", "fitur 2"]
    assert features[0].geometry is not None
    assert shapely.distance(features[0].geometry, shapely.Point(102.1958, -1.4457)) < 0.001


def test_several_layers_ask_which_one(tmp_path: Path) -> None:
    path = _geopackage(_geopackage(tmp_path / "a.gpkg"), layer="irigasi")
    with pytest.raises(UsageError, match="irigasi"):
        read(path)
    with pytest.raises(UsageError, match="jembatan"):
        read(path, layer="jembatan")
    assert len(read(path, layer="irigasi")[0]) == 2


def test_batches_are_never_larger_than_asked(tmp_path: Path) -> None:
    path = _geopackage(tmp_path / "a.gpkg", count=25)
    batches = list(read_batches(path, problems=lambda _: None, size=10))
    assert [len(batch) for batch in batches] == [10, 10, 5]
    assert batches[2][0].where == "fitur 21"
    assert batches[2][0].properties["nomor"] == 20


def test_the_blitar_roads_arrive_in_degrees(shared_data: Path) -> None:
    features, problems = read(shared_data / "roads" / "blitar_ruas_jalan_utm49s.zip")
    assert (len(features), problems) == (1507, [])
    bounds = shapely.total_bounds([f.geometry for f in features])
    assert 111.9 < bounds[0] < bounds[2] < 112.6
    assert features[0].properties["Tipe_Perke"] == "HOTMIX"


def test_a_root_that_is_a_bare_collection_is_read(shared_data: Path) -> None:
    path = shared_data / "roads" / "bojonegoro_batas_geometrycollection_root.json"
    features, _ = read(path)
    assert [f.geometry and f.geometry.geom_type for f in features] == ["GeometryCollection"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_csv_gives_points_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    rows = [{"Nama Paket": "Jalan Añelo", "Lintang": "-1,4", "Bujur": "102,2"}]
    features, problems = read(write_csv(tmp_path / "a.csv", rows, encoding))
    assert not problems
    assert features[0].properties == {"Nama Paket": "Jalan Añelo"}
    assert features[0].geometry == shapely.Point(102.2, -1.4)
    assert features[0].where == "baris 2"


def test_a_csv_gives_lines_from_well_known_text(tmp_path: Path) -> None:
    wkt = "SRID=4326;LINESTRING Z (102.2 -1.4 5, 102.3 -1.5 6)"
    rows = [{"nama": "a", "tahun": 2023, "wkt": wkt}, {"nama": "b", "tahun": 2023, "wkt": "LINE("}]
    features, problems = read(write_csv(tmp_path / "a.csv", rows))
    assert [f.geometry for f in features] == [shapely.LineString([(102.2, -1.4), (102.3, -1.5)])]
    assert [(p.code, p.where) for p in problems] == [("unreadable_coordinate", "baris 3")]


def test_half_a_coordinate_is_refused(tmp_path: Path) -> None:
    rows = [{"nama": "a", "lat": "-1.4", "lon": ""}, {"nama": "b", "lat": "", "lon": ""}]
    features, problems = read(write_csv(tmp_path / "a.csv", rows))
    assert codes(problems) == ["unreadable_coordinate"]
    assert [(f.properties["nama"], f.geometry) for f in features] == [("b", None)]


def test_metres_in_a_csv_ask_for_the_crs(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [{"nama": "a", "x": "188000", "y": "9840000"}])
    with pytest.raises(UnreadableFileError, match="--crs"):
        read(path)
    assert len(read(path, crs="32748")[0]) == 1


def test_a_workbook_with_titles_above_the_header_is_read(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["DAFTAR KEGIATAN"],
        [],
        ["No", "Nama Paket", "Bujur", "Lintang"],
        [1, "Jalan A", 102.2, -1.4],
    ):
        sheet.append(row)
    book.save(tmp_path / "a.xlsx")
    features, _ = read(tmp_path / "a.xlsx", known=("namapaket",))
    assert features[0].geometry == shapely.Point(102.2, -1.4)
    assert features[0].where == "lembar Sheet, baris 4"


def test_all_formats_give_the_same_point(tmp_path: Path) -> None:
    where = shapely.Point(102.2, -1.4)
    paths = [
        write_geojson(tmp_path / "a.geojson", [feature(point(102.2, -1.4))]),
        write_csv(tmp_path / "a.csv", [{"nama": "a", "lon": 102.2, "lat": -1.4}]),
        _geopackage(tmp_path / "a.gpkg", count=1),
    ]
    assert [read(path)[0][0].geometry for path in paths] == [where] * 3
