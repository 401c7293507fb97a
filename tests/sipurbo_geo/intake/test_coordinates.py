"""Coordinates as people type them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipurbo_geo.intake.coordinates import find_columns, parse_degree, parse_pair


@pytest.mark.parametrize("text", ["utara", "1°75'00\" LS", "1 2 3 4 5", "12..5", "--1", "°", "LS"])
def test_what_is_no_coordinate_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        parse_degree(text)


@pytest.mark.parametrize("text", ["-1.4", "a, b", "1, 2, 3, 4", ","])
def test_what_is_no_pair_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        parse_pair(text)


@pytest.mark.parametrize("text", ["", "-", None, "  "])
def test_an_empty_cell_is_no_coordinate(text: str | None) -> None:
    assert parse_degree(text) is None
    assert parse_pair(text) is None


@pytest.mark.parametrize(
    ("text", "degrees"),
    [
        ("102.5", 102.5),
        ("102,5", 102.5),
        (" -1.4567 ", -1.4567),
        (102, 102.0),
        ("1°30'00\" LS", -1.5),
        ("1° 30' 0,0\" S", -1.5),
        ("LS 1 30 00", -1.5),
        ("102°15′36″ BT", 102.26),
        ("0°30' LU", 0.5),
        ("1d30m36s S", -1.51),
        ("102.5° BT", 102.5),
        ("1°30'00\"S", -1.5),
        ("1°30'00''S", -1.5),
        ("102d15m36s", 102.26),
        ("188000", 188000.0),
    ],
)
def test_degrees_are_read_in_every_spelling(text: object, degrees: float) -> None:
    assert parse_degree(text) == pytest.approx(degrees)


@pytest.mark.parametrize(
    "text",
    [
        "-1.456, 102.34",
        "-1.456,102.34",
        "-1,456; 102,34",
        "102.34, -1.456",
        "-1.456 102.34",
        "1°27'21.6\" LS, 102°20'24\" BT",
    ],
)
def test_a_pair_is_latitude_first_unless_that_is_impossible(text: str) -> None:
    assert parse_pair(text) == pytest.approx((102.34, -1.456))


@pytest.mark.parametrize(
    ("header", "found"),
    [
        (("id", "latitude", "longitude"), ("longitude", "latitude")),
        (("Bujur", "Lintang"), ("Bujur", "Lintang")),
        (("KOORDINAT X", "Koordinat_Y"), ("KOORDINAT X", "Koordinat_Y")),
        (("lng", "lat"), ("lng", "lat")),
        (("lat", "nama"), ("", "")),
    ],
)
def test_columns_are_found_under_many_names(
    header: tuple[str, ...], found: tuple[str, str]
) -> None:
    columns = find_columns(header)
    assert (columns.longitude, columns.latitude) == found


@given(st.floats(-180, 180))
def test_what_python_writes_is_read_back(value: float) -> None:
    assert parse_degree(repr(value)) == value


@given(st.text())
def test_any_text_gives_a_number_nothing_or_a_value_error(text: str) -> None:
    for parse in (parse_degree, parse_pair):
        try:
            parse(text)
        except ValueError:
            continue
