"""Percentages as they stand in files."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipurbo_geo.intake.cell import ValueParseError
from sipurbo_geo.intake.percent import format_percent, parse_percent


@pytest.mark.parametrize("text", ["selesai", "1.234,5", "12,3,4", "85,", "%", True, float("inf")])
def test_what_is_no_percentage_is_refused(text: object) -> None:
    with pytest.raises(ValueParseError, match="persen"):
        parse_percent(text)


@pytest.mark.parametrize(
    ("cell", "percent"),
    [
        ("85,74 %", "85.74"),
        ("85.74%", "85.74"),
        ("85,740", "85.74"),
        ("100.000", "100"),
        ("52 persen", "52"),
        (52.300000000000004, "52.3"),
        (100, "100"),
        ("-5", "-5"),
        ("0", "0"),
    ],
)
def test_percentages_are_read_with_comma_or_dot(cell: object, percent: str) -> None:
    found = parse_percent(cell)
    assert found == Decimal(percent)
    assert isinstance(found, Decimal)


@pytest.mark.parametrize("nothing", [None, "", "-", float("nan")])
def test_an_empty_cell_is_no_percentage_rather_than_zero(nothing: object) -> None:
    assert parse_percent(nothing) is None


@given(st.decimals(min_value=0, max_value=100, places=4))
def test_a_percentage_survives_being_written_and_read_again(percent: Decimal) -> None:
    assert parse_percent(format_percent(percent)) == percent


@given(st.text() | st.floats() | st.integers() | st.decimals() | st.booleans())
def test_nothing_but_a_refusal_comes_of_any_cell(cell: object) -> None:
    try:
        percent = parse_percent(cell)
    except ValueParseError:
        return
    assert percent is None or isinstance(percent, Decimal)
