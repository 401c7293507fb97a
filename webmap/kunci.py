"""Keys in addresses: a number that no database holds is the address of nothing."""

from __future__ import annotations

from typing import Any

from werkzeug.routing import IntegerConverter, Map

LARGEST = 2**63 - 1


class KeyConverter(IntegerConverter):
    """`<int:id>` up to the largest key that both databases know."""

    def __init__(self, map: Map, *args: Any, **kwargs: Any) -> None:  # noqa: A002
        super().__init__(map, *args, **{"max": LARGEST} | kwargs)
