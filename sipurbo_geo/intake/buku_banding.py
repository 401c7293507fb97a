"""What a workbook would change, before anything is changed."""

from __future__ import annotations

from dataclasses import dataclass

from ..errors import Problem, SipurboError, StaleError
from ..model.kegiatan import Kegiatan
from ..model.kegiatan_nilai import Ubahan
from .feature import problem


@dataclass(frozen=True, slots=True)
class Baris:
    """One row that changes something. `versi` is the version it was made from; None: it is new.

    `hasil` is what saving it would give: "baru", "berubah" or "diajukan".
    """

    where: str
    item: Kegiatan
    versi: int | None
    hasil: str
    ubahan: tuple[Ubahan, ...]


@dataclass(frozen=True, slots=True)
class Banding:
    """All rows of a workbook beside the register; `tetap` counts those that change nothing."""

    baris: tuple[Baris, ...]
    tetap: int
    masalah: tuple[Problem, ...]

    @property
    def galat(self) -> int:
        """How many problems keep the workbook out."""
        return sum(found.is_error for found in self.masalah)

    @property
    def can_save(self) -> bool:
        """Whether there is something to save and nothing against it."""
        return bool(self.baris) and not self.galat


_STALE = (
    "kegiatan ini diubah orang lain sejak buku ini diunduh. Unduh ulang dan ulangi perubahannya, "
    "atau hapus barisnya supaya yang lain dapat disimpan",
    "somebody else changed this kegiatan since the workbook was downloaded. Download again and "
    "repeat the change, or delete its row so that the others can be saved",
)


def refused(file: str, where: str, error: SipurboError, kode: str) -> Problem:
    """The problem of a row that the catalogue refuses."""
    name = type(error).__name__.removesuffix("Error").lower()
    texts = _STALE if isinstance(error, StaleError) else (error.id, error.en)
    return problem(name, file, where, texts, field="kode", value=kode)
