"""Who may do what, and where: one table for every route and every verb."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ..errors import ForbiddenError
from .peran import PERAN_LABELS, Pelaku, Peran


class Lingkup(StrEnum):
    """Where a role may use a verb; each one holds the ones after it."""

    SEMUA = "semua"
    #: kegiatan of one's own bidang, and those assigned
    BIDANG = "bidang"
    #: only kegiatan that were assigned to the person
    DITUGASKAN = "ditugaskan"


class Kuasa(StrEnum):
    """What can be done in the office."""

    VIEW_KEGIATAN = "view_kegiatan"
    SAVE_KEGIATAN = "save_kegiatan"
    SUBMIT_KEGIATAN = "submit_kegiatan"
    APPROVE_KEGIATAN = "approve_kegiatan"
    WITHDRAW_KEGIATAN = "withdraw_kegiatan"
    ASSIGN_PENGGUNA = "assign_pengguna"
    SET_JADWAL = "set_jadwal"
    REPORT_PROGRES = "report_progres"
    VERIFY_PROGRES = "verify_progres"
    APPROVE_PROGRES = "approve_progres"
    REPORT_KEUANGAN = "report_keuangan"
    APPROVE_KEUANGAN = "approve_keuangan"
    RECORD_PENANGANAN = "record_penanganan"
    VIEW_DOKUMEN = "view_dokumen"
    STORE_DOKUMEN = "store_dokumen"
    APPROVE_DOKUMEN = "approve_dokumen"
    VIEW_REKAP = "view_rekap"
    VIEW_JEJAK = "view_jejak"
    MANAGE_PENGGUNA = "manage_pengguna"


@dataclass(frozen=True, slots=True)
class Sasaran:
    """The kegiatan that something is done to; `id` None for one that is not saved yet."""

    id: int | None
    bidang: str


def _everywhere(lingkup: Lingkup, *kuasa: Kuasa) -> dict[Kuasa, Lingkup]:
    return dict.fromkeys(kuasa, lingkup)


_READ = (Kuasa.VIEW_KEGIATAN, Kuasa.VIEW_DOKUMEN, Kuasa.VIEW_REKAP, Kuasa.VIEW_JEJAK)
_WRITE = (
    Kuasa.SAVE_KEGIATAN,
    Kuasa.SUBMIT_KEGIATAN,
    Kuasa.SET_JADWAL,
    Kuasa.RECORD_PENANGANAN,
    Kuasa.STORE_DOKUMEN,
)
_DECIDE = (
    Kuasa.APPROVE_KEGIATAN,
    Kuasa.WITHDRAW_KEGIATAN,
    Kuasa.APPROVE_PROGRES,
    Kuasa.APPROVE_KEUANGAN,
    Kuasa.APPROVE_DOKUMEN,
    Kuasa.ASSIGN_PENGGUNA,
)

#: role → verb → where. What does not stand here is not allowed.
WEWENANG: dict[Peran, dict[Kuasa, Lingkup]] = {
    # keeps accounts and data in order, but decides nothing that the public will see
    Peran.ADMINISTRATOR: _everywhere(
        Lingkup.SEMUA, *_READ, *_WRITE, Kuasa.ASSIGN_PENGGUNA, Kuasa.MANAGE_PENGGUNA
    ),
    Peran.KEPALA_DINAS: _everywhere(
        Lingkup.SEMUA, *_READ, Kuasa.APPROVE_KEGIATAN, Kuasa.WITHDRAW_KEGIATAN
    ),
    Peran.KPA: _everywhere(Lingkup.BIDANG, *_READ, *_DECIDE),
    Peran.PPK: _everywhere(Lingkup.BIDANG, *_READ, *_WRITE, *_DECIDE, Kuasa.REPORT_PROGRES),
    Peran.PPTK: _everywhere(
        Lingkup.BIDANG,
        *_READ,
        *_WRITE,
        Kuasa.REPORT_PROGRES,
        Kuasa.APPROVE_PROGRES,
        Kuasa.ASSIGN_PENGGUNA,
    ),
    Peran.TIM_TEKNIS: _everywhere(
        Lingkup.BIDANG,
        *_READ,
        *_WRITE,
        Kuasa.REPORT_PROGRES,
        Kuasa.VERIFY_PROGRES,
    ),
    Peran.KONSULTAN: _everywhere(
        Lingkup.DITUGASKAN,
        Kuasa.VIEW_KEGIATAN,
        Kuasa.VIEW_DOKUMEN,
        Kuasa.REPORT_PROGRES,
        Kuasa.STORE_DOKUMEN,
    ),
    Peran.PPID: _everywhere(Lingkup.SEMUA, *_READ, Kuasa.APPROVE_DOKUMEN, Kuasa.WITHDRAW_KEGIATAN),
    Peran.BENDAHARA: _everywhere(Lingkup.SEMUA, *_READ, Kuasa.REPORT_KEUANGAN),
}


def is_bounded(peran: Peran) -> bool:
    """Whether the role ends somewhere, so that an assignment can widen it."""
    return any(lingkup is not Lingkup.SEMUA for lingkup in WEWENANG[peran].values())


def lingkup_of(pelaku: Pelaku, kuasa: Kuasa) -> Lingkup | None:
    """Where the person may use the verb; None: nowhere."""
    if pelaku.peran is None:
        return Lingkup.SEMUA
    return WEWENANG[pelaku.peran].get(kuasa)


def may(pelaku: Pelaku, kuasa: Kuasa, sasaran: Sasaran | None = None) -> bool:
    """Whether the person may use the verb on `sasaran`; without one: on anything at all."""
    lingkup = lingkup_of(pelaku, kuasa)
    if lingkup is None or sasaran is None or lingkup is Lingkup.SEMUA:
        return lingkup is not None
    if sasaran.id is not None and sasaran.id in pelaku.ditugaskan:
        return True
    return lingkup is Lingkup.BIDANG and sasaran.bidang in pelaku.bidang


def require(pelaku: Pelaku, kuasa: Kuasa, sasaran: Sasaran | None = None) -> None:
    """Raise `ForbiddenError` that names who has the right, unless the person may."""
    if may(pelaku, kuasa, sasaran):
        return
    holders = [peran for peran, verbs in WEWENANG.items() if kuasa in verbs]
    if pelaku.peran in holders:
        raise ForbiddenError(
            "Kegiatan ini di luar lingkup Anda (bidang atau penugasan). Minta PPTK atau "
            "administrator menugaskannya kepada Anda.",
            "This kegiatan is outside your scope (unit or assignment). Ask the PPTK or the "
            "administrator to assign it to you.",
        )
    raise ForbiddenError(
        "Peran Anda tidak berwenang melakukan ini. Yang berwenang: "
        + ", ".join(PERAN_LABELS[peran].id for peran in holders),
        "Your role may not do this. Those who may: "
        + ", ".join(PERAN_LABELS[peran].en for peran in holders),
    )
