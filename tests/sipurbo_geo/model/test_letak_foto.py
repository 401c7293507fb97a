"""How far from the work a photo was taken, and where along a line."""

from __future__ import annotations

import pytest
from shapely import GeometryCollection, LineString, MultiLineString, MultiPoint, Point, box

from sipurbo_geo.model.foto import Bukti, Jepretan
from sipurbo_geo.model.letak_foto import judge

#: a degree of longitude at the equator, a kilometre in degrees
DEGREE_M, KM = 111_319.5, 1000 / 111_319.5
ROAD = LineString([(102.0, 0.0), (102.0 + 2 * KM, 0.0)])


def test_without_a_position_or_a_place_there_is_no_evidence() -> None:
    assert judge(Jepretan(), ROAD).bukti is Bukti.TANPA_BUKTI
    assert judge(Jepretan(102.0, 0.0), None).bukti is Bukti.TANPA_BUKTI
    assert judge(Jepretan(102.0, 0.0), GeometryCollection()).bukti is Bukti.TANPA_BUKTI


def test_a_photo_beside_a_road_is_near_at_its_station() -> None:
    found = judge(Jepretan(102.0 + 0.5 * KM, 0.05 * KM), ROAD)
    assert found.bukti is Bukti.DEKAT
    assert found.jarak_m == pytest.approx(50, abs=1)
    assert found.letak_m == pytest.approx(500, abs=1)


def test_beyond_the_limit_it_is_far_and_has_no_station() -> None:
    found = judge(Jepretan(102.0, 0.15 * KM), ROAD)
    assert (found.bukti, found.letak_m) == (Bukti.JAUH, None)
    assert found.jarak_m == pytest.approx(150, abs=2)


def test_stations_go_on_through_the_parts_of_a_line_and_skip_the_gap() -> None:
    parts = MultiLineString([[(102, 0), (102 + KM, 0)], [(102 + 5 * KM, 0), (102 + 6 * KM, 0)]])
    found = judge(Jepretan(102 + 5.25 * KM, 0), parts)
    assert found.letak_m == pytest.approx(1250, abs=1)


def test_inside_an_area_the_distance_is_nothing() -> None:
    found = judge(Jepretan(102.005, 0.005), box(102, 0, 102.01, 0.01))
    assert (found.bukti, found.jarak_m, found.letak_m) == (Bukti.DEKAT, 0, None)


def test_of_several_points_the_nearest_counts() -> None:
    points = MultiPoint([Point(102, 0), Point(102 + KM, 0)])
    assert judge(Jepretan(102 + 0.98 * KM, 0), points).jarak_m == pytest.approx(20, abs=1)


def test_a_line_of_no_length_breaks_nothing() -> None:
    found = judge(Jepretan(102.0, 0.0), LineString([(102, 0), (102, 0)]))
    assert (found.jarak_m, found.letak_m) == (0, 0)


def test_the_other_side_of_the_world_is_far() -> None:
    assert judge(Jepretan(-78.0, 1.4), ROAD).jarak_m > 15_000_000
