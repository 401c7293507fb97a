from __future__ import annotations

from decimal import Decimal

import pytest

from webmap.present.uang import format_uang, format_uang_penuh


@pytest.mark.parametrize(
    ("rupiah", "id", "en"),
    [
        (None, "–", "–"),
        (0, "Rp 0", "Rp 0"),
        (999_999, "Rp 999.999", "Rp 999,999"),
        (1_250_000_000, "Rp 1,25 miliar", "Rp 1.25 billion"),
        (Decimal("1_000_000"), "Rp 1 juta", "Rp 1 million"),
        (2_500_000_000_000, "Rp 2,5 triliun", "Rp 2.5 trillion"),
        (-3_000_000, "Rp -3 juta", "Rp -3 million"),
    ],
)
def test_in_text_money_is_short(rupiah: float | None, id: str, en: str) -> None:
    assert format_uang(rupiah, "id") == id
    assert format_uang(rupiah, "en") == en


def test_what_rounds_up_to_the_next_word_uses_that_word() -> None:
    assert format_uang(999_999_999, "id") == "Rp 1 miliar"
    assert format_uang(Decimal("999994999"), "id") == "Rp 999,99 juta"


def test_in_tables_money_is_exact() -> None:
    assert format_uang_penuh(Decimal("1234567.89"), "id") == "Rp 1.234.567,89"
    assert format_uang_penuh(8_000_000_000, "en") == "Rp 8,000,000,000"
    assert format_uang_penuh(None, "id") == "–"
