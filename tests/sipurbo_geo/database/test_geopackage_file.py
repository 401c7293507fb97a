"""A GeoPackage made from nothing is one that GDAL reads, searches and goes on writing."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np
import pyogrio
import pytest
import shapely

from sipurbo_geo.database.geopackage_file import new_geopackage
from tests.clients.conftest import run_quietly

_COLUMNS = {"nama": "TEXT", "tahun": "INTEGER", "diperbarui": "DATETIME"}
_ROWS = [["a", 2023, "2024-01-02T03:04:05.000Z"], ["b", None, None]]


def _points(*pairs: tuple[float, float]) -> Any:
    return shapely.points(np.array(pairs))


def _pair(*pairs: tuple[float, float]) -> Any:
    return np.array([shapely.multipoints(_points(*pairs))], dtype=object)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "baru.gpkg"
    with new_geopackage(made) as file:
        file.add_layer("titik", _COLUMNS, "MULTIPOINT", "Titik & garis")
        file.insert("titik", _ROWS, _points((102, -1), (103, -2)))
        file.insert("titik", _ROWS[:1], _pair((104, -3), (105, -4)))
        file.add_layer("kosong", _COLUMNS, "MULTIPOLYGON", "")
        file.add_layer("tabel", _COLUMNS, None, "")
        file.insert("tabel", _ROWS, None)
        file.describe({"judul": 'a "b" <c>'})
    return made


def test_rows_without_their_geometries_are_refused(tmp_path: Path) -> None:
    with new_geopackage(tmp_path / "salah.gpkg") as file:
        file.add_layer("titik", _COLUMNS, "MULTIPOINT", "")
        with pytest.raises(ValueError, match="longer"):
            file.insert("titik", _ROWS, _points((102, -1)))


def test_gdal_has_nothing_to_remark_on(path: Path) -> None:
    listing = run_quietly("ogrinfo", "-ro", "-al", str(path))
    assert '  judul=a "b" <c>' in listing
    assert "DESCRIPTION=Titik & garis" in listing
    assert "Extent: (102.000000, -4.000000) - (105.000000, -1.000000)" in listing


def test_every_value_and_place_comes_back(path: Path) -> None:
    found = pyogrio.read_dataframe(path, layer="titik")
    assert found.nama.tolist() == ["a", "b", "a"]
    assert str(found.diperbarui[0]) == "2024-01-02 03:04:05+00:00"
    assert {shape.geom_type for shape in found.geometry} == {"MultiPoint"}
    assert len(pyogrio.read_dataframe(path, layer="kosong")) == 0
    assert pyogrio.read_dataframe(path, layer="tabel").tahun.tolist()[0] == 2023


def test_the_file_is_sound(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        for check in ("integrity_check", "foreign_key_check"):
            assert connection.execute(f"PRAGMA {check}").fetchall() in ([("ok",)], [])
        (sound,) = connection.execute("SELECT rtreecheck('rtree_titik_geom')").fetchone()
        assert sound == "ok"
        assert connection.execute("PRAGMA user_version").fetchone() == (10300,)


def test_the_index_finds_places_and_keeps_up_with_gdal(path: Path) -> None:
    box = (102.5, -5.0, 106.0, -1.5)
    assert len(pyogrio.read_dataframe(path, layer="titik", bbox=box)) == 2
    more = pyogrio.read_dataframe(path, layer="titik").iloc[1:2]
    pyogrio.write_dataframe(more, path, layer="titik", append=True)
    assert len(pyogrio.read_dataframe(path, layer="titik", bbox=box)) == 3
    with closing(sqlite3.connect(path)) as connection:
        keys = connection.execute("SELECT id FROM rtree_titik_geom ORDER BY id").fetchall()
    assert keys == [(1,), (2,), (3,), (4,)]
