from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from sipurbo_geo.catalogue.measure import areas_m2, lengths_m
from sipurbo_geo.catalogue.shares import Places, divide, measured

SQUARES = Places(
    [1, 2],
    {"a": 1, "b": 2},
    np.array([shapely.box(102, -2, 103, -1), shapely.box(103, -2, 104, -1)], dtype=object),
)


def _divide(geometry: shapely.Geometry) -> dict[int, float]:
    (found,) = divide(measured(np.array([geometry], dtype=object)), SQUARES)
    return {share.wilayah_id: round(share.bagian, 3) for share in found}


def test_without_boundaries_there_are_no_shares() -> None:
    nothing = Places([], {}, np.array([], dtype=object))
    assert divide(measured(np.array([shapely.Point(102.5, -1.5)], dtype=object)), nothing) == [[]]


def test_without_a_geometry_there_are_no_shares() -> None:
    assert divide(measured(np.array([None], dtype=object)), SQUARES) == [[]]


def test_a_road_across_the_border_has_a_part_on_each_side() -> None:
    assert _divide(shapely.LineString([(102.75, -1.5), (103.75, -1.5)])) == {2: 0.75, 1: 0.25}


def test_a_point_on_the_border_counts_once_in_all() -> None:
    assert sum(_divide(shapely.Point(103, -1.5)).values()) == pytest.approx(1)


def test_a_place_that_is_only_touched_does_not_count() -> None:
    assert _divide(shapely.LineString([(102.5, -1.5), (103.00001, -1.5)])) == {1: 1.0}


def test_several_points_are_shared_by_number() -> None:
    four = shapely.MultiPoint([(102.1, -1.5), (102.2, -1.5), (102.3, -1.5), (103.1, -1.5)])
    assert _divide(four) == {1: 0.75, 2: 0.25}


def test_what_lies_partly_outside_has_less_than_a_whole() -> None:
    assert _divide(shapely.LineString([(101.5, -1.5), (102.5, -1.5)])) == {1: 0.5}


@given(st.floats(102, 104), st.floats(102, 104), st.floats(-2, -1), st.floats(-2, -1))
def test_inside_the_district_the_shares_make_a_whole(
    x1: float, x2: float, y1: float, y2: float
) -> None:
    line = shapely.LineString([(x1, y1), (x2, y2)])
    if line.length > 0.01:
        assert sum(_divide(line).values()) == pytest.approx(1, abs=0.003)


def test_a_degree_of_the_equator_is_as_long_as_geodesy_says() -> None:
    line = np.array([shapely.LineString([(102, 0), (103, 0)])], dtype=object)
    assert lengths_m(line)[0] == pytest.approx(111_319.49, abs=0.01)


def test_a_length_across_102_east_is_not_taken_from_one_zone() -> None:
    whole = np.array([shapely.LineString([(101.9, -1.5), (102.1, -1.5)])], dtype=object)
    halves = np.array(
        [
            shapely.LineString([(101.9, -1.5), (102, -1.5)]),
            shapely.LineString([(102, -1.5), (102.1, -1.5)]),
        ],
        dtype=object,
    )
    assert lengths_m(whole)[0] == pytest.approx(lengths_m(halves).sum(), abs=1e-3)


def test_lengths_and_areas_belong_to_their_own_geometry() -> None:
    mixed = np.array(
        [
            shapely.Point(102, -1),
            shapely.MultiLineString([[(102, 0), (103, 0)], [(102, 0), (103, 0)]]),
            None,
            shapely.box(102, -1, 102.01, -0.99),
        ],
        dtype=object,
    )
    assert lengths_m(mixed) == pytest.approx([0, 222_638.98, 0, 0], abs=0.01)
    areas = areas_m2(mixed)
    assert areas[:3].tolist() == [0, 0, 0]
    assert areas[3] == pytest.approx(1_230_700, rel=1e-3)
