"""Rupiah as offices and machines write it."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from .cell import clean, is_blank, refusal
from .digits import AmbiguousDigitsError, Reading, exact, read_digits

#: more than the whole state budget is a typing mistake; it also still fits a column of 17 digits
_LIMIT = Decimal(10) ** 15
_SCALES = {
    "ribu": 10**3,
    "rb": 10**3,
    "juta": 10**6,
    "jt": 10**6,
    "miliar": 10**9,
    "milyar": 10**9,
    "triliun": 10**12,
    "trilyun": 10**12,
}
_CURRENCY = re.compile(r"^(?:rp|idr)(?![a-z])\.?|\b(?:rupiah|idr)$", re.IGNORECASE)
_NO_SEN = re.compile(r"[.,]\s?[-–=]+$")
_SCALED = re.compile(r"^(?P<digits>\S+?) ?(?P<scale>[a-z]+)\.?$", re.IGNORECASE)
_SCIENTIFIC = re.compile(r"[+-]?[\d.,]+e[+-]?\d+", re.IGNORECASE)

_RIGHT_ID = "tulis jumlah rupiah seperti 1.234.567,89 atau 1234567.89"
_RIGHT_EN = "write an amount in rupiah such as 1.234.567,89 or 1234567.89"


def parse_money(value: Any) -> Decimal | None:
    """The rupiah that a cell means, rounded to the sen; None where it says nothing.

    Takes text ("Rp 1.234.567,89", "8.000.000.000", "Rp. 250 juta") and number cells. A dot before
    three digits groups thousands; a lone comma before three digits is refused as ambiguous.
    Raises `ValueParseError`.
    """
    if is_blank(value):
        return None
    amount = _read(value)
    if amount < 0:
        raise refusal(
            value,
            "jumlah uang tidak boleh kurang dari nol.",
            "an amount of money cannot be below zero.",
        )
    if amount >= _LIMIT:
        raise refusal(
            value,
            "jumlah sebesar ini tidak mungkin; periksa nol dan pemisah ribuannya.",
            "an amount this large is impossible; check its zeros and separators.",
        )
    return exact(amount, 2)


def format_money(amount: Decimal) -> str:
    """`amount` as an office writes it: "Rp 1.234.567,89", sen only where there are any."""
    whole, _, sen = f"{abs(amount):,.2f}".partition(".")
    sign = "-" if amount < 0 else ""
    return f"Rp {sign}{whole.replace(',', '.')}" + (f",{sen}" if sen != "00" else "")


def _read(value: Any) -> Decimal:
    if isinstance(value, int | float | Decimal):
        try:
            return exact(value, 2)
        except ValueError:
            raise refusal(value, f"bukan uang; {_RIGHT_ID}.", f"not money; {_RIGHT_EN}.") from None
    text = _CURRENCY.sub("", clean(value)).strip()
    negative = text.startswith("(") and text.endswith(")")
    text = _NO_SEN.sub("", text.strip("() "))
    amount = _read_text(value, text)
    return -amount if negative else amount


def _read_text(value: Any, text: str) -> Decimal:
    if _SCIENTIFIC.fullmatch(text):
        raise refusal(
            value,
            "Excel memendekkan angka ini; ubah format selnya menjadi Angka lalu simpan ulang.",
            "Excel has shortened this number; set the cell's format to Number and save again.",
        )
    scaled = _SCALED.match(text)
    scale = _SCALES.get(scaled["scale"].lower()) if scaled else None
    try:
        if scaled and scale:
            return read_digits(scaled["digits"], Reading.STRICT) * scale
        return _with_two_decimals(read_digits(text.replace(" ", ""), Reading.RUPIAH))
    except AmbiguousDigitsError:
        raise refusal(
            value,
            f"bisa berarti ribuan atau pecahan; {_RIGHT_ID}.",
            f"this may mean thousands or a fraction; {_RIGHT_EN}.",
        ) from None
    except ValueError:
        raise refusal(value, f"bukan uang; {_RIGHT_ID}.", f"not money; {_RIGHT_EN}.") from None


def _with_two_decimals(amount: Decimal) -> Decimal:
    """Sen have two digits; more of them in text means a separator that was misread."""
    if amount != round(amount, 2):
        raise AmbiguousDigitsError(amount)
    return amount
