"""A check is a measured value, perhaps held against what this machine can do at best."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

Measure = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the report.

    `target` holds for value ÷ limit when a `limit` (a name among the limits of the run) is given,
    else for the value itself; without a target the value is only reported.
    """

    name: str
    unit: str
    measure: Measure
    limit: str = ""
    target: float | None = None
    at_least: bool = False
    summary: Callable[[Sequence[float]], float] = statistics.median


@dataclass(frozen=True, slots=True)
class Result:
    """What a check came to over all rounds."""

    name: str
    unit: str
    value: float
    limit_name: str
    limit: float | None
    ratio: float | None
    target: float | None
    at_least: bool
    rounds: tuple[float, ...]

    @property
    def ok(self) -> bool | None:
        """Whether the target is met; None without a target."""
        if self.target is None:
            return None
        shown = self.value if self.ratio is None else self.ratio
        return shown >= self.target if self.at_least else shown <= self.target

    def as_json(self) -> dict[str, Any]:
        """For the file of results."""
        return asdict(self) | {"ok": self.ok}


def run(
    checks: Sequence[Check],
    limits: Mapping[str, Measure],
    rounds: int,
    tell: Callable[[str], None],
) -> list[Result]:
    """Measure everything once a round, limits and values in turn, and take medians.

    Interleaving makes a slow minute of the machine hit the value and its limit alike.
    """
    used = {
        name: measure for name, measure in limits.items() if any(name == c.limit for c in checks)
    }
    values: dict[str, list[float]] = {check.name: [] for check in checks}
    bounds: dict[str, list[float]] = {name: [] for name in used}
    for number in range(1, rounds + 1):
        for name, measure in used.items():
            bounds[name].append(measure())
        for check in checks:
            tell(f"round {number}/{rounds}: {check.name}")
            values[check.name].append(check.measure())
    return [_result(check, values[check.name], bounds.get(check.limit)) for check in checks]


def _result(check: Check, values: list[float], bounds: list[float] | None) -> Result:
    value = check.summary(values)
    limit = statistics.median(bounds) if bounds else None
    return Result(
        check.name,
        check.unit,
        value,
        check.limit,
        limit,
        value / limit if limit else None,
        check.target,
        check.at_least,
        tuple(values),
    )
