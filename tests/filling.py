"""What a catalogue of the tests holds at first."""

from __future__ import annotations

from collections.abc import Callable

from sipurbo_geo.database.engine import Catalogue, open_catalogue
from sipurbo_geo.registry import Registry

#: puts into an empty catalogue what every test of a folder begins with
Fill = Callable[[Catalogue, Registry], None]


def nothing(catalogue: Catalogue, registry: Registry) -> None:
    """Leave it empty."""


def fill_at(url: str, fill: Fill, registry: Registry) -> None:
    """Fill the catalogue at `url`, and close it."""
    catalogue = open_catalogue(url)
    fill(catalogue, registry)
    catalogue.close()
