"""Few at a time: what costs much memory or time waits for its turn, but not for ever."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore

from sipurbo_geo.errors import BusyError

#: small things are done in less; waiting longer would hold one thread after the other
PATIENCE_S = 2.0


@contextmanager
def turn(turns: BoundedSemaphore, busy: Callable[[], BusyError]) -> Iterator[None]:
    """Hold one of the `turns`; raises what `busy` makes when none became free in time."""
    if not turns.acquire(timeout=PATIENCE_S):
        raise busy()
    try:
        yield
    finally:
        turns.release()
