"""CQL2 JSON into the same tree: it is the tree already, once it is known to be small enough."""

from __future__ import annotations

import json
from typing import Any, NoReturn

from .batas import check_json_depth, check_length
from .galat import wrong


def parse_json(text: str) -> Any:
    """The tree of a filter; raises `ParameterError` for what is no JSON."""
    check_length(text)
    check_json_depth(text)
    try:
        return json.loads(text, parse_constant=_no_number)
    except ValueError:
        raise wrong(
            "ini bukan JSON. Untuk CQL2 sebagai teks, tulis filter-lang=cql2-text.",
            "this is not JSON. For CQL2 as text, write filter-lang=cql2-text.",
        ) from None


def _no_number(name: str) -> NoReturn:
    raise ValueError(name)
