"""GDAL reads every download back: the same kegiatan, geometries and values."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import shapely
from flask import Flask

from sipurbo_geo.catalogue.record_progres import record_progres
from sipurbo_geo.catalogue.save_kegiatan import save_kegiatan
from sipurbo_geo.catalogue.save_wilayah import save_wilayah
from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.registry import Registry
from sipurbo_geo.serialise.unduhan.bentuk import BENTUK
from sipurbo_geo.serialise.unduhan.teks import csv_rows
from sipurbo_geo.settings import Settings
from tests.factories import (
    make_each_theme,
    make_kegiatan,
    make_progres,
    make_unmapped,
    make_wilayah,
)
from webmap import create_app

from .unduhan import PULANG, Pulang, read_back

_ROAD = {
    "nama": 'Jalan "Baru", Ruas é\nbaris dua',
    "atribut": {"nama_ruas": "Ruas Ujung"},
    "pagu": Decimal("12345678901.25"),
}


@pytest.fixture
def app(settings: Settings, catalogue: Catalogue, registry: Registry) -> Iterator[Flask]:
    """Every theme, a road with awkward words, one that is not on the map."""
    kegiatan = [make_kegiatan(**_ROAD), make_unmapped(), *make_each_theme(registry)]
    with catalogue.writing() as conn:
        save_wilayah(conn, make_wilayah())
        save_kegiatan(conn, registry, kegiatan)
        record_progres(conn, registry, make_progres())
    made = create_app(settings)
    yield made
    made.extensions["sipurbo"].catalogue.close()


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
    assert answer.headers["Link"].endswith('rel="license"')
    again = client.get("/unduh/kegiatan.csv", headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_the_collection_says_what_it_is(app: Flask) -> None:
    about = json.loads(app.test_client().get("/unduh/kegiatan.geojson?tahun=2023").data)
    assert about["keterangan"]["saringan"] == "TA 2023"
    assert about["keterangan"]["sumber"].endswith("/unduh/kegiatan.geojson?tahun=2023")
    assert about["keterangan"]["lisensi"].startswith("https://")


def test_no_text_of_a_table_is_calculated() -> None:
    assert csv_rows([["=1+1", "-2", -2, None, True]]) == b"'=1+1,'-2,-2,,true\r\n"


@pytest.mark.parametrize("pulang", PULANG, ids=lambda pulang: pulang.ext)
def test_what_went_in_comes_back(app: Flask, tmp_path: Path, pulang: Pulang) -> None:
    client = app.test_client()
    features = json.loads(client.get("/feeds/kegiatan.geojson").data)["features"]
    expected = {f["properties"]["kode"]: f for f in features if f["geometry"] or pulang.unmapped}
    answer = client.get(f"/unduh/kegiatan.{pulang.ext}")
    assert answer.status_code == 200, answer.text
    path = tmp_path / f"kegiatan.{pulang.ext}"
    path.write_bytes(answer.data)
    rows = read_back(str(path), pulang)
    assert len(rows) == len(expected)
    for row in rows:
        _compare(row, expected[row["kode"]], pulang)


def _compare(row: dict[str, Any], feature: dict[str, Any], pulang: Pulang) -> None:
    for name in pulang.kept:
        ours = feature["properties"].get(name)
        theirs = row.get(pulang.names.get(name, name))
        assert _same(theirs, ours), (name, theirs, ours)
    if feature["geometry"] is None:
        assert row["geometry"] is None
        return
    ours = shapely.from_geojson(json.dumps(feature["geometry"]))
    assert shapely.equals_exact(_single(row["geometry"]), _single(ours), 1e-6, normalize=True)


def _same(theirs: Any, ours: Any) -> bool:
    if ours in (None, "") or theirs in (None, ""):
        return ours in (None, "") and (theirs in (None, "") or theirs != theirs)
    return bool(theirs == ours or str(theirs) == str(ours))


def _single(geometry: Any) -> Any:
    """Some formats know multi geometries only, and some none."""
    parts = shapely.get_parts(geometry)
    return parts[0] if len(parts) == 1 else geometry
