"""SiPURBO-geo: the map of a kabupaten's public works, from the register to the feeds."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from os import PathLike

    from .klien import Terbitan

__version__ = "0.1.0"
__all__ = ["__version__", "open"]


def open(alamat: str | PathLike[str]) -> Terbitan:  # noqa: A001 - said with the package before it
    """What a catalogue publishes, as tables: `sipurbo_geo.open("tebo.gpkg").kegiatan()`.

    `alamat` is the file of a catalogue, `postgresql+psycopg://…`, or `https://…` of a server.
    Nothing is written. Raises a `sipurbo_geo.errors.SipurboError` that says what to do.
    """
    from .klien import open_terbitan

    return open_terbitan(alamat)
