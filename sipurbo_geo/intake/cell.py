"""What one cell of a file may hold before anybody has looked at it."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from ..errors import SipurboError

#: what offices write where they mean that there is nothing
_NOTHING = frozenset({"", "-", "--", "---", "–", "—", "n/a", "#n/a", "null", "none", "nan", "nil"})
#: what a spreadsheet shows where a formula failed
_FORMULA_FAULT = re.compile(r"#(REF|DIV/0|VALUE|NAME|NUM|NULL)[!?]?", re.IGNORECASE)
_BLANKS = re.compile(r"[\s\u00a0\u2007\u202f\u200b\ufeff]+")
#: blanks that `str.strip` knows, and those that copies from web pages leave behind
_AROUND = " \t\r\n\v\f\u00a0\u2007\u202f\u200b\ufeff"
_LONGEST_NOTHING = max(map(len, _NOTHING))
_SHOWN = 60


class ValueParseError(SipurboError):
    """A value cannot be read as what its column asks for; the text says what would be right."""


def clean(value: object) -> str:
    """`value` as text without blanks around it; every run of blanks inside becomes one space.

    No-break and zero-width blanks, which copies from web pages and PDFs bring, count as blanks.
    """
    return _BLANKS.sub(" ", str(value)).strip()


def is_blank(value: object) -> bool:
    """Whether a cell says nothing: empty, or one of the marks that offices put there instead."""
    if value is None:
        return True
    if isinstance(value, str):
        bare = value.strip(_AROUND)
        return len(bare) <= _LONGEST_NOTHING and bare.casefold() in _NOTHING
    # Readers of map files give NaN or NaT for an empty cell, and only these differ from themselves.
    return value.is_nan() if isinstance(value, Decimal) else bool(value != value)


def shown(value: Any) -> str:
    """`value` as it is quoted in a message: one line, not too long."""
    text = clean(value)
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def refusal(value: Any, id: str, en: str) -> ValueParseError:
    """The error for `value`: what was found, then `id` and `en`, which say what would be right."""
    found = shown(value)
    if _FORMULA_FAULT.fullmatch(found):
        return ValueParseError(
            f'Rumus di sel ini gagal ("{found}"). Perbaiki rumusnya atau ketik nilainya.',
            f'The formula in this cell failed ("{found}"). Mend it or type the value.',
        )
    return ValueParseError(f'"{found}": {id}', f'"{found}": {en}')
