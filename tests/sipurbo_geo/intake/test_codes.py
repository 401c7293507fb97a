"""Budget codes and place codes in their many spellings."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipurbo_geo.intake.cell import ValueParseError
from sipurbo_geo.intake.codes import (
    normalise_budget_code,
    normalise_kode_bps,
    normalise_kode_kemendagri,
)


@pytest.mark.parametrize("value", ["15.9.6", "15.09.06.14", "1509061", "Tebo", "15.09.06.2014.1"])
def test_what_is_no_kemendagri_code_is_refused(value: str) -> None:
    with pytest.raises(ValueParseError, match="Kemendagri"):
        normalise_kode_kemendagri(value)


@pytest.mark.parametrize("value", ["15.09.06.2014x", "15080", "Tebo", "id15080101"])
def test_what_is_no_bps_code_is_refused(value: str) -> None:
    with pytest.raises(ValueParseError, match="BPS"):
        normalise_kode_bps(value)


@pytest.mark.parametrize("value", ["jalan rabat beton", "1..", "#REF!", "1.03;10"])
def test_what_is_no_budget_code_is_refused_or_mended(value: str) -> None:
    if value == "1..":
        assert normalise_budget_code(value) == "1"
        return
    with pytest.raises(ValueParseError):
        normalise_budget_code(value)


@pytest.mark.parametrize(
    ("value", "kode"),
    [
        ("150906", "15.09.06"),
        ("15.09.06", "15.09.06"),
        (150906, "15.09.06"),
        (150906.0, "15.09.06"),
        ("1509062014", "15.09.06.2014"),
        ("15.09.06.2014", "15.09.06.2014"),
        (15.09, "15.09"),
        (15.1, "15.10"),
        ("1509", "15.09"),
        ("", ""),
        (None, ""),
    ],
)
def test_kemendagri_codes_get_their_dots(value: object, kode: str) -> None:
    assert normalise_kode_kemendagri(value) == kode


@pytest.mark.parametrize(
    ("value", "kode"),
    [
        ("id1508010", "1508010"),
        (1508, "1508"),
        ("ID1508010014", "1508010014"),
        (1508010.0, "1508010"),
    ],
)
def test_bps_codes_become_bare_digits(value: object, kode: str) -> None:
    assert normalise_kode_bps(value) == kode


@pytest.mark.parametrize(
    "value",
    [
        "1.03.10.2.01.0053",
        "1.03.10.2.01.53",
        "1.03.10.2.1.53.",
        " 1 . 03 . 10 . 2 . 01 . 0053 ",
        "1-03-10-2-01-0053",
    ],
)
def test_the_spellings_of_one_budget_code_become_one(value: str) -> None:
    assert normalise_budget_code(value) == "1.03.10.2.01.0053"


def test_an_older_lists_code_only_loses_its_last_dot() -> None:
    assert normalise_budget_code("1.02.1.02.01.01.18.") == "1.02.1.02.01.01.18"


@pytest.mark.parametrize(
    "normalise", [normalise_budget_code, normalise_kode_bps, normalise_kode_kemendagri]
)
@given(value=st.text() | st.floats() | st.integers() | st.decimals() | st.booleans())
def test_nothing_but_a_refusal_comes_of_any_cell(
    normalise: Callable[[Any], str], value: object
) -> None:
    try:
        kode = normalise(value)
    except ValueParseError:
        return
    assert normalise(kode) == kode
