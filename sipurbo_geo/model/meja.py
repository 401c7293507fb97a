"""What lies on an officer's desk beside the tasks: counts, and what should not be forgotten."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, TypeVar

from .dokumen import JenisDokumen, kelengkapan
from .kegiatan import Keadaan
from .rekap import Alasan
from .status import Status
from .tahap import Tahap

T = TypeVar("T")

#: what counts as "halfway" where a document is due from then on
SETENGAH = Decimal(50)


@dataclass(frozen=True, slots=True)
class Hitungan:
    """How many kegiatan there are, by keadaan and by bidang; `berjalan` are under construction.

    `nilai_berjalan` is the contract value of those, in rupiah. Withdrawn ones count only by
    keadaan.
    """

    per_keadaan: Mapping[Keadaan, int]
    per_bidang: Mapping[str, int]
    berjalan: int
    nilai_berjalan: Decimal

    @property
    def jumlah(self) -> int:
        """Those that are not withdrawn."""
        return sum(self.per_bidang.values())


@dataclass(frozen=True, slots=True)
class Teratas(Generic[T]):
    """The first few of a list, and how long it is."""

    baris: Sequence[T]
    jumlah: int


@dataclass(frozen=True, slots=True)
class Terlambat:
    """A published work that lags behind its plan."""

    id: int
    kode: str
    nama: str
    status: Status
    deviasi: Decimal | None
    minggu: int | None
    alasan: Alasan | None


@dataclass(frozen=True, slots=True)
class TanpaPeta:
    """A kegiatan that is not on the map, and why."""

    id: int
    kode: str
    nama: str
    alasan: str


@dataclass(frozen=True, slots=True)
class KelompokDokumen:
    """Kegiatan of one stage (`lewat_setengah`: of more than half progress), with their documents.

    `ada` says how many of them have each kind.
    """

    tahap: Tahap
    lewat_setengah: bool
    jumlah: int
    ada: Mapping[JenisDokumen, int]

    def kurang(self) -> dict[JenisDokumen, int]:
        """How many lack each kind that is due by now, in the order of the checklist."""
        realisasi = SETENGAH if self.lewat_setengah else Decimal(0)
        due = kelengkapan(self.tahap, (), realisasi)
        lacking = {jenis: self.jumlah - self.ada.get(jenis, 0) for jenis in due}
        return {jenis: count for jenis, count in lacking.items() if count > 0}


def kurang_per_tahap(
    groups: Sequence[KelompokDokumen],
) -> dict[Tahap, dict[JenisDokumen, int]]:
    """Missing documents by stage, in the order of the work, without stages that lack nothing."""
    found: dict[Tahap, dict[JenisDokumen, int]] = {}
    for group in sorted(groups, key=lambda g: g.tahap.order):
        for jenis, count in group.kurang().items():
            stage = found.setdefault(group.tahap, {})
            stage[jenis] = stage.get(jenis, 0) + count
    return found
