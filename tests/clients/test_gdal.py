"""GDAL opens the living GeoPackage without a word of warning, and reads every feed."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.registry import Registry
from sipurbo_geo.settings import Settings
from tests.serving import serving

from .conftest import counts_per_layer, fill_small, run_quietly

FEEDS = {
    "/feeds/kegiatan.geojson": None,
    "/feeds/kegiatan.geojson?limit=3": 3,
    "/feeds/kecamatan/15.09.02.geojson": 2,
    "/feeds/bidang/bina-marga.geojson": None,
    "/feeds/kecamatan/15.09.02/bina-marga.geojson": 2,
    "/feeds/kegiatan/PUPR-2023-0001.geojson": 1,
    "/feeds/wilayah/kecamatan.geojson": 2,
}


def test_the_check_itself_sees_a_warning(living: Path) -> None:
    with sqlite3.connect(living) as connection:
        connection.execute(
            "INSERT INTO gpkg_extensions VALUES ('terbitan','geom','x','y','read-write')"
        )
    connection.close()
    with pytest.raises(AssertionError, match="Warning"):
        run_quietly("ogrinfo", "-ro", str(living), "jalan")


def test_every_theme_is_a_layer_with_its_features(living: Path, registry: Registry) -> None:
    counts = counts_per_layer(run_quietly("ogrinfo", "-ro", "-al", "-so", str(living)))
    expected = dict.fromkeys(registry.layers, 1) | {"jalan": 3}
    assert {name: counts.get(name) for name in expected} == expected


def test_the_planner_is_offered_themes_and_not_the_register(living: Path) -> None:
    offered = counts_per_layer(run_quietly("ogrinfo", "-ro", "-al", "-so", str(living)))
    assert not {"kegiatan", "progres_fisik", "pendanaan", "katalog"} & set(offered)


def test_a_theme_can_be_read_through_and_by_place(living: Path) -> None:
    listing = run_quietly("ogrinfo", "-ro", "-al", str(living), "jalan")
    assert "PUPR-2023-0002" in listing
    window = ("-spat", "102.29", "-1.41", "102.34", "-1.39")
    listing = run_quietly("ogrinfo", "-ro", "-al", str(living), "jalan", *window)
    assert "PUPR-2023-0002" in listing
    assert "PUPR-2023-0001" not in listing


@pytest.fixture
def address(catalogue: Catalogue, registry: Registry, settings: Settings) -> Iterator[str]:
    """Where the small catalogue is served."""
    fill_small(catalogue, registry)
    with serving(settings) as base:
        yield base


def test_gdal_reads_every_feed_with_the_right_count(address: str) -> None:
    for path, expected in FEEDS.items():
        text = run_quietly("ogrinfo", "-ro", "-al", "-so", f"{address}{path}")
        (count,) = counts_per_layer(text).values()
        assert count == (expected or len(_features(f"{address}{path}"))), path
        assert 'GEOGCRS["WGS 84"' in text, path


def test_gdal_writing_rfc_7946_changes_no_coordinate(address: str, tmp_path: Path) -> None:
    for number, path in enumerate(FEEDS):
        copy = tmp_path / f"{number}.geojson"
        options = ("-lco", "RFC7946=YES", "-lco", "COORDINATE_PRECISION=6")
        run_quietly("ogr2ogr", "-f", "GeoJSON", *options, str(copy), f"{address}{path}")
        ours = [_single(feature["geometry"]) for feature in _features(f"{address}{path}")]
        written = json.loads(copy.read_text())["features"]
        assert [_single(feature["geometry"]) for feature in written] == ours, path


def _features(address: str) -> list[dict[str, Any]]:
    with urlopen(address) as answer:
        document = json.load(answer)
    return document.get("features", [document])


def _single(geometry: dict[str, Any] | None) -> dict[str, Any] | None:
    """GDAL writes a multi geometry of one part as that part."""
    if geometry and geometry["type"].startswith("Multi") and len(geometry["coordinates"]) == 1:
        (part,) = geometry["coordinates"]
        return {"type": geometry["type"].removeprefix("Multi"), "coordinates": part}
    return geometry
