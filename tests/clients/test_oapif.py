"""GDAL, OWSLib and QGIS read every collection of the OGC API."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyproj
import pytest
from owslib.ogcapi.features import Features
from owslib.ogcapi.records import Records

from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.query.koleksi.daftar import list_koleksi
from sipurbo_geo.registry import Registry
from sipurbo_geo.settings import Settings
from tests.serving import serving

from .conftest import fill_small
from .desktop import ask_qgis, need_qgis

_PROBE = Path(__file__).with_name("oapif_probe.py")
COUNTS = {"kegiatan": 13, "jalan": 4, "kecamatan": 2, "desa": 8, "progres": 5}


@pytest.fixture
def address(catalogue: Catalogue, registry: Registry, settings: Settings) -> Iterator[str]:
    """Where the small catalogue is served, below /ogc."""
    fill_small(catalogue, registry)
    with serving(settings) as base:
        yield f"{base}/ogc"


def _ask_gdal(address: str, *questions: dict[str, Any]) -> list[Any]:
    done = subprocess.run(
        [sys.executable, str(_PROBE), address],
        input=json.dumps(questions),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    answers: list[Any] = json.loads(done.stdout)
    return answers


def test_gdal_reads_every_collection(address: str, registry: Registry) -> None:
    names = list(list_koleksi(registry))
    listed, *read = _ask_gdal(address, {"layer": None}, *({"layer": name} for name in names))
    assert listed == [*names, "katalog"]
    for name, found in zip(names, read, strict=True):
        assert len(found["kode"]) == COUNTS.get(name, 1), name
        assert {"kode", "nama"} <= set(found["columns"]), name


def test_gdal_asks_every_collection_for_a_place_and_for_a_value(
    address: str, registry: Registry
) -> None:
    listed = list_koleksi(registry)
    placed = [name for name, koleksi in listed.items() if koleksi.has_geometry]
    boxes: list[Any] = [None, [102.0, -2.0, 103.0, -1.0], [110.0, -2.0, 111.0, -1.0]]
    answers = _ask_gdal(
        address, *({"layer": name, "options": {"bbox": box}} for box in boxes for name in placed)
    )
    whole, inside, outside = (
        dict(zip(placed, answers[start::1], strict=False))
        for start in range(0, len(answers), len(placed))
    )
    for name in placed:
        # an unmapped kegiatan lies in no box
        mapped = [kode for kode in whole[name]["kode"] if kode != "PUPR-2023-0003"]
        assert (inside[name]["kode"], outside[name]["kode"]) == (mapped, []), name
    wanted = {name: found["kode"][-1] for name, found in whole.items()}
    wanted["progres"] = "PUPR-2023-0001"
    chosen = _ask_gdal(
        address,
        *(
            {"layer": name, "options": {"where": f"kode = '{kode}'"}}
            for name, kode in wanted.items()
        ),
    )
    for (name, kode), found in zip(wanted.items(), chosen, strict=True):
        assert found["kode"] == [kode] * (5 if name == "progres" else 1), name


def test_gdal_asks_by_place_by_value_and_by_page(address: str) -> None:
    by_place, by_value, paged = _ask_gdal(
        address,
        {"layer": "kegiatan", "options": {"bbox": [102.305, -1.5, 102.4, -1.3]}},
        {"layer": "jalan", "options": {"where": "nama LIKE '%Lintas' AND tahun = 2023"}},
        {"layer": "jalan", "options": {"PAGE_SIZE": 1}},
    )
    assert by_place["kode"] == by_value["kode"] == ["PUPR-2023-0002"]
    assert len(set(paged["kode"])) == COUNTS["jalan"]


def test_gdal_reads_every_place_in_every_offered_system(address: str, registry: Registry) -> None:
    names = [name for name, koleksi in list_koleksi(registry).items() if koleksi.has_geometry]
    systems = {
        # GDAL takes the first of those that differ in nothing but the order of their axes
        "EPSG:4326": "OGC:CRS84",
        "EPSG:3857": "EPSG:3857",
        "EPSG:32747": "EPSG:32747",
        "EPSG:32748": "EPSG:32748",
    }
    asked = [("OGC:CRS84", name) for name in names]
    asked += [(crs, name) for crs in systems for name in names]
    found = _ask_gdal(address, *({"layer": name, "options": {"CRS": crs}} for crs, name in asked))
    answers = dict(zip(asked, found, strict=True))
    for crs, told in systems.items():
        onward = pyproj.Transformer.from_crs("OGC:CRS84", crs, always_xy=True)
        for name in names:
            lonlat, turned = answers["OGC:CRS84", name], answers[crs, name]
            assert (turned["crs"], turned["kode"]) == (told, lonlat["kode"]), (crs, name)
            # a turned box has corners where nothing lies, so it is met but nearly
            expected = onward.transform_bounds(*lonlat["bounds"])
            assert turned["bounds"] == pytest.approx(expected, rel=1e-3), (crs, name)


def test_owslib_finds_its_way(address: str, registry: Registry) -> None:
    service = Features(f"{address}/")
    assert service.feature_collections() == list(list_koleksi(registry))
    assert service.api()["openapi"].startswith("3.0")
    assert (
        "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/filter"
        in (service.conformance()["conformsTo"])
    )
    assert "jenis_perkerasan" in service.collection_queryables("jalan")["properties"]
    assert service.collection_items("jalan", limit=2)["numberReturned"] == 2
    assert service.collection_item("jalan", "PUPR-2023-0001")["id"] == "PUPR-2023-0001"
    boxed = service.collection_items("kegiatan", bbox=[102.305, -1.5, 102.4, -1.3])
    assert boxed["numberMatched"] == 1


def test_qgis_opens_every_collection(address: str, registry: Registry) -> None:
    need_qgis()
    names = list(list_koleksi(registry))
    sources = [
        ["OAPIF", f"url='{address}' typename='{name}' pagingEnabled='true'"] for name in names
    ]
    answer = ask_qgis("qgis_layers.py", sources)
    for name, found in zip(names, answer["layers"], strict=True):
        assert found["valid"], (name, answer["messages"])
        assert found["read"] == COUNTS.get(name, 1), name
        assert {"kode", "nama"} <= set(found["fields"]), name
    assert answer["drawn"] > 50, "the picture is not blank"


def test_owslib_finds_the_catalogue_and_looks_in_it(address: str, registry: Registry) -> None:
    catalogue = Records(address)
    assert catalogue.records() == ["katalog"]
    assert catalogue.collection("katalog")["type"] == "Catalog"
    everything = catalogue.collection_items("katalog")
    assert everything["numberMatched"] == len(registry.layers) + 3
    found = catalogue.collection_items("katalog", q="sungai", bbox=[102, -2, 103, -1])
    assert [record["id"] for record in found["features"]] == ["kegiatan", "sungai"]
    assert catalogue.collection_item("katalog", "jalan")["properties"]["title"] == "Jalan"
