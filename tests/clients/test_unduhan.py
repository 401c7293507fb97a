"""GDAL reads every download back: the same kegiatan, geometries and values."""

from __future__ import annotations

import csv
import json
from datetime import datetime
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
import shapely
from flask import Flask
from openpyxl import load_workbook

from sipurbo_geo.serialise.unduhan import sementara, xlsx
from sipurbo_geo.serialise.unduhan.bentuk import BENTUK
from sipurbo_geo.serialise.unduhan.kolom import Fitur
from sipurbo_geo.serialise.unduhan.teks import csv_rows, read_shapes
from sipurbo_geo.serialise.unduhan.xlsx import KAMUS, KEGIATAN, PROGRES, TENTANG
from sipurbo_geo.serialise.warna import WARNA

from .conftest import run_quietly
from .desktop import ask_qgis, need_qgis
from .unduhan import PULANG, Pulang, read_back

_FIRST_WEEK = ["1", "2023-06-05"]


def test_every_format_has_its_line() -> None:
    assert {pulang.ext for pulang in PULANG} == set(BENTUK)


@pytest.mark.parametrize(
    ("path", "word"),
    [("/unduh/kegiatan.doc", "geojsonl"), ("/unduh/kegiatan.csv?kecamatn=1", "kecamatn")],
)
def test_what_is_not_there_is_named(app: Flask, path: str, word: str) -> None:
    answer = app.test_client().get(path)
    assert answer.status_code in (400, 404)
    assert answer.mimetype == "application/problem+json"
    assert word in answer.text


def test_a_download_is_named_by_its_filter_and_says_its_licence(app: Flask) -> None:
    client = app.test_client()
    answer = client.get("/unduh/kegiatan.csv?layer=jalan")
    name = 'attachment; filename="kegiatan-layer-jalan.csv"'
    assert answer.headers["Content-Disposition"].startswith(name)
    assert '/by/4.0/>; rel="license"' in answer.headers["Link"]
    again = client.get("/unduh/kegiatan.csv", headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_the_collection_says_what_it_is(app: Flask) -> None:
    about = json.loads(app.test_client().get("/unduh/kegiatan.geojson?tahun=2023").data)
    assert about["keterangan"]["saringan"] == "TA 2023"
    assert about["keterangan"]["sumber"].endswith("/unduh/kegiatan.geojson?tahun=2023")
    assert about["keterangan"]["lisensi"].startswith("https://")


def test_no_text_of_a_table_is_calculated() -> None:
    assert csv_rows([["=1+1", "-2", -2, None, True]]) == b"'=1+1,'-2,-2,,true\r\n"
    for first in "=+-@\t\r\n":
        assert csv_rows([[f"{first}1"]]).lstrip(b'"').startswith(b"'"), first


@pytest.mark.parametrize("pulang", PULANG, ids=lambda pulang: pulang.ext)
@pytest.mark.parametrize(
    ("query", "count"), [("q=zzzz", 0), ("layer=jembatan", 1), ("", 14)], ids=["none", "one", "all"]
)
def test_what_went_in_comes_back(
    app: Flask, tmp_path: Path, pulang: Pulang, query: str, count: int
) -> None:
    client = app.test_client()
    features = json.loads(client.get(f"/feeds/kegiatan.geojson?{query}").data)["features"]
    assert len(features) == count
    expected = {f["properties"]["kode"]: f for f in features if f["geometry"] or pulang.unmapped}
    answer = client.get(f"/unduh/kegiatan.{pulang.ext}?{query}")
    assert answer.status_code == 200, answer.text
    path = tmp_path / f"kegiatan.{pulang.ext}"
    path.write_bytes(answer.data)
    if not answer.data:
        assert (count, pulang.empty) == (0, b"")
        return
    rows = read_back(str(path), pulang)
    assert len(rows) == len(expected)
    for row in rows:
        _compare(row, expected[row[pulang.names.get("kode", "kode")]], pulang)


def _compare(row: dict[str, Any], feature: dict[str, Any], pulang: Pulang) -> None:
    for name in pulang.kept:
        ours = pulang.expected(feature["properties"].get(name))
        theirs = row.get(pulang.names.get(name, name))
        assert _same(theirs, ours), (name, theirs, ours)
    if feature["geometry"] is None or not pulang.places:
        assert row["geometry"] is None
        return
    ours = shapely.from_geojson(json.dumps(feature["geometry"]))
    if pulang.outlines and ours.geom_type == "Polygon":
        ours = ours.boundary
    assert shapely.equals_exact(_single(row["geometry"]), _single(ours), 1e-6, normalize=True)


def _same(theirs: Any, ours: Any) -> bool:
    if ours in (None, "") or theirs in (None, ""):
        return ours in (None, "") and (theirs in (None, "") or theirs != theirs)
    if isinstance(theirs, datetime):
        theirs = theirs.date()
    theirs, ours = (str(value).replace("/", "-").removesuffix(".0") for value in (theirs, ours))
    return bool(theirs == ours)


def _single(geometry: Any) -> Any:
    """Some formats know multi geometries only, and some none."""
    parts = shapely.get_parts(geometry)
    return parts[0] if len(parts) == 1 else geometry


def test_the_workbook_has_its_four_sheets_and_the_weekly_reports(app: Flask) -> None:
    client = app.test_client()
    book = load_workbook(BytesIO(client.get("/unduh/kegiatan.xlsx").data))
    assert book.sheetnames == [KEGIATAN, PROGRES, KAMUS, TENTANG]
    text = client.get("/unduh/progres.csv").data.decode("utf-8-sig")
    reports = list(csv.reader(StringIO(text)))
    assert len(reports) == book[PROGRES].max_row == 6
    assert reports[1][:1] + reports[1][5:7] == ["PUPR-2023-0001", *_FIRST_WEEK]
    former = client.get("/unduh/progres.csv?pada=2099-01-01").data
    assert former.decode("utf-8-sig") == text
    alone = load_workbook(BytesIO(client.get("/unduh/progres.xlsx?layer=irigasi").data))
    assert alone[PROGRES].max_row == 1


def test_too_many_rows_for_a_workbook_are_refused(
    app: Flask, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(xlsx.MOST, KEGIATAN, 2)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    before = set(tmp_path.iterdir())
    assert app.test_client().get("/unduh/kegiatan.xlsx").status_code == 413
    assert set(tmp_path.iterdir()) == before


def test_what_outgrows_the_guard_is_refused_and_leaves_nothing(
    app: Flask, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sementara, "MOST_BYTES", 100)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "kosong"))
    (tmp_path / "kosong").mkdir()
    for ext in ("gpkg", "shp.zip", "fgb", "kmz", "gpx", "xlsx"):
        assert app.test_client().get(f"/unduh/kegiatan.{ext}").status_code == 413, ext
    assert not list((tmp_path / "kosong").iterdir())


