"""A number and a day are written in one way, wherever they stand."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from sipurbo_geo.serialise.tulisan import (
    tulis_angka,
    tulis_tanggal,
    tulis_tanggal_pendek,
    tulis_tetap,
    tulis_waktu,
)


@pytest.mark.parametrize(
    ("value", "desimal", "at_most", "always"),
    [
        (Decimal("1234.50"), 2, "1.234,5", "1.234,50"),
        (100, 0, "100", "100"),
        (100, 2, "100", "100,00"),
        (0.125, 2, "0,13", "0,13"),
    ],
)
def test_decimals_are_at_most_or_always_so_many(
    value: Decimal | float, desimal: int, at_most: str, always: str
) -> None:
    assert tulis_angka(value, desimal, "id") == at_most
    assert tulis_tetap(value, desimal, "id") == always


def test_a_short_month_is_the_beginning_of_its_name_in_either_language() -> None:
    for month in range(1, 13):
        day = date(2026, month, 18)
        for bahasa in ("id", "en"):
            long = tulis_tanggal(day, bahasa).split()[1]
            assert long.startswith(tulis_tanggal_pendek(day, bahasa).split()[1])


def test_a_moment_is_told_by_the_clock_of_the_office() -> None:
    late = datetime(2026, 8, 17, 17, 5, tzinfo=UTC)
    assert tulis_waktu(late, "id") == "18 Agustus 2026 pukul 00.05 WIB"
    assert tulis_waktu(late, "en") == "18 August 2026, 00:05 WIB (UTC+7)"
