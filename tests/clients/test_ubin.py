"""QGIS draws the tiles with the style of the program, and GDAL reads a tile as features."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.registry import Registry
from sipurbo_geo.settings import Settings
from tests.serving import serving
from tests.ubin import at

from .conftest import counts_per_layer, fill_small, run_quietly
from .desktop import ask_qgis, need_qgis

#: the western kecamatan, where a kegiatan of each theme lies
BOX = [102.2, -1.45, 102.3, -1.38]


@pytest.fixture
def site(catalogue: Catalogue, registry: Registry, settings: Settings) -> Iterator[str]:
    fill_small(catalogue, registry)
    with serving(settings) as address:
        yield address


def _get(address: str) -> bytes:
    with urllib.request.urlopen(address, timeout=60) as answer:
        body: bytes = answer.read()
    return body


def _draw(site: str, query: str = "", box: list[float] = BOX) -> dict[str, Any]:
    tilejson = json.loads(_get(f"{site}/tiles/kegiatan.json?{query}"))
    levels = f"zmin={tilejson['minzoom']}&zmax={tilejson['maxzoom']}"
    uri = f"type=xyz&{levels}&url={quote(tilejson['tiles'][0], safe=':/{}')}"
    gaya = json.loads(_get(f"{site}/tiles/gaya.json?{query}"))
    return ask_qgis("qgis_ubin.py", {"uri": uri, "gaya": gaya, "kotak": box})


def test_qgis_draws_them_with_the_colours_of_the_legend(site: str) -> None:
    need_qgis()
    found = _draw(site)
    assert found["valid"]
    assert found["levels"] == [0, 16]
    assert found["style"] == [True], "every part of the style is understood"
    assert found["messages"] == []
    assert found["drawn"] > 300
    assert "#4b5763" in found["colors"], "no report yet"


def test_qgis_keeps_the_filter(site: str) -> None:
    need_qgis()
    every, one, none = (_draw(site, q)["drawn"] for q in ("", "layer=jalan", "q=takada"))
    assert every > one > none == 0


def test_gdal_reads_a_tile(site: str, tmp_path: Path) -> None:
    place = at(102.21, -1.44, 7)
    file = tmp_path / f"{place.y}.mvt"
    file.write_bytes(_get(f"{site}/tiles/{place.z}/{place.x}/{place.y}.mvt"))
    listing = run_quietly(
        "ogrinfo",
        "-al",
        "-so",
        "-oo",
        f"X={place.x}",
        "-oo",
        f"Y={place.y}",
        "-oo",
        f"Z={place.z}",
        f"MVT:{file}",
    )
    assert counts_per_layer(listing) == {"kegiatan": 12}
