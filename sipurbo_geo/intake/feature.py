"""One row or feature of a file, before anybody has looked at what it means."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from shapely.geometry.base import BaseGeometry

from ..errors import Problem

if TYPE_CHECKING:
    from .riwayat import Riwayat

#: takes every problem as it is found
Report = Callable[[Problem], None]


@dataclass(frozen=True, slots=True)
class SourceFeature:
    """What a file says about one thing.

    `where` is the row or feature as a person would count it ("baris 14", "fitur 3"); `geometry` is
    EPSG:4326, lon/lat, two-dimensional, or None when the file has none. `sektor` are the OC4IDS
    sectors and `riwayat` the reports, payments and amendments that come with it.
    """

    where: str
    properties: dict[str, Any]
    geometry: BaseGeometry | None
    sektor: tuple[str, ...] = ()
    riwayat: Riwayat | None = None


def problem(
    code: str,
    file: str,
    where: str,
    texts: tuple[str, str],
    *,
    field: str = "",
    value: object = "",
    warn: bool = False,
) -> Problem:
    """A `Problem` whose `texts` are its Indonesian and its English; a warning when `warn`."""
    severity = "peringatan" if warn else "galat"
    return Problem(code, file, where, field, str(value)[:80], *texts, severity)


class Once:
    """Reports a problem that concerns the whole file one time, however often it is met."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._seen: set[str] = set()

    def __call__(self, problem: Problem) -> None:
        """Report `problem` unless one with its code was reported before."""
        if problem.code not in self._seen:
            self._seen.add(problem.code)
            self._report(problem)
