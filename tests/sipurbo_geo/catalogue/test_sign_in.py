"""Tries to sign in are counted, for the account and for the address, whoever comes first."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

from sipurbo_geo.catalogue.sign_in import (
    JENDELA,
    PER_AKUN,
    PER_ALAMAT,
    begin_sign_in,
    finish_sign_in,
    forget_tries,
)
from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.errors import TooManyError

NOW = datetime(2026, 11, 25, 8, tzinfo=UTC)


def _try(catalogue: Catalogue, akun: str, alamat: str = "10.0.0.1", now: datetime = NOW) -> int:
    with catalogue.writing() as conn:
        return begin_sign_in(conn, akun, alamat, now)


def test_after_five_tries_the_account_waits_from_wherever_it_is_tried(catalogue: Catalogue) -> None:
    for number in range(PER_AKUN):
        _try(catalogue, "budi", f"10.0.0.{number}")
    with pytest.raises(TooManyError) as refused:
        _try(catalogue, " BUDI ", "10.9.9.9")
    assert refused.value.tunggu == JENDELA.total_seconds()
    assert "15 menit" in refused.value.id
    _try(catalogue, "tuti")


def test_an_account_that_is_not_there_waits_just_the_same(catalogue: Catalogue) -> None:
    for _ in range(PER_AKUN):
        _try(catalogue, "tidak-ada")
    with pytest.raises(TooManyError):
        _try(catalogue, "tidak-ada")


def test_one_address_may_not_try_name_after_name(catalogue: Catalogue) -> None:
    for number in range(PER_ALAMAT):
        _try(catalogue, f"nama{number}")
    with pytest.raises(TooManyError):
        _try(catalogue, "nama-lain")
    _try(catalogue, "nama-lain", "10.0.0.2")


def test_the_wait_gets_shorter_and_ends_with_the_window(catalogue: Catalogue) -> None:
    for minute in range(PER_AKUN):
        _try(catalogue, "budi", now=NOW + timedelta(minutes=minute))
    with pytest.raises(TooManyError) as refused:
        _try(catalogue, "budi", now=NOW + timedelta(minutes=10))
    assert refused.value.tunggu == 5 * 60
    _try(catalogue, "budi", now=NOW + JENDELA)


def test_a_refused_try_does_not_make_the_wait_longer(catalogue: Catalogue) -> None:
    for _ in range(PER_AKUN):
        _try(catalogue, "budi")
    for minute in range(1, 15):
        with pytest.raises(TooManyError):
            _try(catalogue, "budi", now=NOW + timedelta(minutes=minute))
    _try(catalogue, "budi", now=NOW + JENDELA)


def test_the_right_password_forgets_the_tries_of_the_account_not_of_the_address(
    catalogue: Catalogue,
) -> None:
    for _ in range(PER_ALAMAT - 1):
        _try(catalogue, "budi")
        with catalogue.writing() as conn:
            forget_tries(conn, "budi")
    tried = _try(catalogue, "budi")
    with catalogue.writing() as conn:
        finish_sign_in(conn, 0, "budi", tried, NOW)
    _try(catalogue, "tuti")
    with pytest.raises(TooManyError):
        _try(catalogue, "budi")


def test_many_at_once_count_as_many(catalogue: Catalogue) -> None:
    def attempt(_: int) -> bool:
        try:
            _try(catalogue, "budi")
        except TooManyError:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(attempt, range(24))) == PER_AKUN
