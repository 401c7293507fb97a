"""Measures, counts, durations and yes-or-no answers as they stand in files."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipurbo_geo.intake.cell import ValueParseError
from sipurbo_geo.intake.number import parse_boolean, parse_days, parse_integer, parse_number

ANYTHING = st.text() | st.floats() | st.integers() | st.decimals() | st.booleans() | st.none()


@pytest.mark.parametrize("text", ["1.250", "1,250", "lebar", "1.2.3", "12 x 3", True])
def test_a_measure_that_may_mean_two_things_or_none_is_refused(text: object) -> None:
    with pytest.raises(ValueParseError):
        parse_number(text)


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("0,5", "0.5"),
        ("0,125", "0.125"),
        (",5", "0.5"),
        ("1.250,75 m", "1250.75"),
        ("4,2 km2", "4.2"),
        ("0.5 l/dtk", "0.5"),
        ("1250", "1250"),
        ("1.250.000", "1250000"),
        (12.5, "12.5"),
        (0.1 + 0.2, "0.3"),
        ("-3,5", "-3.5"),
    ],
)
def test_measures_are_read_with_comma_dot_or_unit(cell: object, number: str) -> None:
    assert parse_number(cell) == Decimal(number)


@pytest.mark.parametrize("cell", ["1,5", 1.5, "dua", "1,250", True, "9" * 20, 10**18])
def test_a_count_must_be_whole(cell: object) -> None:
    with pytest.raises(ValueParseError, match="bulat"):
        parse_integer(cell)


@pytest.mark.parametrize(
    ("cell", "count"), [("12", 12), (12.0, 12), ("1.250 KK", 1250), ("12,0", 12), ("-", None)]
)
def test_counts_are_read(cell: object, count: int | None) -> None:
    assert parse_integer(cell) == count


@pytest.mark.parametrize("cell", ["3 bulan", "0", -4, "120.5", 99999, "segera"])
def test_a_duration_that_is_no_number_of_days_is_refused(cell: object) -> None:
    with pytest.raises(ValueParseError):
        parse_days(cell)


@pytest.mark.parametrize(
    ("cell", "days"),
    [
        ("120 Hari Kalender", 120),
        ("45", 45),
        (45.0, 45),
        ("90 (sembilan puluh) hari", 90),
        ("150hr", 150),
        ("-", None),
    ],
)
def test_durations_are_read(cell: object, days: int | None) -> None:
    assert parse_days(cell) == days


def test_yes_and_no_are_read_and_perhaps_is_refused() -> None:
    assert [parse_boolean(cell) for cell in ("Ya", "TIDAK", 1, 0.0, True, "-")] == [
        *(True, False, True, False, True),
        None,
    ]
    with pytest.raises(ValueParseError, match="ya atau tidak"):
        parse_boolean("mungkin")


@given(ANYTHING)
def test_nothing_but_a_refusal_comes_of_any_cell(cell: object) -> None:
    for parse in (parse_number, parse_integer, parse_days, parse_boolean):
        try:
            value = parse(cell)  # type: ignore[operator]
        except ValueParseError:
            continue
        assert not isinstance(value, float)
