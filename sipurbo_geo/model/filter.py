"""One filter for map, list, feed and download: the same words mean the same everywhere."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime

#: west, south, east, north in degrees (EPSG:4326)
Bbox = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class KegiatanFilter:
    """What is asked for. Values of one field mean OR, different fields mean AND.

    `kecamatan` holds Kemendagri codes, `bidang` slugs, `layer` keys, `sumber_dana` keys; `q` is
    free text, every word of which must occur; `pada` asks for what was public at that moment.
    """

    kode: tuple[str, ...] = ()
    kecamatan: tuple[str, ...] = ()
    bidang: tuple[str, ...] = ()
    layer: tuple[str, ...] = ()
    tahun: tuple[int, ...] = ()
    tahap: tuple[str, ...] = ()
    sumber_dana: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    q: str = ""
    bbox: Bbox | None = None
    pada: datetime | None = None
    dipetakan: bool | None = None

    @property
    def is_empty(self) -> bool:
        """Whether everything is asked for."""
        return self == _EVERYTHING

    @property
    def used(self) -> tuple[str, ...]:
        """The names of the fields that narrow the question."""
        return tuple(
            f.name for f in fields(self) if getattr(self, f.name) != getattr(_EVERYTHING, f.name)
        )


_EVERYTHING = KegiatanFilter()
