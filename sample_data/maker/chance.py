"""Chance that comes out the same on every machine and every run."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Chance:
    """Draws that depend on `key` alone, so that a change in one place moves nothing elsewhere.

    Built on `random.Random.random`, the one method that Python promises never to change.
    """

    def __init__(self, *key: object) -> None:
        self._draw = random.Random("|".join(map(str, key))).random

    def between(self, low: float, high: float) -> float:
        """A number from `low` to `high`."""
        return low + (high - low) * self._draw()

    def whole(self, low: int, high: int) -> int:
        """A whole number from `low` to `high`, both included."""
        return low + int((high - low + 1) * self._draw())

    def pick(self, options: Sequence[T]) -> T:
        """One of `options`."""
        return options[self.whole(0, len(options) - 1)]

    def happens(self, share: float) -> bool:
        """True in this share of cases."""
        return self._draw() < share

    def shuffled(self, options: Sequence[T]) -> list[T]:
        """All of `options` in another order."""
        order = sorted((self._draw(), number) for number in range(len(options)))
        return [options[number] for _, number in order]
