"""Rupiah: short in text, exact in tables."""

from __future__ import annotations

from decimal import Decimal

from sipurbo_geo.serialise.tulisan import TIADA

from .angka import format_angka

#: (from this amount, the unit, its word); an amount that two decimals of the smaller word would
#: round up to a thousand of it already takes the larger word
_STEPS = (
    (Decimal(999_995_000_000), Decimal(10) ** 12, {"id": "triliun", "en": "trillion"}),
    (Decimal(999_995_000), Decimal(10) ** 9, {"id": "miliar", "en": "billion"}),
    (Decimal(1_000_000), Decimal(10) ** 6, {"id": "juta", "en": "million"}),
)


def format_uang(rupiah: Decimal | float | int | None, bahasa: str) -> str:
    """In text: "Rp 1,25 miliar" ("Rp 1.25 billion"); below a million all digits."""
    if rupiah is None:
        return TIADA
    amount = Decimal(str(rupiah))
    for least, size, words in _STEPS:
        if abs(amount) >= least:
            return f"Rp {format_angka(amount / size, bahasa, 2)} {words[bahasa]}"
    return f"Rp {format_angka(amount, bahasa)}"


def format_uang_penuh(rupiah: Decimal | float | int | None, bahasa: str) -> str:
    """In tables: "Rp 1.234.567,89"; cents only when there are some."""
    return TIADA if rupiah is None else f"Rp {format_angka(rupiah, bahasa, 2)}"
