"""Amounts of rupiah as they stand in files."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipurbo_geo.intake.cell import ValueParseError
from sipurbo_geo.intake.money import format_money, parse_money

AMOUNTS = st.decimals(min_value=0, max_value=10**14, places=2, allow_nan=False)


@pytest.mark.parametrize(
    "text",
    [
        "gratis",
        "1,234",
        "12.34.567",
        "1.234,567",
        "1,234.567",
        "1.234.56",
        "1.234.567.89",
        "1.79E+09",
        "Rp",
        "Rp 5 rebu",
        "2.500 juta",
        "-5.000",
        "(5.000)",
        "9999999999999999",
        Decimal("5921969273561838446749111.6690998"),
        "9" * 24,
        "12..000",
        "#REF!",
        True,
        float("inf"),
        -1,
    ],
)
def test_what_is_no_clear_amount_is_refused_with_what_would_be_right(text: object) -> None:
    with pytest.raises(ValueParseError) as refused:
        parse_money(text)
    assert str(text) in refused.value.id
    assert refused.value.id != refused.value.en


@pytest.mark.parametrize("nothing", [None, "", " ", "-", "–", float("nan"), "n/a", "\u00a0"])
def test_an_empty_cell_is_no_amount_rather_than_zero(nothing: object) -> None:
    assert parse_money(nothing) is None


@pytest.mark.parametrize(
    ("cell", "amount"),
    [
        ("Rp 1.234.567,89", "1234567.89"),
        ("Rp1.234.567", "1234567"),
        ("Rp. 8.000.000.000,-", "8000000000"),
        ("Rp. 250.000.000,00", "250000000"),
        ("8.000.000.000", "8000000000"),
        ("8.000", "8000"),
        ("1,234,567.89", "1234567.89"),
        ("1,234,567", "1234567"),
        ("906947250.00", "906947250"),
        ("906947250,5", "906947250.5"),
        ("250000000", "250000000"),
        ("250 000 000", "250000000"),
        ("Rp. 250 juta", "250000000"),
        ("1,25 miliar", "1250000000"),
        ("1.5 Milyar", "1500000000"),
        ("IDR 1.500.000", "1500000"),
        ("1.500.000 rupiah", "1500000"),
        ("0", "0"),
        (1794975000, "1794975000"),
        (76654496969.25, "76654496969.25"),
        (1234567.8900000001, "1234567.89"),
        (Decimal("12.5"), "12.5"),
    ],
)
def test_amounts_are_read_as_offices_and_machines_write_them(cell: object, amount: str) -> None:
    found = parse_money(cell)
    assert found == Decimal(amount)
    assert isinstance(found, Decimal)


@given(AMOUNTS)
def test_an_amount_survives_being_written_and_read_again(amount: Decimal) -> None:
    assert parse_money(format_money(amount)) == amount


@given(AMOUNTS)
def test_the_english_writing_of_an_amount_is_read_or_refused_but_never_misread(
    amount: Decimal,
) -> None:
    try:
        assert parse_money(f"{amount:,.2f}") == amount
    except ValueParseError:
        pytest.fail("two decimals are never ambiguous")


@given(st.text() | st.floats() | st.integers() | st.decimals() | st.booleans() | st.none())
def test_nothing_but_a_refusal_comes_of_any_cell_and_never_a_float(cell: object) -> None:
    try:
        amount = parse_money(cell)
    except ValueParseError:
        return
    assert amount is None or isinstance(amount, Decimal)


@given(st.text(alphabet="0123456789.,-() Rpjutamilar", max_size=20))
def test_nothing_but_a_refusal_comes_of_what_looks_like_money(text: str) -> None:
    try:
        amount = parse_money(text)
    except ValueParseError:
        return
    assert amount is None or (isinstance(amount, Decimal) and amount >= 0)
