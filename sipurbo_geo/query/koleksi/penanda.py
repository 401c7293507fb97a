"""The mark in a link to the next page: the place of the last feature in the order.

It says where to go on, and nothing else: it is neither secret nor signed, and whoever writes one
gets what a filter would give as well.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence
from typing import Any

from ...errors import ParameterError

NAME = "sesudah"
_LONGEST = 2000


def write_penanda(values: Sequence[Any]) -> str:
    """The mark of texts, numbers and None."""
    text = json.dumps(list(values), separators=(",", ":"), ensure_ascii=False)
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def read_penanda(text: str, length: int) -> list[Any]:
    """The `length` values of a mark; raises `ParameterError`."""
    try:
        if len(text) > _LONGEST:
            raise ValueError(text)
        raw = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
        values = json.loads(raw)
    except ValueError:
        raise wrong_penanda() from None
    if not isinstance(values, list) or len(values) != length:
        raise wrong_penanda()
    return values


def wrong_penanda() -> ParameterError:
    """The refusal of a mark that no link gave."""
    return ParameterError(
        NAME,
        "Penanda halaman ini tidak dikenal. Ikuti tautan 'next' dari halaman sebelumnya, atau "
        "mulai lagi tanpa parameter ini.",
        "This page mark is not known. Follow the link 'next' of the page before, or start again "
        "without this parameter.",
    )
