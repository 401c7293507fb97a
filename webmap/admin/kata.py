"""Words and addresses that several pages of the office share."""

from __future__ import annotations

from decimal import Decimal

from flask import url_for

from sipurbo_geo.model.alur import (
    ALUR_AJUAN,
    GERAK_LABELS,
    JENIS_LABELS,
    KEADAAN_LABELS,
    Gerak,
    JenisAjuan,
    deciders,
)
from sipurbo_geo.model.label import Label
from sipurbo_geo.model.peran import PERAN_LABELS
from sipurbo_geo.model.tugas import Apa, Tugas
from sipurbo_geo.model.wewenang import WEWENANG
from sipurbo_geo.query.kantor.ajuan import Ajuan
from webmap.language import bahasa
from webmap.present.angka import format_angka


def keadaan_label(keadaan: str) -> Label:
    """What people call a state of a kegiatan, an ajuan or a dokumen."""
    return KEADAAN_LABELS[keadaan]


def gerak_label(gerak: Gerak) -> Label:
    """What stands on the button of a step."""
    return GERAK_LABELS[gerak]


def jenis_ajuan_label(jenis: JenisAjuan) -> Label:
    """What people call a kind of ajuan."""
    return JENIS_LABELS[jenis]


def penunggu(ajuan: Ajuan) -> str:
    """Who may take it on from here: roles, or the author when it came back."""
    verbs = deciders(ALUR_AJUAN[ajuan.jenis], ajuan.keadaan)
    if not verbs:
        return ajuan.pengaju
    roles = [peran for peran, may in WEWENANG.items() if any(verb in may for verb in verbs)]
    return ", ".join(PERAN_LABELS[peran].text(bahasa()) for peran in roles)


def alamat_tugas(tugas: Tugas) -> str:
    """Where the step of a task is taken."""
    if tugas.apa is Apa.AJUAN:
        return url_for("admin.ajuan", id=tugas.id)
    page = "admin.dokumen" if tugas.apa is Apa.DOKUMEN else "admin.kegiatan"
    return url_for(page, id=tugas.kegiatan_id)


def alamat_perbaikan(ajuan: Ajuan) -> str:
    """Where its author mends what came back."""
    if ajuan.jenis is JenisAjuan.PERUBAHAN:
        return url_for("admin.ubah_kegiatan", id=ajuan.kegiatan_id)
    if ajuan.jenis is JenisAjuan.KEUANGAN:
        return url_for("admin.progres", id=ajuan.kegiatan_id, _anchor="keuangan")
    return url_for(
        "admin.progres", id=ajuan.kegiatan_id, minggu=ajuan.minggu, _anchor="judul-lapor"
    )


def tulis_persen(value: Decimal | str | None) -> str:
    """A percentage as a person would type it."""
    return "" if value is None else format_angka(Decimal(value), bahasa(), 4)


#: what every template of the office may call
KATA = {
    "keadaan_label": keadaan_label,
    "gerak_label": gerak_label,
    "jenis_ajuan_label": jenis_ajuan_label,
    "penunggu": penunggu,
    "alamat_tugas": alamat_tugas,
    "alamat_perbaikan": alamat_perbaikan,
    "tulis_persen": tulis_persen,
}
