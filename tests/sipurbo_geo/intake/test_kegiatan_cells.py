"""Cells are read by the kind of their column."""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipurbo_geo.intake.cell import ValueParseError
from sipurbo_geo.intake.kegiatan_cells import (
    parse_kode,
    parse_pendanaan,
    parse_text,
    parse_year,
    reader_of,
)
from sipurbo_geo.intake.kegiatan_columns import Column, columns_of
from sipurbo_geo.intake.number import parse_number
from sipurbo_geo.model.kegiatan import Pendanaan
from sipurbo_geo.model.label import Label
from sipurbo_geo.registry import Registry


@pytest.mark.parametrize("value", ["tahun ini", "2021-2022", 1889, "2500", 3.5])
def test_what_is_no_fiscal_year_is_refused(value: object) -> None:
    with pytest.raises(ValueParseError):
        parse_year(value)


@pytest.mark.parametrize("value", [2023, "2023", 2023.0, "TA 2023", " TA. 2023 "])
def test_a_fiscal_year_is_read(value: object) -> None:
    assert parse_year(value) == 2023


@pytest.mark.parametrize("value", ["ABCD", "APBD; XYZ", "APBD: banyak"])
def test_an_unknown_source_of_money_is_refused(value: str) -> None:
    with pytest.raises(ValueParseError):
        parse_pendanaan(value)


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("APBD", (("apbd", None),)),
        ("APBD, APBD", (("apbd", None),)),
        ("dau; DAK fisik", (("dau", None), ("dak_fisik", None))),
        ("(2:apbd,hibah)", (("apbd", None), ("hibah", None))),
        ('[ "apbd", "hibah" ]', (("apbd", None), ("hibah", None))),
        ("[]", None),
        (["apbd", "hibah"], (("apbd", None), ("hibah", None))),
        (
            "DAU: 200.000.000; DAK Fisik: Rp 50.000.000,50",
            (("dau", Decimal(200_000_000)), ("dak_fisik", Decimal("50000000.5"))),
        ),
        ("APBD: 1.000; APBD: 500", (("apbd", Decimal(1500)),)),
        ("-", None),
    ],
)
def test_sources_of_money_are_read(value: object, found: object) -> None:
    assert parse_pendanaan(value) == (
        found and tuple(Pendanaan(source, amount) for source, amount in found)  # type: ignore[attr-defined]
    )


def test_a_number_that_a_spreadsheet_made_of_a_kode_is_text_again() -> None:
    assert parse_kode(21459887.0) == "21459887"
    assert parse_kode("  A\n1 ") == "A 1"


@pytest.mark.parametrize("value", ["x" * 101])
def test_a_kode_is_short(value: str) -> None:
    with pytest.raises(ValueParseError):
        parse_kode(value)


@given(st.text() | st.integers() | st.floats() | st.none() | st.lists(st.text(), max_size=3))
def test_any_value_is_read_or_refused_by_every_reader(value: object) -> None:
    registry = _registry()
    layer = registry.layers["jalan"]
    for column in columns_of(layer, registry.bidang, registry.layers.values()):
        with suppress(ValueParseError):
            reader_of(column)(value)


@given(st.floats(-1e12, 1e12) | st.integers(-(10**12), 10**12))
def test_a_measure_is_read_the_short_way_as_the_long_way(value: float) -> None:
    read = reader_of(Column("lebar_m", Label("Lebar", "Width"), "number"))
    assert read(value) == float(parse_number(value) or 0)


@pytest.mark.parametrize("value", [float("inf"), -float("inf"), 1e18, True])
def test_a_number_that_measures_nothing_is_refused(value: object) -> None:
    with pytest.raises(ValueParseError):
        reader_of(Column("lebar_m", Label("Lebar", "Width"), "number"))(value)


def test_text_keeps_no_control_characters() -> None:
    assert parse_text("a\x00b\tc") == "a b c"


def _registry() -> Registry:
    from sipurbo_geo.registry import load_registry
    from sipurbo_geo.settings import shipped

    return load_registry(shipped("layers"))
