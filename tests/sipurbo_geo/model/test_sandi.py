"""What a password must be: refused ones first."""

from __future__ import annotations

import pytest

from sipurbo_geo.errors import UsageError
from sipurbo_geo.model.sandi import check_sandi, new_sandi


@pytest.mark.parametrize(
    "sandi",
    [
        "pendek",
        "1234567890",
        "aaaaaaaaaaaa",
        "2026-11-25-99",
        "Password123!",
        "katasandi2026",
        "Administrator1",
        "budi.santai99",
        "qwertyasdfgh",
        "x" * 201,
    ],
)
def test_what_would_be_tried_first_is_refused(sandi: str) -> None:
    with pytest.raises(UsageError):
        check_sandi(sandi, "budi.santai")


@pytest.mark.parametrize("sandi", ["kopi hujan sepeda", "gunung-tujuh-2026", "tebo kopi hujan"])
def test_some_words_in_a_row_are_taken(sandi: str) -> None:
    check_sandi(sandi, "a1")


def test_what_is_made_up_is_good_and_never_the_same() -> None:
    made = {new_sandi() for _ in range(500)}
    assert len(made) == 500
    for sandi in made:
        # digits do not count, so a password that draws many of them would be refused now and then
        assert sandi.replace("-", "").isalpha()
        check_sandi(sandi, "administrator")
