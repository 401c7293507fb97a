"""How long something takes a processor, whatever else a machine has to do."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

_TRIES = 3


def least_cpu_s(action: Callable[[], object]) -> float:
    """Seconds of processor time that `action` takes this thread at best.

    Not the time on the clock, which others take as well, and the best of some tries: caches are
    shared too. What the rest of the run has left to be swept up is swept before.
    """
    gc.collect()
    return min(_once(action) for _ in range(_TRIES))


def _once(action: Callable[[], object]) -> float:
    before = time.thread_time()
    action()
    return time.thread_time() - before
