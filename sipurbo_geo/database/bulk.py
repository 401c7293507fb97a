"""What both databases share when many rows go in at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter
from typing import Any

import sqlalchemy as sa


def processors(
    connection: sa.Connection, table: sa.Table, names: Sequence[str]
) -> Callable[[Mapping[str, Any]], Sequence[Any]]:
    """A function from a row to the values that the driver takes, in the order of `names`."""
    dialect = connection.dialect
    found = [table.c[name].type.dialect_impl(dialect).bind_processor(dialect) for name in names]
    special = [(at, process) for at, process in enumerate(found) if process is not None]
    pick = itemgetter(*names)

    def to_driver(row: Mapping[str, Any]) -> Sequence[Any]:
        values = list(pick(row))
        for at, process in special:
            if values[at] is not None:
                values[at] = process(values[at])
        return values

    return to_driver
