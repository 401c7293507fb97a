"""GeoJSON is read strictly: every departure from the standard is refused or reported."""

from __future__ import annotations

import json
import tracemalloc
from pathlib import Path

import pytest

from sipurbo_geo.errors import Problem, SipurboError, UnreadableFileError, UsageError
from sipurbo_geo.intake.source import read_features
from tests.needs import SHARED_DATA

from .files import codes, feature, line, point, read, write_geojson

BAD = sorted((SHARED_DATA / "bad_geojson" / "bad").glob("*.geojson"))
GOOD = sorted((SHARED_DATA / "bad_geojson" / "good").glob("*.geojson"))


def _write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_the_bad_and_the_good_files_are_there(shared_data: Path) -> None:
    assert (len(BAD), len(GOOD)) == (29, 10), shared_data


@pytest.mark.parametrize("path", BAD, ids=lambda p: p.stem)
def test_every_bad_file_is_refused_or_repaired_with_a_report(path: Path) -> None:
    problems: list[Problem] = []
    refused: SipurboError | None = None
    try:
        list(read_features(path, problems=problems.append))
    except UnreadableFileError as error:
        refused = error
    assert problems or refused, "silently taken"
    assert all(p.file == path.name and p.where and p.id and p.en for p in problems)
    assert refused is None or (path.name in refused.id and path.name in refused.en)


#: what must be mended rather than refused, and what is said about it
REPAIRED = {
    "bad-polygon-interiorring-rhr": "winding",
    "excessive_precision_truncated": "excessive_precision",
    "geometrycollection_nested": "geojson_nested",
    "different-first-last": "ring_open",
    "badfeatureid": "geojson_id",
    "badfeature-no-properties": "geojson_no_properties",
}


@pytest.mark.parametrize(("stem", "code"), REPAIRED.items())
def test_what_can_be_mended_is_mended(shared_data: Path, stem: str, code: str) -> None:
    features, problems = read(shared_data / "bad_geojson" / "bad" / f"{stem}.geojson")
    assert len(features) == 1
    assert code in codes(problems, "peringatan")


@pytest.mark.parametrize("path", GOOD, ids=lambda p: p.stem)
def test_every_good_file_is_read_whole(path: Path) -> None:
    whole = json.loads(path.read_text())
    features, problems = read(path)
    assert len(features) == len(whole.get("features", [None]))
    assert not codes(problems, "galat")


def test_one_bad_feature_does_not_hide_the_others(tmp_path: Path) -> None:
    path = write_geojson(
        tmp_path / "a.geojson",
        [feature(point()), feature(point("102.2", -1.4)), feature(point())],
    )
    features, problems = read(path)
    assert [f.where for f in features] == ["fitur 1", "fitur 3"]
    assert [(p.code, p.where, p.field) for p in problems] == [
        ("geojson_number", "fitur 2", "geometry")
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("var jalan = {}", "dimulai dengan {"),
        ("[1, 2]", "dimulai dengan {"),
        ('{"type": "Topology", "objects": {}}', "tidak dikenal"),
        ('{"type": "FeatureCollection", "features": [{}', "terpotong"),
        ('{"type": "FeatureCollection", "features": []} x', "sesudah akhir"),
        ('{"type": "FeatureCollection", "features": [], "geometry": null}', "geometry"),
        ('{"features": [], "type": "Feature"}', "features"),
        ('{"type": "featureCollection", "features": []}', "Maksudnya"),
    ],
)
def test_what_is_no_geojson_is_refused_as_a_whole(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(UnreadableFileError, match=said):
        read(_write(tmp_path / "a.geojson", text))


def test_a_constant_that_json_does_not_know_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.geojson"
    features, problems = read(write_geojson(path, [feature(point(float("nan")))]))
    assert (features, codes(problems)) == ([], ["json_members"])


def test_a_number_beyond_all_bounds_does_not_end_in_a_traceback(tmp_path: Path) -> None:
    path = write_geojson(tmp_path / "a.geojson", [feature(line([[10**400, 0], [1, 1]]))])
    features, problems = read(path)
    assert (features, codes(problems)) == ([], ["geojson_coordinates"])


def test_latin_1_is_refused_with_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "a.geojson"
    path.write_bytes(b'{"type": "FeatureCollection", "name": "\xd1", "features": []}')
    with pytest.raises(UnreadableFileError, match="UTF-8"):
        read(path)


def test_a_byte_order_mark_is_no_obstacle(tmp_path: Path) -> None:
    path = write_geojson(tmp_path / "a.geojson", [feature(point())])
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert len(read(path)[0]) == 1


def test_the_old_crs_member_is_followed_and_reported(tmp_path: Path) -> None:
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::32748"}}
    path = write_geojson(tmp_path / "a.geojson", [feature(point(188_000, 9_840_000))], crs=crs)
    features, problems = read(path)
    assert codes(problems) == ["geojson_crs"]
    assert features[0].geometry is not None
    assert (round(features[0].geometry.x, 3), round(features[0].geometry.y, 3)) == (102.196, -1.446)


def test_metres_without_a_crs_ask_for_one(tmp_path: Path) -> None:
    path = write_geojson(tmp_path / "a.geojson", [feature(point(188_000, 9_840_000))])
    with pytest.raises(UnreadableFileError, match="--crs EPSG:32748"):
        read(path)


def test_an_unknown_crs_is_a_wrong_call(tmp_path: Path) -> None:
    path = write_geojson(tmp_path / "a.geojson", [feature(point())])
    with pytest.raises(UsageError, match="EPSG:99999999"):
        read(path, crs="EPSG:99999999")


def test_heights_go_and_a_file_is_told_once_that_it_is_too_precise(tmp_path: Path) -> None:
    path = write_geojson(
        tmp_path / "a.geojson",
        [feature(line([[102.123456789, -1.4, 12], [102.2, -1.5, 13]])) for _ in range(3)],
    )
    features, problems = read(path)
    assert codes(problems) == ["excessive_precision"]
    assert features[0].geometry is not None
    assert features[0].geometry.wkt == "LINESTRING (102.1234568 -1.4, 102.2 -1.5)"


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    peaks = []
    for count in (10_000, 40_000):
        path = write_geojson(
            tmp_path / f"{count}.geojson", (feature(line(), nama="x" * 200) for _ in range(count))
        )
        tracemalloc.start()
        problems: list[object] = []
        assert sum(1 for _ in read_features(path, problems=problems.append)) == count
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < peaks[0] * 1.3
