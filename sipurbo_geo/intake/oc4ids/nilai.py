"""Money of a package: rupiah, or nothing."""

from __future__ import annotations

from typing import Any

from .simpul import Simpul

_RUPIAH = "IDR"


def rupiah(holder: Simpul, name: str) -> Any:
    """The amount under `name`, still to be read; None, and a warning, in any other currency."""
    value = holder.child(name)
    amount, currency = value.get("amount"), value.text("currency")
    if amount is None or currency in (None, _RUPIAH):
        return amount
    value.tell.warn(
        "currency",
        value.at("currency"),
        f"{amount} {currency}",
        f"bukan rupiah ({currency}), jadi tidak disimpan; tukar dahulu ke IDR dengan kurs yang "
        "dapat dipertanggungjawabkan",
        f"not rupiah ({currency}) and therefore not kept; change it to IDR first, at a rate that "
        "can be accounted for",
    )
    return None
