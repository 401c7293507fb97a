"""The places that the catalogue knows, by either code and by name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from ..model.wilayah import Tingkat, Wilayah
from .match import NameIndex, index_names


@dataclass(slots=True)
class Gazetteer:
    """The places that the catalogue knows, made by `make_gazetteer`."""

    by_kode: dict[str, Wilayah]
    by_bps: dict[str, Wilayah]
    indexes: dict[tuple[Tingkat, str], NameIndex] = field(default_factory=dict)

    def index(self, level: Tingkat, scope: str) -> NameIndex:
        """The names of `level` inside the place with the code `scope` (empty: everywhere)."""
        if (level, scope) not in self.indexes:
            inside = f"{scope}." if scope else ""
            names = {
                kode: place.nama
                for kode, place in self.by_kode.items()
                if place.tingkat is level and kode.startswith(inside)
            }
            self.indexes[level, scope] = index_names(names)
        return self.indexes[level, scope]

    def learn(self, places: Iterable[Wilayah]) -> None:
        """Know `places` as well, which have just been saved."""
        for place in places:
            self.by_kode[place.kode] = place
            if place.kode_bps:
                self.by_bps[place.kode_bps] = place
        self.indexes.clear()


def make_gazetteer(places: Iterable[Wilayah]) -> Gazetteer:
    """A gazetteer of `places`."""
    gazetteer = Gazetteer({}, {})
    gazetteer.learn(places)
    return gazetteer
