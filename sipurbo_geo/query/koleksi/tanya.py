"""One question to a collection: what is asked for, in which order, and from where on."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ...model.crs import CRS84, Crs
from ...model.filter import Bbox, KegiatanFilter

#: features a page, where nobody says how many
USUAL_LIMIT = 100
#: whoever asks for more gets so many
MOST = 10_000


@dataclass(frozen=True, slots=True)
class Urutan:
    """One key of the order; what has no value stands last, whichever way it goes."""

    name: str
    menurun: bool = False


@dataclass(frozen=True, slots=True)
class Tanya:
    """What is asked of a collection. Everything that is given has to hold.

    `kotak` are boxes of which one has to be met; `waktu` is a span of days, open where None;
    `sama` are properties with the values that they may have, as text; `syarat` is the tree of a
    CQL2 filter, with geometries in `syarat_crs`; `sesudah` is the mark of the page before.
    """

    saring: KegiatanFilter = field(default_factory=KegiatanFilter)
    kotak: tuple[Bbox, ...] = ()
    waktu: tuple[date | None, date | None] | None = None
    sama: tuple[tuple[str, tuple[str, ...]], ...] = ()
    syarat: Any = None
    syarat_crs: Crs = CRS84
    urut: tuple[Urutan, ...] = ()
    sesudah: str = ""
    limit: int = USUAL_LIMIT
