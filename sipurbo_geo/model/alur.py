"""The one state machine: which step leads from where to where, and who may take it.

Three kinds of thing move. A *kegiatan* goes draf → diajukan → terbit → ditarik. An *ajuan* (a
weekly report, a payment, a change of a published kegiatan) goes dilaporkan → diverifikasi →
disetujui, or back with a note. A *dokumen* goes diunggah → disetujui → ditarik, or back with a
note. Every door asks `next_step`; there is no other way to change a state.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ..errors import ConflictError, ForbiddenError, UsageError
from .kegiatan import Keadaan
from .label import Label
from .peran import Pelaku
from .wewenang import Kuasa, Sasaran, may


class JenisAjuan(StrEnum):
    """What is handed in."""

    FISIK = "fisik"
    KEUANGAN = "keuangan"
    PERUBAHAN = "perubahan"


class KeadaanAjuan(StrEnum):
    """Where an ajuan stands."""

    DILAPORKAN = "dilaporkan"
    DIVERIFIKASI = "diverifikasi"
    DISETUJUI = "disetujui"
    DIKEMBALIKAN = "dikembalikan"
    DIBATALKAN = "dibatalkan"


class KeadaanDokumen(StrEnum):
    """Where a dokumen stands; the public may have it only while it is approved."""

    DIUNGGAH = "diunggah"
    DISETUJUI = "disetujui"
    DIKEMBALIKAN = "dikembalikan"
    DITARIK = "ditarik"
    DIBATALKAN = "dibatalkan"


class Gerak(StrEnum):
    """A step, of a kegiatan, an ajuan or a dokumen."""

    AJUKAN = "ajukan"
    TARIK_AJUAN = "tarik_ajuan"
    TERBITKAN = "terbitkan"
    KEMBALIKAN = "kembalikan"
    TARIK = "tarik"
    BUKA_KEMBALI = "buka_kembali"
    LAPORKAN_ULANG = "laporkan_ulang"
    VERIFIKASI = "verifikasi"
    SETUJUI = "setujui"
    BATALKAN = "batalkan"


@dataclass(frozen=True, slots=True)
class Langkah:
    """One arrow of the machine. `catatan`: the step has to say why.

    `milik_sendiri`: only who handed it in may take it; `mata_lain`: only somebody else may.
    """

    gerak: Gerak
    dari: str
    ke: str
    kuasa: Kuasa
    catatan: bool = False
    milik_sendiri: bool = False
    mata_lain: bool = False


_D, _J, _T, _K = Keadaan.DRAF, Keadaan.DIAJUKAN, Keadaan.TERBIT, Keadaan.DITARIK

ALUR_KEGIATAN: tuple[Langkah, ...] = (
    Langkah(Gerak.AJUKAN, _D, _J, Kuasa.SUBMIT_KEGIATAN),
    Langkah(Gerak.TARIK_AJUAN, _J, _D, Kuasa.SUBMIT_KEGIATAN),
    Langkah(Gerak.KEMBALIKAN, _J, _D, Kuasa.APPROVE_KEGIATAN, catatan=True),
    Langkah(Gerak.TERBITKAN, _J, _T, Kuasa.APPROVE_KEGIATAN),
    Langkah(Gerak.TARIK, _D, _K, Kuasa.SAVE_KEGIATAN, catatan=True),
    Langkah(Gerak.TARIK, _J, _K, Kuasa.APPROVE_KEGIATAN, catatan=True),
    Langkah(Gerak.TARIK, _T, _K, Kuasa.WITHDRAW_KEGIATAN, catatan=True),
    Langkah(Gerak.BUKA_KEMBALI, _K, _D, Kuasa.SAVE_KEGIATAN, catatan=True),
)

_L, _V, _S = KeadaanAjuan.DILAPORKAN, KeadaanAjuan.DIVERIFIKASI, KeadaanAjuan.DISETUJUI
_B, _X = KeadaanAjuan.DIKEMBALIKAN, KeadaanAjuan.DIBATALKAN


def _own(report: Kuasa) -> tuple[Langkah, ...]:
    """What who handed it in may do before it is decided."""
    return (
        Langkah(Gerak.LAPORKAN_ULANG, _L, _L, report, milik_sendiri=True),
        Langkah(Gerak.LAPORKAN_ULANG, _B, _L, report, milik_sendiri=True),
        Langkah(Gerak.BATALKAN, _L, _X, report, milik_sendiri=True),
        Langkah(Gerak.BATALKAN, _B, _X, report, milik_sendiri=True),
    )


def _decision(dari: KeadaanAjuan, kuasa: Kuasa) -> tuple[Langkah, ...]:
    """What somebody else decides about it."""
    return (
        Langkah(Gerak.SETUJUI, dari, _S, kuasa, mata_lain=True),
        Langkah(Gerak.KEMBALIKAN, dari, _B, kuasa, catatan=True, mata_lain=True),
    )


ALUR_AJUAN: dict[JenisAjuan, tuple[Langkah, ...]] = {
    JenisAjuan.FISIK: (
        *_own(Kuasa.REPORT_PROGRES),
        Langkah(Gerak.VERIFIKASI, _L, _V, Kuasa.VERIFY_PROGRES, mata_lain=True),
        Langkah(Gerak.KEMBALIKAN, _L, _B, Kuasa.VERIFY_PROGRES, catatan=True, mata_lain=True),
        *_decision(_V, Kuasa.APPROVE_PROGRES),
    ),
    JenisAjuan.KEUANGAN: (
        *_own(Kuasa.REPORT_KEUANGAN),
        *_decision(_L, Kuasa.APPROVE_KEUANGAN),
    ),
    JenisAjuan.PERUBAHAN: (
        *_own(Kuasa.SAVE_KEGIATAN),
        *_decision(_L, Kuasa.APPROVE_KEGIATAN),
    ),
}

_DU, _DS = KeadaanDokumen.DIUNGGAH, KeadaanDokumen.DISETUJUI
_DB, _DT = KeadaanDokumen.DIKEMBALIKAN, KeadaanDokumen.DITARIK

ALUR_DOKUMEN: tuple[Langkah, ...] = (
    Langkah(Gerak.SETUJUI, _DU, _DS, Kuasa.APPROVE_DOKUMEN, mata_lain=True),
    Langkah(Gerak.KEMBALIKAN, _DU, _DB, Kuasa.APPROVE_DOKUMEN, catatan=True, mata_lain=True),
    Langkah(
        Gerak.BATALKAN, _DU, KeadaanDokumen.DIBATALKAN, Kuasa.STORE_DOKUMEN, milik_sendiri=True
    ),
    Langkah(Gerak.TARIK, _DS, _DT, Kuasa.APPROVE_DOKUMEN, catatan=True),
    Langkah(Gerak.BUKA_KEMBALI, _DT, _DU, Kuasa.APPROVE_DOKUMEN, catatan=True),
)

GERAK_LABELS: dict[Gerak, Label] = {
    Gerak.AJUKAN: Label("Ajukan", "Submit"),
    Gerak.TARIK_AJUAN: Label("Tarik pengajuan", "Take back"),
    Gerak.TERBITKAN: Label("Terbitkan", "Publish"),
    Gerak.KEMBALIKAN: Label("Kembalikan", "Return"),
    Gerak.TARIK: Label("Tarik", "Withdraw"),
    Gerak.BUKA_KEMBALI: Label("Buka kembali", "Reopen"),
    Gerak.LAPORKAN_ULANG: Label("Laporkan ulang", "Report again"),
    Gerak.VERIFIKASI: Label("Verifikasi", "Verify"),
    Gerak.SETUJUI: Label("Setujui", "Approve"),
    Gerak.BATALKAN: Label("Batalkan", "Cancel"),
}

KEADAAN_LABELS: dict[str, Label] = {
    _D: Label("Draf", "Draft"),
    _J: Label("Diajukan", "Submitted"),
    _T: Label("Terbit", "Published"),
    _K: Label("Ditarik", "Withdrawn"),
    _L: Label("Dilaporkan", "Reported"),
    _V: Label("Diverifikasi", "Verified"),
    _S: Label("Disetujui", "Approved"),
    _B: Label("Dikembalikan", "Returned"),
    _X: Label("Dibatalkan", "Cancelled"),
    _DU: Label("Menunggu keputusan", "Awaiting a decision"),
}

JENIS_LABELS: dict[JenisAjuan, Label] = {
    JenisAjuan.FISIK: Label("Laporan mingguan", "Weekly report"),
    JenisAjuan.KEUANGAN: Label("Pembayaran", "Payment"),
    JenisAjuan.PERUBAHAN: Label("Perubahan data", "Change of data"),
}


def next_step(alur: tuple[Langkah, ...], dari: str, gerak: Gerak, catatan: str = "") -> Langkah:
    """The arrow that `gerak` takes from `dari`.

    Raises `ConflictError` when there is none, `UsageError` when it needs a note and has none.
    """
    for langkah in alur:
        if langkah.gerak is gerak and langkah.dari == dari:
            if langkah.catatan and not catatan.strip():
                raise UsageError(
                    "Isi alasannya: yang lain perlu tahu sebabnya.",
                    "Give the reason: the others need to know why.",
                )
            return langkah
    label, state = GERAK_LABELS[gerak], KEADAAN_LABELS[dari]
    raise ConflictError(
        f"'{label.id}' tidak dapat dilakukan: keadaannya sekarang '{state.id}'. Muat ulang "
        "halaman ini.",
        f"'{label.en}' is not possible: it is now '{state.en}'. Reload this page.",
    )


def check_mata(langkah: Langkah, pelaku: Pelaku, pengaju_id: int | None) -> None:
    """Raise `ForbiddenError` when the step is for another person than `pelaku`."""
    if langkah.milik_sendiri and pelaku.id != pengaju_id:
        raise ForbiddenError(
            "Hanya yang mengajukannya dapat melakukan ini. Anda dapat mengembalikannya dengan "
            "catatan.",
            "Only who handed it in may do this. You can return it with a note.",
        )
    if langkah.mata_lain and pelaku.id == pengaju_id and not pelaku.is_sistem:
        raise ForbiddenError(
            "Ini Anda ajukan sendiri: orang lain yang memutuskannya.",
            "You handed this in yourself: somebody else decides about it.",
        )


def open_steps(
    alur: tuple[Langkah, ...], dari: str, pelaku: Pelaku, sasaran: Sasaran, pengaju_id: int | None
) -> tuple[Langkah, ...]:
    """The steps that `pelaku` may take now with what `pengaju_id` handed in."""
    return tuple(
        langkah
        for langkah in steps_from(alur, dari)
        if may(pelaku, langkah.kuasa, sasaran)
        and not (langkah.milik_sendiri and pelaku.id != pengaju_id)
        and not (langkah.mata_lain and pelaku.id == pengaju_id)
    )


def deciders(alur: tuple[Langkah, ...], dari: str) -> tuple[Kuasa, ...]:
    """The rights of those for whom something in the state `dari` waits."""
    onward = (step for step in steps_from(alur, dari) if step.mata_lain)
    return tuple(dict.fromkeys(step.kuasa for step in onward))


def steps_from(alur: tuple[Langkah, ...], dari: str) -> tuple[Langkah, ...]:
    """The arrows that leave `dari`."""
    return tuple(langkah for langkah in alur if langkah.dari == dari)
