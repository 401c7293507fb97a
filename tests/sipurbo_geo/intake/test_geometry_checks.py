"""Wrong coordinates are caught on entry, each with what is wrong and how to mend it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
import shapely
from shapely import LineString, MultiLineString, Point, Polygon, box

from sipurbo_geo.errors import Problem
from sipurbo_geo.intake.geometry_checks import Batch, check_geometries
from sipurbo_geo.intake.outline import Outline, outline_of
from sipurbo_geo.model.layer import Layer
from sipurbo_geo.model.wilayah import Tingkat
from sipurbo_geo.registry import Registry
from tests.factories import make_wilayah

from .files import codes

ROAD = LineString([(102.21, -1.44), (102.22, -1.43), (102.24, -1.42)])
EVERYTHING = ("Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon")


@pytest.fixture(scope="module")
def outline() -> Outline:
    places = make_wilayah()
    found = outline_of([p for p in places if p.tingkat is Tingkat.KABUPATEN], [])
    assert found is not None
    return found


@pytest.fixture
def layer(registry: Registry) -> Layer:
    return replace(registry.layers["jalan"], geometry=EVERYTHING)


def check(
    shapes: Sequence[Any], layer: Layer, outline: Outline | None = None, **options: Any
) -> tuple[Any, list[bool], list[Problem]]:
    problems: list[Problem] = []
    array = np.empty(len(shapes), dtype=object)
    array[:] = shapes
    where = [f"fitur {n + 1}" for n in range(len(shapes))]
    batch = Batch("uji.geojson", where, array, layer)
    mended, good = check_geometries(batch, outline, problems.append, **options)
    return mended, good.tolist(), problems


@pytest.mark.parametrize(
    ("shape", "code"),
    [
        (LineString(), "empty"),
        (Point(float("nan"), 1), "not_finite"),
        (LineString([(102.2, -1.4), (float("inf"), -1.4)]), "not_finite"),
        (Point(0, 0), "null_island"),
        (LineString([(0, 0), (0, 0)]), "null_island"),
        (Point(-1.44, 102.21), "swapped"),
        (LineString([(102.21, -1.44), (102.21, -1.44)]), "too_few_points"),
        (
            Polygon([(102.21, -1.44), (102.23, -1.42), (102.23, -1.44), (102.21, -1.42)]),
            "invalid_ring",
        ),
        (Point(104.5, -1.44), "outside"),
        (Point(102.25, 1.40), "outside"),
        (Point(102.25, -140), "outside"),
        (LineString([*ROAD.coords, (102.245, -1.62), (102.25, -1.419)]), "bad_vertex"),
        (LineString([(102.21, -1.44), (102.211, -1.41), (102.212, -1.44)]), "bad_vertex"),
        (LineString([*ROAD.coords, (102.242, -1.421), (120.242, -1.421)]), "bad_vertex"),
    ],
    ids=lambda v: v if isinstance(v, str) else v.geom_type,
)
def test_it_is_refused_among_good_ones(
    shape: Any, code: str, layer: Layer, outline: Outline
) -> None:
    _, good, problems = check([ROAD, shape, ROAD], layer, outline)
    assert good == [True, False, True]
    assert [(p.code, p.where, p.is_error) for p in problems] == [(code, "fitur 2", True)]
    assert problems[0].id
    assert problems[0].en


def test_what_is_swapped_comes_with_what_is_right(layer: Layer) -> None:
    _, _, problems = check([Point(-1.44, 102.21)], layer)
    assert "bujur 102.210000, lintang -1.440000" in problems[0].id
    assert problems[0].value == "-1.440000, 102.210000"


def test_what_is_swapped_can_be_turned(layer: Layer, outline: Outline) -> None:
    turned = shapely.transform(ROAD, lambda xy: xy[:, ::-1])
    shapes, good, problems = check([turned], layer, outline, swap=True)
    assert (good, codes(problems, "peringatan")) == ([True], ["swapped"])
    assert shapes[0] == ROAD


def test_a_lost_minus_is_guessed(layer: Layer, outline: Outline) -> None:
    _, _, problems = check([Point(102.25, 1.40)], layer, outline)
    assert "tanda minus" in problems[0].id


def test_the_distance_from_the_border_is_said(layer: Layer, outline: Outline) -> None:
    _, _, problems = check([Point(102.505, -1.40)], layer, outline)
    assert "11,1 km" in problems[0].id or "11,0 km" in problems[0].id


def test_just_beyond_the_border_is_tolerated_and_across_it_is_pointed_out(
    layer: Layer, outline: Outline
) -> None:
    across = LineString([(102.39, -1.40), (102.45, -1.40)])
    _, good, problems = check([Point(102.403, -1.40), across], layer, outline)
    assert good == [True, True]
    assert [(p.code, p.where) for p in problems] == [("partly_outside", "fitur 2")]


def test_repeated_vertices_are_dropped_and_told(layer: Layer) -> None:
    shapes, good, problems = check(
        [LineString([(102.21, -1.44), (102.21, -1.44), (102.22, -1.43)])], layer
    )
    assert (good, codes(problems, "peringatan")) == ([True], ["repeated_points"])
    assert shapely.get_num_coordinates(shapes[0]) == 2


def test_a_ring_that_touches_itself_is_mended_and_told(layer: Layer) -> None:
    touching = Polygon([(0, 0), (2, 0), (2, 2), (1, 2), (1, 1), (1, 2), (0, 2)])
    moved = shapely.transform(touching, lambda xy: xy * 0.01 + np.array([102.21, -1.44]))
    shapes, good, problems = check([moved], layer)
    assert (good, codes(problems, "peringatan")) == ([True], ["invalid_ring"])
    assert shapes[0].is_valid
    assert shapes[0].area == pytest.approx(moved.area, rel=1e-3)


@pytest.mark.parametrize(
    ("allowed", "shape", "kind"),
    [
        (("MultiLineString",), ROAD, "MultiLineString"),
        (("LineString",), MultiLineString([ROAD]), "LineString"),
        (("LineString",), shapely.GeometryCollection([ROAD]), "LineString"),
        (("MultiLineString",), shapely.GeometryCollection([ROAD, ROAD]), "MultiLineString"),
    ],
)
def test_a_type_is_settled_where_nothing_is_lost(
    layer: Layer, allowed: tuple[str, ...], shape: Any, kind: str
) -> None:
    shapes, good, problems = check([shape], replace(layer, geometry=allowed))
    assert (good, problems) == ([True], [])
    assert shapes[0].geom_type == kind


@pytest.mark.parametrize(
    ("allowed", "shape"),
    [
        (("LineString",), Point(102.2, -1.4)),
        (("LineString",), MultiLineString([ROAD, [(102.1, -1.4), (102.1, -1.41)]])),
        (EVERYTHING, shapely.GeometryCollection([ROAD, Point(102.2, -1.4)])),
    ],
)
def test_a_type_that_the_theme_does_not_take_is_refused(
    layer: Layer, allowed: tuple[str, ...], shape: Any
) -> None:
    _, good, problems = check([shape], replace(layer, geometry=allowed))
    assert (good, codes(problems)) == ([False], ["geometry_type"])


def test_points_of_households_are_refused(layer: Layer) -> None:
    personal = replace(layer, geometry=("Polygon",), points_are_personal=True)
    _, good, problems = check([Point(102.2, -1.4)], personal)
    assert (good, codes(problems)) == ([False], ["personal_points"])


def test_without_boundaries_a_place_far_from_all_others_is_pointed_out(layer: Layer) -> None:
    places = [Point(114.59 + n / 1000, -3.32) for n in range(20)]
    _, good, problems = check([*places, Point(112.73, -7.33)], layer)
    assert all(good)
    assert [(p.code, p.where) for p in problems] == [("stray", "fitur 21")]


def test_a_missing_geometry_is_not_looked_at(layer: Layer, outline: Outline) -> None:
    _, good, problems = check([None, ROAD], layer, outline)
    assert (good, problems) == ([True, True], [])


def test_a_jump_between_parts_is_no_bad_vertex(layer: Layer) -> None:
    far = shapely.transform(ROAD, lambda xy: xy + np.array([0.5, 0]))
    _, good, problems = check([MultiLineString([ROAD, far])], layer)
    assert (good, problems) == ([True], [])


def test_a_long_straight_line_is_no_bad_vertex(layer: Layer) -> None:
    _, good, problems = check(
        [LineString([(102.0, -1.4), (102.3, -1.4), (102.6, -1.5)]), box(102, -1.6, 102.4, -1.4)],
        layer,
    )
    assert (good, problems) == ([True, True], [])
