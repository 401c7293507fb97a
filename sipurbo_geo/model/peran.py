"""Who acts: the roles of the office, and the person (or the machine's keeper) behind a change."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from .label import Label


class Peran(StrEnum):
    """The roles of the office; what each may do stands in `wewenang`."""

    ADMINISTRATOR = "administrator"
    KEPALA_DINAS = "kepala_dinas"
    KPA = "kpa"
    PPK = "ppk"
    PPTK = "pptk"
    TIM_TEKNIS = "tim_teknis"
    KONSULTAN = "konsultan"
    PPID = "ppid"
    BENDAHARA = "bendahara"


PERAN_LABELS: dict[Peran, Label] = {
    Peran.ADMINISTRATOR: Label("Administrator", "Administrator"),
    Peran.KEPALA_DINAS: Label("Kepala Dinas (PA)", "Head of the agency (PA)"),
    Peran.KPA: Label("Kuasa Pengguna Anggaran (KPA)", "Budget authority (KPA)"),
    Peran.PPK: Label("Pejabat Pembuat Komitmen (PPK)", "Commitment officer (PPK)"),
    Peran.PPTK: Label("Pejabat Pelaksana Teknis Kegiatan (PPTK)", "Technical officer (PPTK)"),
    Peran.TIM_TEKNIS: Label("Tim Teknis", "Technical team"),
    Peran.KONSULTAN: Label("Konsultan supervisi", "Supervising consultant"),
    Peran.PPID: Label("Pejabat informasi (PPID)", "Information officer (PPID)"),
    Peran.BENDAHARA: Label("Bendahara", "Treasurer"),
}


@dataclass(frozen=True, slots=True)
class Pelaku:
    """Who does something: `id` is the key of `pengguna`.

    `peran` None is whoever holds the machine (command line, migration) and so the database
    itself; see `SISTEM`. `bidang` are slugs, `ditugaskan` keys of kegiatan.
    """

    id: int | None
    peran: Peran | None
    bidang: tuple[str, ...] = ()
    ditugaskan: frozenset[int] = frozenset()
    nama: str = ""
    akun: str = ""

    @property
    def is_sistem(self) -> bool:
        """Whether this is the machine's keeper and not a signed-in person."""
        return self.peran is None


#: the command line: who can run it can open the database anyway
SISTEM = Pelaku(None, None, nama="sistem")
