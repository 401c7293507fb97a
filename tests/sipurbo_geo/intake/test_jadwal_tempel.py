"""A time schedule is understood the way people paste it."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipurbo_geo.errors import ParameterError
from sipurbo_geo.intake.jadwal_tempel import read_jadwal_tempel
from sipurbo_geo.model.jadwal import check_jadwal

SENIN = date(2023, 6, 5)
WEEKS = [(n, SENIN + timedelta(weeks=n - 1)) for n in (1, 2, 3)]
PLAN = [(n, day, value) for (n, day), value in zip(WEEKS, (4, 62.5, 100), strict=True)]


def _read(text: str, mulai: date | None = SENIN) -> list[tuple[int, date, float]]:
    found = read_jadwal_tempel(text, mulai)
    check_jadwal(found)
    return [(week.minggu, week.tanggal, float(week.rencana)) for week in found]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "Tempel jadwalnya"),
        ("   \n\t\n", "Tempel jadwalnya"),
        ("M1\t4\nM2\tenam\nM3\t100", "enam"),
        ("M1\t31/02/2023\t4\nM2\t12/06/2023\t100", "31/02/2023"),
        ("x" * 60_001, "panjang"),
    ],
)
def test_what_cannot_be_read_is_named(text: str, says: str) -> None:
    with pytest.raises(ParameterError, match=says) as caught:
        read_jadwal_tempel(text, SENIN)
    assert caught.value.name == "jadwal"


def test_without_days_the_start_must_be_known() -> None:
    with pytest.raises(ParameterError, match="tanggal mulai"):
        read_jadwal_tempel("4\n100", None)
    with_days = "1\t05/06/2023\t4\n2\t12/06/2023\t62,5\n3\t19/06/2023\t100"
    assert _read(with_days, None) == PLAN


@pytest.mark.parametrize(
    "text",
    [
        "4\n62,5\n100",
        "M1\t4\r\nM2\t62,5\r\nM3\t100\r\n",
        "Minggu\tRencana (%)\n1\t4,00\n2\t62,50\n3\t100,00",
        "Minggu I\t5 Juni 2023\t4 %\nMinggu II\t12 Juni 2023\t62.5 %\nMinggu III\t19 Jun 2023\t100",
        "1; 5/6/2023; 4\n2; 12/6/2023; 62,5\n3; 19/6/2023; 100",
        "1 4\n2 62,5\n3 100",
        "\tM1\tM2\tM3\nRencana\t4\t62,5\t100",
        "Minggu\tM1\tM2\tM3\nTanggal\t5/6/2023\t12/6/2023\t19/6/2023\nRencana\t4\t62,5\t100\t",
        "4\n58,5\n37,5",
        "0,04\n0,625\n1",
        "4\n62,5\n99,98",
        "4\n58,5\n37,49",
    ],
)
def test_down_or_across_cumulative_or_a_week_it_is_one_plan(text: str) -> None:
    assert _read(text) == PLAN


def test_a_long_plan_of_small_shares_is_not_taken_for_fractions() -> None:
    found = read_jadwal_tempel("\n".join(["0,8"] * 125), SENIN)
    assert [float(week.rencana) for week in found][:2] == [0.8, 1.6]
    check_jadwal(found)


def test_what_is_no_plan_is_left_to_the_rule() -> None:
    with pytest.raises(ParameterError, match="100"):
        _read("4\n62,5\n80")


@given(st.lists(st.integers(0, 10_000), min_size=1, max_size=40).filter(any))
def test_shares_of_a_whole_always_give_a_plan(shares: list[int]) -> None:
    total = sum(shares)
    texts = [f"{Decimal(share) * 100 / total:.4f}".replace(".", ",") for share in shares]
    check_jadwal(read_jadwal_tempel("\n".join(texts), SENIN))


@given(st.text(max_size=200))
def test_nothing_that_is_pasted_breaks_it(text: str) -> None:
    with suppress(ParameterError):
        check_jadwal(read_jadwal_tempel(text, SENIN))
