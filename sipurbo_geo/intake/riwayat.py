"""What a file tells of a kegiatan over time, beside what it is now."""

from __future__ import annotations

from dataclasses import dataclass

from ..errors import Problem
from ..model.kegiatan import Adendum
from ..model.progres import ProgresKeuangan
from .progres_draft import ProgresDraft


@dataclass(frozen=True, slots=True)
class Riwayat:
    """Weekly reports, payments and amendments of one kegiatan.

    `problems` are those of entries that could not be read; they are told once the kegiatan itself
    can be taken.
    """

    progres: tuple[ProgresDraft, ...] = ()
    keuangan: tuple[ProgresKeuangan, ...] = ()
    adendum: tuple[Adendum, ...] = ()
    problems: tuple[Problem, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.progres or self.keuangan or self.adendum or self.problems)
