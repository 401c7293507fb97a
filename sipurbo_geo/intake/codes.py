"""Budget codes and the two numberings of places, each in one spelling."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from .cell import clean, is_blank, refusal

_BUDGET = re.compile(r"[0-9A-Z]+(?:\.[0-9A-Z]+)*", re.IGNORECASE | re.ASCII)
#: urusan . bidang . program . level . kegiatan . sub-kegiatan, as the lists since 2019 have them
_MODERN = re.compile(r"\d\.\d{1,2}(?:\.\d{1,2}(?:\.\d(?:\.\d{1,2}(?:\.\d{1,4})?)?)?)?", re.ASCII)
_MODERN_WIDTHS = (1, 2, 2, 1, 2, 4)
_PLACE_WIDTHS = (2, 2, 2, 4)
_BPS = re.compile(r"(?:id|idn)?(\d{2}|\d{4}|\d{7}|\d{10})", re.IGNORECASE | re.ASCII)


def normalise_budget_code(value: Any) -> str:
    """A budget code in one spelling: "1.03.10.2.1.53." and "1 . 03.10.2.01.0053" are the same.

    Trailing dots and blanks go; codes of the lists since 2019 get their leading zeros. Keep the
    original beside it. Empty text where the cell is empty; raises `ValueParseError`.
    """
    if is_blank(value):
        return ""
    text = re.sub(r"[ .,/-]*[.,/-][ .,/-]*|(?<=\d) (?=\d)", ".", clean(value)).strip(". ")
    if not _BUDGET.fullmatch(text):
        raise refusal(
            value,
            "tidak terbaca sebagai kode rekening; tulis misalnya 1.03.10.2.01.0053.",
            "not a budget code; write for example 1.03.10.2.01.0053.",
        )
    if _MODERN.fullmatch(text):
        parts = zip(text.split("."), _MODERN_WIDTHS, strict=False)
        return ".".join(part.zfill(width) for part, width in parts)
    return text.upper()


def normalise_kode_kemendagri(value: Any) -> str:
    """A Kemendagri code with its dots: "150906" becomes "15.09.06", 15.09 stays "15.09".

    Takes province, kabupaten, kecamatan and desa. Empty text where the cell is empty; raises
    `ValueParseError`.
    """
    if is_blank(value):
        return ""
    text = _place_text(value)
    if "." in text:
        parts = text.split(".")
    else:
        parts = [text[0:2], text[2:4], text[4:6], text[6:]]
        parts = [part for part in parts if part]
    widths = _PLACE_WIDTHS[: len(parts)]
    if len(parts) > len(_PLACE_WIDTHS) or any(
        not part.isdigit() or not part.isascii() or len(part) != width
        for part, width in zip(parts, widths, strict=True)
    ):
        raise refusal(
            value,
            "bukan kode Kemendagri; tulis misalnya 15.09.06 (kecamatan), 15.09.06.2014 (desa).",
            "not a Kemendagri code; write for example 15.09.06 (kecamatan), 15.09.06.2014 (desa).",
        )
    return ".".join(parts)


def normalise_kode_bps(value: Any) -> str:
    """A BPS code as bare digits: "id1508010" becomes "1508010".

    2 digits are a province, 4 a kabupaten, 7 a kecamatan, 10 a desa. Empty text where the cell is
    empty; raises `ValueParseError`.
    """
    if is_blank(value):
        return ""
    found = _BPS.fullmatch(_place_text(value))
    if not found:
        raise refusal(
            value,
            "bukan kode BPS; tulis 4 angka (kabupaten), 7 (kecamatan) atau 10 (desa).",
            "not a BPS code; write 4 digits (kabupaten), 7 (kecamatan) or 10 (desa).",
        )
    return found[1]


def _place_text(value: Any) -> str:
    """The code as text; a spreadsheet may have made a number of it (15.1 was 15.10)."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, float | Decimal):
        whole, _, rest = str(value).partition(".")
        return f"{whole}.{rest.ljust(2, '0')}" if rest else whole
    return clean(value).replace(" ", "").strip(".")
