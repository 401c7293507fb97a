"""Walking all addresses of the office, those too that others add later."""

from __future__ import annotations

import re

_PART = re.compile(r"<(?:[^:>]+:)?([^>]+)>")


def fill(alamat: str, key: int) -> str:
    """The address with `key` in every place that varies."""
    return _PART.sub(str(key), alamat)


def varies(alamat: str) -> bool:
    """Whether it is the address of one thing among many."""
    return _PART.search(alamat) is not None
