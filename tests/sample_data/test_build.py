"""The sample files are written by their script, byte for byte, and are plausible as a map."""

from __future__ import annotations

import json
import subprocess
import sys
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import shapely
from pyproj import Geod
from shapely.geometry import shape

from sipurbo_geo.settings import shipped

FOLDER = shipped("sample_data")
DATA = sorted(
    p.name for p in FOLDER.iterdir() if p.suffix in {".geojson", ".csv", ".kml", ".xlsx", ".zip"}
)
LIMIT = 1_500_000


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the script writes today."""
    folder = tmp_path_factory.mktemp("sample")
    subprocess.run([sys.executable, str(FOLDER / "build.py"), str(folder)], check=True)
    return folder


@pytest.fixture(scope="module")
def places() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((FOLDER / "wilayah.geojson").read_text())["features"]
    return found


def of_level(places: list[dict[str, Any]], tingkat: str) -> list[Any]:
    return [shape(p["geometry"]) for p in places if p["properties"]["tingkat"] == tingkat]


def test_no_other_files_are_written(written: Path) -> None:
    assert sorted(p.name for p in written.iterdir()) == DATA


@pytest.mark.parametrize("name", DATA)
def test_building_again_gives_the_same_bytes(written: Path, name: str) -> None:
    assert (written / name).read_bytes() == (FOLDER / name).read_bytes()


def test_the_files_stay_small() -> None:
    assert sum((FOLDER / name).stat().st_size for name in DATA) < LIMIT


def test_every_boundary_says_that_it_was_drawn(places: list[dict[str, Any]]) -> None:
    assert all(place["properties"]["ilustrasi"] is True for place in places)
    assert all("bukan batas resmi" in place["properties"]["sumber"] for place in places)


@pytest.mark.parametrize(("tingkat", "count"), [("kabupaten", 1), ("kecamatan", 12), ("desa", 83)])
def test_areas_fit_together_without_gap_or_overlap(
    places: list[dict[str, Any]], tingkat: str, count: int
) -> None:
    areas = of_level(places, tingkat)
    assert len(areas) == count
    assert all(area.is_valid and area.exterior.is_ccw for area in areas)
    assert shapely.coverage_is_valid(areas)
    assert shapely.equals(shapely.union_all(areas), of_level(places, "kabupaten")[0])


def test_the_kabupaten_is_as_large_as_it_should_be(places: list[dict[str, Any]]) -> None:
    area, _ = Geod(ellps="WGS84").geometry_area_perimeter(of_level(places, "kabupaten")[0])
    assert 5_500 < area / 1e6 < 6_500


def test_kecamatan_lie_in_the_right_order(places: list[dict[str, Any]]) -> None:
    middle = {
        p["properties"]["nama"]: shape(p["geometry"]).centroid
        for p in places
        if p["properties"]["tingkat"] == "kecamatan"
    }
    westward = ["VII Koto", "Rimbo Bujang", "Tebo Ulu", "Sumay", "Tengah Ilir"]
    southward = ["VII Koto Ilir", "Tebo Ulu", "Rimbo Ilir", "Tebo Ilir", "Muara Tabir"]
    assert sorted(westward, key=lambda nama: middle[nama].x) == westward
    assert sorted(southward, key=lambda nama: -middle[nama].y) == southward


def test_codes_are_the_official_ones(places: list[dict[str, Any]], shared_data: Path) -> None:
    rows = (
        (shared_data / "codes_tebo/kode_wilayah_tebo_kemendagri2025.csv").read_text().splitlines()
    )
    official = {kode: nama for kode, nama, *_ in (row.split(",") for row in rows)}
    for place in places:
        kode, nama = place["properties"]["kode"], place["properties"]["nama"]
        assert official[kode].removeprefix("Kabupaten ").casefold() == nama.casefold()


def test_boundaries_are_nobody_elses(places: list[dict[str, Any]], shared_data: Path) -> None:
    """Not one position of ours is one of the official files that stand beside this checkout."""
    ours = {tuple(p) for area in of_level(places, "kecamatan") for p in area.exterior.coords}
    for path in sorted((shared_data / "boundaries_tebo").glob("*.geojson")):
        for feature in json.loads(path.read_text())["features"]:
            theirs = shapely.get_coordinates(shape(feature["geometry"])).round(5)
            assert len(ours & set(map(tuple, theirs.tolist()))) <= 1


def test_roads_wind_and_do_not_repeat_each_other() -> None:
    features = json.loads((FOLDER / "kegiatan_jalan.geojson").read_text())["features"]
    roads = [shape(f["geometry"]) for f in features if f["geometry"]]
    long = [road for road in roads if road.length > 0.02]
    assert all(len(road.coords) > 8 for road in long)
    assert all(1.0 < road.length / shapely.Point(road.coords[0]).distance(
        shapely.Point(road.coords[-1])) < 1.6 for road in long)  # fmt: skip
    assert not any(a.equals(b) for a, b in combinations(roads, 2))
