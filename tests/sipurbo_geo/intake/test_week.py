"""Headings that name weeks."""

from __future__ import annotations

import pytest

from sipurbo_geo.intake.raw_rows import RawRow
from sipurbo_geo.intake.week import find_weeks, week_number


@pytest.mark.parametrize("text", ["Mei", "Maret", "M", "Minggu", "M0", "Mingguan", "M1234", 3, "1"])
def test_what_names_no_week_is_no_week(text: object) -> None:
    assert week_number(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "M3 (19-25 Juni 2023)",
        "M3\n19/06",
        "Minggu 3: 25%",
        "M3",
        "m-3",
        "M 03",
        "Mg 3",
        "Minggu 3",
        "MINGGU KE-3",
        "Minggu ke 3",
        "M-III",
        "W3",
        "M.3",
    ],
)
def test_every_writing_of_a_week_is_known(text: str) -> None:
    assert week_number(text) == 3


def test_a_single_week_is_no_weekly_header() -> None:
    assert find_weeks(RawRow(1, ("Kode", "M1"))) == {}


def test_plain_numbers_are_weeks_only_below_minggu() -> None:
    above, row = RawRow(4, ("Kode", "Minggu ke-")), RawRow(5, (None, 1, 2, 3))
    assert find_weeks(row, above) == {1: 1, 2: 2, 3: 3}
    assert find_weeks(row, RawRow(4, ("Kode", "Bulan ke-"))) == {}
    assert find_weeks(RawRow(5, ("A", 1, 7)), above) == {}
