"""Days as they stand in files."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipurbo_geo.intake.cell import ValueParseError
from sipurbo_geo.intake.dates import parse_date

DAYS = st.dates(min_value=date(1945, 1, 1), max_value=date(2100, 12, 31))
_BULAN = [
    "Januari",
    "Pebruari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "Nopember",
    "Desember",
]


@pytest.mark.parametrize(
    "cell",
    [
        "31/02/2023",
        "12/31/2023",
        "05/06/23",
        "2023",
        2023,
        "Juni 2023",
        "17 Augustober 2026",
        "minggu ke-3",
        "1023-06-05",
        date(202, 1, 1),
        True,
        float("inf"),
        "2023-06-05 sampai 2023-07-05",
    ],
)
def test_what_is_no_day_is_refused_with_what_would_be_right(cell: object) -> None:
    with pytest.raises(ValueParseError) as refused:
        parse_date(cell)
    assert refused.value.id != refused.value.en


@pytest.mark.parametrize(
    "nothing", [None, "", "-", "0000-00-00", "0000-00-00 00:00:00", "00/00/0000"]
)
def test_an_empty_cell_is_no_day(nothing: object) -> None:
    assert parse_date(nothing) is None


@pytest.mark.parametrize(
    "cell",
    [
        "2023-06-05",
        "2023/6/5",
        "2023-06-05T00:00:00Z",
        "2023-06-05 15:19:50",
        "20230605",
        20230605,
        "05/06/2023",
        "5-6-2023",
        "05.06.2023",
        "05 Jun 2023",
        "5 Juni 2023",
        "05-Jun-2023",
        "Senin, 5 Juni 2023",
        "Jun 5, 2023",
        date(2023, 6, 5),
        datetime(2023, 6, 5, 14, 30),  # noqa: DTZ001 - a date cell has no zone
        45082,
        45082.75,
        "45082",
        1685923200000,
        1685898000000,
        "1685923200000",
    ],
)
def test_one_day_is_read_in_every_writing(cell: object) -> None:
    assert parse_date(cell) == date(2023, 6, 5)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("03 Jun 2022", date(2022, 6, 3)),
        ("17 Agustus 2026", date(2026, 8, 17)),
        ("1 Pebruari 2024", date(2024, 2, 1)),
        ("30 Nopember 2023", date(2023, 11, 30)),
        ("1 Agt. 2023", date(2023, 8, 1)),
        ("12 DES 2023", date(2023, 12, 12)),
    ],
)
def test_the_offices_own_month_names_are_known(text: str, day: date) -> None:
    assert parse_date(text) == day


@given(DAYS)
def test_a_day_survives_being_written_and_read_again(day: date) -> None:
    named = f"{day.day} {_BULAN[day.month - 1]} {day.year}"
    for text in (day.isoformat(), f"{day:%d/%m/%Y}", f"{day:%d-%m-%Y}", named):
        assert parse_date(text) == day


@given(st.text() | st.floats() | st.integers() | st.decimals() | st.booleans() | st.dates())
def test_nothing_but_a_refusal_comes_of_any_cell(cell: object) -> None:
    try:
        day = parse_date(cell)
    except ValueParseError:
        return
    assert day is None or type(day) is date


@given(st.text(alphabet="0123456789-/. TZ:+janfebmraplyiugstokvdc", max_size=24))
def test_nothing_but_a_refusal_comes_of_what_looks_like_a_day(text: str) -> None:
    try:
        day = parse_date(text)
    except ValueParseError:
        return
    assert day is None or type(day) is date
