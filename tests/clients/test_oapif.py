"""GDAL, OWSLib and QGIS read every collection of the OGC API."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

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


def test_gdal_asks_by_place_by_value_by_page_and_in_another_system(address: str) -> None:
    by_place, by_value, paged, utm = _ask_gdal(
        address,
        {"layer": "kegiatan", "options": {"bbox": [102.305, -1.5, 102.4, -1.3]}},
        {"layer": "jalan", "options": {"where": "nama LIKE '%Lintas' AND tahun = 2023"}},
        {"layer": "jalan", "options": {"PAGE_SIZE": 1}},
        {"layer": "jalan", "options": {"CRS": "EPSG:32748"}},
    )
    assert by_place["kode"] == by_value["kode"] == ["PUPR-2023-0002"]
    assert len(set(paged["kode"])) == COUNTS["jalan"]
    assert utm["crs"] == 32748
    assert utm["first"].startswith("LINESTRING (189516.8")


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
    (found,) = catalogue.collection_items("katalog", q="sungai", bbox=[102, -2, 103, -1])[
        "features"
    ]
    assert found["id"] == "sungai"
    assert catalogue.collection_item("katalog", "jalan")["properties"]["title"] == "Jalan"
