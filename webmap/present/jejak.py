"""An entry of the trail, as a person reads it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sipurbo_geo.model.alur import GERAK_LABELS, JENIS_LABELS
from sipurbo_geo.model.dokumen import JENIS_DOKUMEN
from sipurbo_geo.model.label import Label
from sipurbo_geo.model.layer import Layer
from sipurbo_geo.model.peran import PERAN_LABELS, Peran
from sipurbo_geo.query.kantor.jejak import Jejak
from sipurbo_geo.serialise.tulisan import TIADA

from .angka import format_angka, format_persen
from .ubahan import format_nilai, name_kolom

_VERBS = {
    "save_kegiatan": Label("Data disimpan", "Data saved"),
    "propose_perubahan": Label("Perubahan diajukan", "Change proposed"),
    "assign_pengguna": Label("Penugasan", "Assignment"),
    "unassign_pengguna": Label("Penugasan dicabut", "Assignment ended"),
    "record_adendum": Label("Adendum dicatat", "Amendment recorded"),
    "record_progres": Label("Progres dicatat", "Progress recorded"),
    "record_keuangan": Label("Pembayaran dicatat", "Payment recorded"),
    "report_progres": Label("Progres dilaporkan", "Progress reported"),
    "report_keuangan": Label("Pembayaran dilaporkan", "Payment reported"),
    "set_jadwal": Label("Jadwal ditetapkan", "Schedule set"),
    "record_penanganan": Label("Penanganan dicatat", "Handling recorded"),
    "store_dokumen": Label("Dokumen disimpan", "Document stored"),
    "add_pengguna": Label("Akun dibuat", "Account made"),
    "edit_pengguna": Label("Akun diubah", "Account changed"),
    "disable_pengguna": Label("Akun dinonaktifkan", "Account disabled"),
    "enable_pengguna": Label("Akun diaktifkan", "Account enabled"),
    "reset_sandi": Label("Kata sandi disetel ulang", "Password reset"),
    "change_sandi": Label("Kata sandi diganti", "Password changed"),
    "make_token": Label("Token dibuat", "Token made"),
    "revoke_token": Label("Token dicabut", "Token revoked"),
    "restore_katalog": Label("Katalog dipulihkan", "Catalogue restored"),
    "end_sesi": Label("Keluar dari semua perangkat", "Signed out everywhere"),
    **{gerak.value: label for gerak, label in GERAK_LABELS.items()},
}
_THINGS = {"ajuan": Label("ajuan", "submission"), "dokumen": Label("dokumen", "document")}
_SISTEM = Label("Pengelola sistem", "Keeper of the system")
_CHANGED = Label("berubah (dirahasiakan)", "changed (withheld)")
_WEEK = Label("minggu {minggu}: rencana {rencana}, realisasi {realisasi}",
              "week {minggu}: planned {rencana}, actual {realisasi}")  # fmt: skip
_NEW = Label("{n} kegiatan baru", "{n} new kegiatan")
_MORE = Label("… dan {n} lagi", "… and {n} more")
_SCHEDULE = Label("jadwal nomor {n}", "schedule number {n}")
_RESTORED = Label("sampai jejak {n}", "up to trail {n}")
_REPLACED = Label("menggantikan jejak sampai {n}", "replacing the trail up to {n}")
_NUMBER = Label("nomor {n}", "number {n}")
_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Ubahan:
    """One column that changed, in words."""

    kolom: str
    sebelum: str
    sesudah: str


@dataclass(frozen=True, slots=True)
class BarisJejak:
    """One entry in words; `rincian` tells what it was about where no column changed."""

    waktu: datetime
    siapa: str
    judul: str
    ubahan: tuple[Ubahan, ...]
    rincian: str = ""


def tulis_jejak(
    entry: Jejak,
    bahasa: str,
    layer: Layer | None = None,
    names: Mapping[str, str] | None = None,
) -> BarisJejak:
    """`entry` in the words of `bahasa`; `layer` and `names` as for `format_nilai`."""
    role = PERAN_LABELS[Peran(entry.peran)] if entry.peran in list(Peran) else _SISTEM
    who = ", ".join(part for part in (entry.nama, role.text(bahasa)) if part)
    return BarisJejak(
        entry.waktu,
        who,
        _title(entry.verb, bahasa),
        tuple(_changes(entry, bahasa, layer, names or {})),
        "; ".join(_details(entry.isi, bahasa, layer)),
    )


def _title(verb: str, bahasa: str) -> str:
    label = _VERBS.get(verb)
    if label is not None:
        return label.text(bahasa)
    step, _, thing = verb.rpartition("_")
    if step in GERAK_LABELS and thing in _THINGS:
        return f"{_VERBS[step].text(bahasa)} {_THINGS[thing].text(bahasa)}"
    return verb


def _changes(
    entry: Jejak, bahasa: str, layer: Layer | None, names: Mapping[str, str]
) -> Iterator[Ubahan]:
    for column, pair in entry.berubah.items():
        before, after = (format_nilai(column, value, bahasa, layer, names) for value in pair)
        yield Ubahan(name_kolom(column, bahasa, layer), before, after)
    for column in entry.isi.get("dirahasiakan", ()):
        yield Ubahan(name_kolom(column, bahasa, layer), "", _CHANGED.text(bahasa))
    if isinstance(state := entry.isi.get("keadaan"), list):
        before, after = (format_nilai("keadaan", key, bahasa) for key in state)
        yield Ubahan(name_kolom("keadaan", bahasa), before, after)


def _details(isi: Mapping[str, Any], bahasa: str, layer: Layer | None) -> Iterator[str]:
    """What stands beside the columns: kinds, names, weeks, amounts, how many."""
    if isinstance(isi.get("berubah"), list):
        yield ", ".join(name_kolom(column, bahasa, layer) for column in isi["berubah"])
    if isi.get("jenis") in JENIS_DOKUMEN:
        yield JENIS_DOKUMEN[isi["jenis"]].label.text(bahasa)
    elif isi.get("jenis") in JENIS_LABELS:
        yield JENIS_LABELS[isi["jenis"]].text(bahasa)
    if isinstance(isi.get("baru"), dict):
        yield _NEW.text(bahasa).format(n=format_angka(len(isi["baru"]), bahasa))
    if "nomor" in isi and "minggu" in isi:
        yield _SCHEDULE.text(bahasa).format(n=isi["nomor"])
    for key, label in (("dipulihkan", _RESTORED), ("digantikan", _REPLACED)):
        if isinstance(isi.get(key), dict):
            yield label.text(bahasa).format(n=isi[key]["nomor"])
    yield from _figures(isi, bahasa)
    if isinstance(isi.get("sesudah"), dict):
        yield _NUMBER.text(bahasa).format(n=isi["sesudah"].get("nomor", ""))
    if isi.get("nomor_surat"):
        yield _NUMBER.text(bahasa).format(n=isi["nomor_surat"])


def _figures(isi: Mapping[str, Any], bahasa: str) -> Iterator[str]:
    """Weeks and payments, the first few of them."""
    rows = isi.get("laporan") or isi.get("pembayaran") or isi.get("baris") or ()
    listed = [rows] if isinstance(rows, dict) else list(rows)
    yield from (_row(row, bahasa) for row in listed[:_SHOWN])
    if len(listed) > _SHOWN:
        yield _MORE.text(bahasa).format(n=format_angka(len(listed) - _SHOWN, bahasa))


def _row(row: Mapping[str, Any], bahasa: str) -> str:
    if "minggu" in row:
        planned, done = (_percent(row.get(name), bahasa) for name in ("rencana", "realisasi"))
        return _WEEK.text(bahasa).format(minggu=row["minggu"], rencana=planned, realisasi=done)
    if "jumlah" in row:
        amount = format_nilai("pagu", row["jumlah"], bahasa)
        return " ".join(part for part in (amount, str(row.get("uraian", ""))) if part)
    return ", ".join(str(value) for value in row.values() if value not in (None, ""))


def _percent(value: Any, bahasa: str) -> str:
    return TIADA if value is None else format_persen(float(value), bahasa, 2)