def test_gdal_has_nothing_to_remark_on_the_geopackage(app: Flask, tmp_path: Path) -> None:
    client = app.test_client()
    for query in ("", "?q=zzzz"):
        path = tmp_path / f"kegiatan{len(query)}.gpkg"
        path.write_bytes(client.get(f"/unduh/kegiatan.gpkg{query}").data)
        assert "lisensi=https://" in run_quietly("ogrinfo", "-ro", "-al", str(path))


def test_lines_are_read_together_as_they_are_alone() -> None:
    shapes = [
        shapely.linestrings([[102, -1], [102.123456, -1.5], [103, -2]]),
        None,
        shapely.points(102, -1),
        shapely.multilinestrings([[[1, 2], [3, 4]], [[5, 6], [7, 8]]]),
        shapely.linestrings([[1, 2], [3, 4]]),
    ]
    texts = [shape and json.dumps(shapely.geometry.mapping(shape)) for shape in shapes]
    features = [Fitur({}, text and text.replace(" ", "")) for text in texts]
    assert read_shapes(features).tolist() == shapes
    assert read_shapes([]).tolist() == []


def test_qgis_draws_the_geopackage_in_the_colours_of_our_map(app: Flask, tmp_path: Path) -> None:
    need_qgis()
    path = tmp_path / "kegiatan.gpkg"
    path.write_bytes(app.test_client().get("/unduh/kegiatan.gpkg").data)
    names = ("jalan_garis", "jembatan_titik", "gedung_area")
    drawn = ask_qgis("qgis_gaya.py", None, str(path), *names)
    for name in names:
        assert drawn[name]["type"] == "categorizedSymbol", name
        assert drawn[name]["colors"]["kritis"] == WARNA["kritis"], name
