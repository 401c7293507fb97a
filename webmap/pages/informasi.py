"""What is public and why: the office's own table, for everyone to read."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from flask import render_template
from flask_babel import gettext as _

from sipurbo_geo.model.keterbukaan import KELAS_LABELS, KETERBUKAAN, Aturan


def show_informasi() -> str:
    """The classes, the legal basis and the fields under each."""
    public = [rule for rule in KETERBUKAAN if rule.is_public]
    withheld = [rule for rule in KETERBUKAAN if not rule.is_public]
    return render_template(
        "informasi.html",
        terbuka=_by_table(public),
        dikecualikan=_by_table(withheld),
        kelas_labels=KELAS_LABELS,
    )


def _by_table(rules: Iterable[Aturan]) -> list[tuple[str, list[Aturan]]]:
    names = {
        "kegiatan": _("Kegiatan dan kontrak"),
        "pendanaan": _("Pendanaan"),
        "adendum": _("Adendum"),
        "kegiatan_wilayah": _("Wilayah"),
        "progres_fisik": _("Progres fisik"),
        "progres_keuangan": _("Progres keuangan"),
    }
    found: dict[str, list[Aturan]] = {}
    for table, group in groupby(rules, key=lambda rule: rule.tabel):
        found.setdefault(names.get(table, table), []).extend(group)
    return list(found.items())
