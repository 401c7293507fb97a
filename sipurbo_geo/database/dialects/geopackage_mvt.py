"""Vector tiles: SQLite makes none, so they are made of what is read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from ...model.ubin import Ubin


def layer_statement(
    rows: sa.Select[Any],  # noqa: ARG001 - the other room makes something of it
    names: Sequence[str],  # noqa: ARG001
    layer: str,  # noqa: ARG001
    ubin: Ubin,  # noqa: ARG001
    halus: float,  # noqa: ARG001
) -> sa.Select[Any] | None:
    """The encoded layer of `rows` as one value: None, for there is no such statement here."""
    return None
