from __future__ import annotations

from decimal import Decimal

import pytest

from webmap.present.angka import (
    format_angka,
    format_deviasi,
    format_kolom,
    format_luas,
    format_panjang,
    format_persen,
)


@pytest.mark.parametrize(
    ("value", "desimal", "id", "en"),
    [
        (None, 0, "–", "–"),
        (0, 0, "0", "0"),
        (1234567, 0, "1.234.567", "1,234,567"),
        (1234.5, 2, "1.234,5", "1,234.5"),
        (Decimal("0.005"), 2, "0,01", "0.01"),
        (Decimal("2.5"), 0, "3", "3"),
        (-1234.25, 2, "-1.234,25", "-1,234.25"),
        (100, 2, "100", "100"),
    ],
)
def test_numbers_follow_the_language(value: float | None, desimal: int, id: str, en: str) -> None:
    assert format_angka(value, "id", desimal) == id
    assert format_angka(value, "en", desimal) == en


def test_percent_drops_decimals_that_say_nothing() -> None:
    assert format_persen(Decimal("62.50"), "id", 2) == "62,5 %"
    assert format_persen(Decimal("49.99"), "id", 2) == "49,99 %"
    assert format_persen(None, "id") == "–"


def test_a_deviation_carries_its_sign() -> None:
    assert format_deviasi(Decimal("-7.25"), "id") == "−7,25"
    assert format_deviasi(3, "en") == "+3"
    assert format_deviasi(0, "id") == "0"
    assert format_deviasi(None, "id") == "–"


def test_lengths_and_areas_change_their_unit() -> None:
    assert format_panjang(999.4, "id") == "999 m"
    assert format_panjang(1250, "id") == "1,25 km"
    assert format_panjang(0, "id") == "–"
    assert format_luas(9_999, "en") == "9,999 m²"
    assert format_luas(12_345, "id") == "1,23 ha"
    assert format_luas(None, "id") == "–"


def test_figures_of_a_column_have_their_commas_below_each_other() -> None:
    assert format_kolom(77, "id") == "77,00"
    assert format_kolom(Decimal("77.6"), "en") == "77.60"
    assert format_kolom(-7.2, "id", "deviasi") == "−7,20"
    assert format_kolom(None, "id", "deviasi") == "–"
