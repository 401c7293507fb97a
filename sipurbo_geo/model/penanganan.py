"""What is done about a critical contract, in the order of the contract's own clauses."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ..errors import ConflictError, ParameterError
from .label import Label
from .laporan import TERPANJANG

_LONGEST_NUMBER = 120


class Tindakan(StrEnum):
    """The steps; the order is the order in which they may follow each other."""

    SCM_I = "scm_i"
    SP_I = "sp_i"
    SCM_II = "scm_ii"
    SP_II = "sp_ii"
    SCM_III = "scm_iii"
    SP_III = "sp_iii"
    PUTUS = "putus"


TINDAKAN_LABELS: dict[Tindakan, Label] = {
    Tindakan.SCM_I: Label("SCM I (rapat pembuktian)", "SCM I (show-cause meeting)"),
    Tindakan.SP_I: Label("SP I (surat peringatan)", "SP I (letter of warning)"),
    Tindakan.SCM_II: Label("SCM II", "SCM II"),
    Tindakan.SP_II: Label("SP II", "SP II"),
    Tindakan.SCM_III: Label("SCM III", "SCM III"),
    Tindakan.SP_III: Label("SP III", "SP III"),
    Tindakan.PUTUS: Label("Pemutusan kontrak", "Termination"),
}


@dataclass(frozen=True, slots=True)
class Penanganan:
    """One step on `tanggal`, with the number of its letter or minutes."""

    tindakan: Tindakan
    tanggal: date
    nomor_surat: str = ""
    catatan: str = ""


def next_tindakan(last: Tindakan | None) -> tuple[Tindakan, ...]:
    """What may follow `last`: the next step, or SCM I of a new round when the work recovered."""
    if last is None:
        return (Tindakan.SCM_I,)
    if last is Tindakan.PUTUS:
        return ()
    order = list(Tindakan)
    return (order[order.index(last) + 1], *((Tindakan.SCM_I,) if last != Tindakan.SCM_I else ()))


def check_penanganan(item: Penanganan, last: Penanganan | None, hari_ini: date) -> None:
    """Raise unless `item` may follow `last`: `ConflictError`, or `ParameterError` for a field."""
    allowed = next_tindakan(last.tindakan if last else None)
    if item.tindakan not in allowed:
        choices = [TINDAKAN_LABELS[step] for step in allowed]
        raise ConflictError(
            "Urutan penanganan kontrak kritis tidak boleh dilompati. Berikutnya: "
            + (", atau ".join(label.id for label in choices) or "tidak ada; kontrak sudah putus")
            + ".",
            "The steps about a critical contract may not be skipped. Next: "
            + (", or ".join(label.en for label in choices) or "none; the contract has ended")
            + ".",
        )
    if item.tanggal > hari_ini or (last and item.tanggal < last.tanggal):
        raise ParameterError(
            "tanggal",
            "Tanggal tidak boleh setelah hari ini atau sebelum tindakan sebelumnya.",
            "The date may lie neither after today nor before the step before.",
        )
    if not item.nomor_surat.strip() or len(item.nomor_surat) > _LONGEST_NUMBER:
        raise ParameterError(
            "nomor_surat",
            "Isi nomor surat atau berita acaranya.",
            "Give the number of the letter or of the minutes.",
        )
    if len(item.catatan) > TERPANJANG:
        raise ParameterError(
            "catatan",
            f"Catatannya terlalu panjang; paling banyak {TERPANJANG} huruf.",
            f"The note is too long; {TERPANJANG} characters at most.",
        )
