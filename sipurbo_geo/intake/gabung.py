"""Several rows of one kegiatan, one for each of its locations, become one kegiatan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import cast

import shapely
from shapely.geometry.base import BaseGeometry

from ..errors import place_in_english
from .feature import Report, problem
from .kegiatan_draft import Draft

_MIXED = (
    "lokasi-lokasi kegiatan ini berbeda jenisnya (titik, garis, bidang) sehingga tidak dapat "
    "digabung; pakai satu jenis",
    "the locations of this kegiatan are of different kinds (point, line, area) and cannot be put "
    "together; use one kind",
)


class Gatherer:
    """Holds the drafts of a whole file by kode. Memory grows with the number of rows."""

    def __init__(self, file: str, report: Report) -> None:
        self._file = file
        self._report = report
        self._drafts: dict[str, list[Draft]] = {}

    def add(self, draft: Draft) -> None:
        """Keep `draft` with the others of its kode."""
        self._drafts.setdefault(draft.kode, []).append(draft)

    def merged(self) -> Iterator[Draft]:
        """One draft per kode, in the order in which they came."""
        for drafts in self._drafts.values():
            first, *others = drafts
            for other in others:
                self._take_over(first, other)
            shape = together(draft.geometry for draft in drafts)
            if shape is None and any(draft.geometry is not None for draft in drafts):
                where = ", ".join(draft.where for draft in drafts)
                self._report(problem("mixed_locations", self._file, where, _MIXED))
                continue
            first.geometry = shape
            yield first

    def _take_over(self, first: Draft, other: Draft) -> None:
        """What only `other` says is added; where the two disagree, the first row counts."""
        differing = [
            key
            for key, value in (other.values | other.attributes).items()
            if value != (first.values | first.attributes).get(key, value)
        ]
        if differing:
            named = ", ".join(differing)
            place = place_in_english(first.where)
            texts = (
                f"isinya berbeda dengan {first.where} untuk kegiatan yang sama; "
                f"dipakai isi {first.where}",
                f"differs from {place} for the same kegiatan; what {place} says is used",
            )
            self._report(
                problem("differing_rows", self._file, other.where, texts, field=named, warn=True)
            )
        first.values = other.values | first.values
        first.attributes = other.attributes | first.attributes


def together(shapes: Iterable[BaseGeometry | None]) -> BaseGeometry | None:
    """All shapes as one of the simplest kind that holds them, each place once; None if mixed."""
    parts = [part for shape in shapes if shape is not None for part in shapely.get_parts(shape)]
    parts = list({part.wkb: part for part in parts}.values())
    kinds = {part.geom_type for part in parts}
    if len(kinds) != 1:
        return None
    if len(parts) == 1:
        return cast("BaseGeometry", parts[0])
    kind = kinds.pop()
    if kind == "Point":
        return shapely.MultiPoint(parts)
    return shapely.MultiLineString(parts) if kind == "LineString" else shapely.MultiPolygon(parts)
