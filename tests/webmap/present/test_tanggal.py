from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from webmap.present.tanggal import (
    format_lalu,
    format_tanggal,
    format_tanggal_pendek,
    format_waktu,
    parse_tanggal,
)

TODAY = date(2023, 12, 18)


def test_no_date_is_a_dash_and_says_nothing_of_the_past() -> None:
    assert format_tanggal(None, "id") == "–"
    assert format_tanggal_pendek("", "id") == "–"
    assert format_lalu(None, TODAY, "id") == ""


def test_a_date_is_written_in_words() -> None:
    assert format_tanggal("2023-12-18", "id") == "18 Desember 2023"
    assert format_tanggal(date(2023, 5, 3), "en") == "3 May 2023"
    assert format_tanggal_pendek("2023-08-03", "id") == "3 Agu 2023"


def test_a_moment_falls_on_the_day_that_tebo_has() -> None:
    late_in_greenwich = "2023-12-17T18:30:00Z"
    assert parse_tanggal(late_in_greenwich) == TODAY
    assert parse_tanggal(datetime(2023, 12, 17, 18, 30, tzinfo=UTC)) == TODAY


def test_a_moment_names_its_time_zone() -> None:
    moment = datetime(2023, 12, 18, 1, 5, tzinfo=UTC)
    assert format_waktu(moment, "id") == "18 Desember 2023 pukul 08.05 WIB"
    assert format_waktu(moment, "en") == "18 December 2023, 08:05 WIB (UTC+7)"


@pytest.mark.parametrize(
    ("days", "id", "en"),
    [
        (-1, "hari ini", "today"),
        (0, "hari ini", "today"),
        (1, "kemarin", "yesterday"),
        (3, "3 hari lalu", "3 days ago"),
        (13, "13 hari lalu", "13 days ago"),
        (14, "2 minggu lalu", "2 weeks ago"),
        (60, "2 bulan lalu", "2 months ago"),
        (729, "24 bulan lalu", "24 months ago"),
        (730, "2 tahun lalu", "2 years ago"),
    ],
)
def test_how_long_ago_in_the_largest_unit_that_still_says_something(
    days: int, id: str, en: str
) -> None:
    then = TODAY - timedelta(days=days)
    assert format_lalu(then, TODAY, "id") == id
    assert format_lalu(then, TODAY, "en") == en
