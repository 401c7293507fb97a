"""The stages of a kegiatan, from plan to use."""

from __future__ import annotations

from enum import StrEnum

from .label import Label


class Tahap(StrEnum):
    """Where a kegiatan stands in its life; the order is the order of the work."""

    PERENCANAAN = "perencanaan"
    PENGADAAN = "pengadaan"
    PELAKSANAAN = "pelaksanaan"
    PEMELIHARAAN = "pemeliharaan"
    SELESAI = "selesai"
    DIHENTIKAN = "dihentikan"

    @property
    def order(self) -> int:
        """Its place in the life of a kegiatan, from 0."""
        return list(Tahap).index(self)


TAHAP_LABELS: dict[Tahap, Label] = {
    Tahap.PERENCANAAN: Label("Perencanaan", "Planning"),
    Tahap.PENGADAAN: Label("Pemilihan penyedia", "Procurement"),
    Tahap.PELAKSANAAN: Label("Pelaksanaan", "Under construction"),
    Tahap.PEMELIHARAAN: Label("Masa pemeliharaan (setelah PHO)", "Defects period (after PHO)"),
    Tahap.SELESAI: Label("Selesai (FHO), dimanfaatkan", "Final handover, in use"),
    Tahap.DIHENTIKAN: Label("Dihentikan", "Terminated"),
}
