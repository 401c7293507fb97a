"""An entry of the trail, as a person reads it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sipurbo_geo.model.alur import GERAK_LABELS, KEADAAN_LABELS
from sipurbo_geo.model.keterbukaan import KETERBUKAAN
from sipurbo_geo.model.label import Label
from sipurbo_geo.model.peran import PERAN_LABELS, Peran
from sipurbo_geo.query.kantor.jejak import Jejak

from .angka import TIADA

_VERBS = {
    "save_kegiatan": Label("Data disimpan", "Data saved"),
    "propose_perubahan": Label("Perubahan diajukan", "Change proposed"),
    "assign_pengguna": Label("Penugasan", "Assignment"),
    "unassign_pengguna": Label("Penugasan dicabut", "Assignment taken back"),
    "record_adendum": Label("Adendum dicatat", "Amendment recorded"),
    "record_progres": Label("Progres dicatat", "Progress recorded"),
    "record_keuangan": Label("Pembayaran dicatat", "Payment recorded"),
    "set_jadwal": Label("Jadwal ditetapkan", "Schedule set"),
    "record_penanganan": Label("Penanganan dicatat", "Handling recorded"),
    "store_dokumen": Label("Dokumen disimpan", "Document stored"),
    "report_progres": Label("Progres dilaporkan", "Progress reported"),
    "report_keuangan": Label("Pembayaran dilaporkan", "Payment reported"),
    **{gerak.value: label for gerak, label in GERAK_LABELS.items()},
    **{
        f"{gerak}_ajuan": Label(f"{label.id} ajuan", f"{label.en} a submission")
        for gerak, label in GERAK_LABELS.items()
    },
}
_SISTEM = Label("Pengelola sistem", "Keeper of the system")
_CHANGED = Label("berubah", "changed")


@dataclass(frozen=True, slots=True)
class Ubahan:
    """One column that changed; a geometry is only said to have changed."""

    kolom: str
    sebelum: str
    sesudah: str


@dataclass(frozen=True, slots=True)
class BarisJejak:
    """One entry in words."""

    waktu: datetime
    siapa: str
    judul: str
    ubahan: tuple[Ubahan, ...]


def tulis_jejak(entry: Jejak, bahasa: str) -> BarisJejak:
    """`entry` in the words of `bahasa`."""
    role = PERAN_LABELS[Peran(entry.peran)] if entry.peran in list(Peran) else _SISTEM
    who = ", ".join(part for part in (entry.nama, role.text(bahasa)) if part)
    verb = _VERBS.get(entry.verb)
    return BarisJejak(
        entry.waktu, who, verb.text(bahasa) if verb else entry.verb, tuple(_changes(entry, bahasa))
    )


def _changes(entry: Jejak, bahasa: str) -> list[Ubahan]:
    found = [
        Ubahan(_name(name, bahasa), _value(name, before, bahasa), _value(name, after, bahasa))
        for name, (before, after) in entry.berubah.items()
    ]
    changed = _CHANGED.text(bahasa)
    hidden = entry.isi.get("dirahasiakan", [])
    found += [Ubahan(_name(name, bahasa), "", changed) for name in hidden]
    if isinstance(state := entry.isi.get("keadaan"), list):
        before, after = (KEADAAN_LABELS[key].text(bahasa) for key in state)
        found.append(Ubahan("", before, after))
    return found


def _name(column: str, bahasa: str) -> str:
    rules = (rule.label for rule in KETERBUKAAN if (rule.tabel, rule.kolom) == ("kegiatan", column))
    label = next(rules, None)
    return label.text(bahasa) if label else column


def _value(column: str, value: Any, bahasa: str) -> str:
    if value in (None, "", {}, []):
        return TIADA
    if column == "geom":
        return _CHANGED.text(bahasa)
    if isinstance(value, dict):
        return ", ".join(f"{key}: {part}" for key, part in value.items() if part is not None)
    if isinstance(value, list):
        return "; ".join(_value("", part, bahasa) for part in value)
    return str(value)
