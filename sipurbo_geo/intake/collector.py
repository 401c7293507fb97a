"""Python's search for cycles, held back while many rows pass."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def quiet_collector() -> Iterator[None]:
    """No search for cycles inside: rows hold none, and looking costs a tenth of an import."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def sweep() -> None:
    """Drop the cycles made since the last sweep: statements of SQLAlchemy leave some behind."""
    gc.collect(0)
