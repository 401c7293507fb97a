"""What is public and why: the system's own table, for everyone to read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from flask import render_template
from flask_babel import gettext as _

from sipurbo_geo.model.dokumen import JENIS_DOKUMEN
from sipurbo_geo.model.keterbukaan import KETERBUKAAN, Aturan, Kelas
from sipurbo_geo.model.label import Label


@dataclass(frozen=True, slots=True)
class Golongan:
    """Fields of one table under one class and one legal basis."""

    nama: str
    kelas: Kelas
    dasar: str
    data: tuple[Label, ...]


def show_informasi() -> str:
    """The classes, the legal basis and the fields under each."""
    return render_template(
        "informasi.html",
        terbuka=_grouped(rule for rule in KETERBUKAAN if rule.is_public),
        dikecualikan=_grouped(rule for rule in KETERBUKAAN if not rule.is_public),
        dokumen=JENIS_DOKUMEN.values(),
    )


def _grouped(rules: Iterable[Aturan]) -> list[Golongan]:
    names = {
        "kegiatan": _("Kegiatan dan kontrak"),
        "pendanaan": _("Pendanaan"),
        "adendum": _("Adendum"),
        "kegiatan_wilayah": _("Wilayah"),
        "progres_fisik": _("Progres fisik"),
        "progres_keuangan": _("Progres keuangan"),
        "dokumen": _("Dokumen"),
        "foto": _("Foto"),
    }
    groups = groupby(rules, key=lambda rule: (rule.tabel, rule.kelas, rule.dasar))
    return [
        Golongan(names.get(table, table), kelas, dasar, tuple(rule.label for rule in group))
        for (table, kelas, dasar), group in groups
    ]
