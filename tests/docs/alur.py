"""The tables of docs/alur.md, written from the state machine itself."""

from __future__ import annotations

from sipurbo_geo.model.alur import ALUR_AJUAN, ALUR_DOKUMEN, ALUR_KEGIATAN, JenisAjuan, Langkah
from sipurbo_geo.model.wewenang import WEWENANG

#: the headings of the document, and what stands under each
MACHINES: dict[str, tuple[Langkah, ...]] = {
    "A kegiatan": ALUR_KEGIATAN,
    "A weekly report": ALUR_AJUAN[JenisAjuan.FISIK],
    "A payment": ALUR_AJUAN[JenisAjuan.KEUANGAN],
    "A change of a published kegiatan": ALUR_AJUAN[JenisAjuan.PERUBAHAN],
    "A dokumen": ALUR_DOKUMEN,
}

HEAD = "| from | step | to | who | conditions |\n|---|---|---|---|---|"


def table_of(alur: tuple[Langkah, ...]) -> str:
    """The machine as a table in Markdown."""
    return "\n".join([HEAD, *map(_row, alur)])


def _row(langkah: Langkah) -> str:
    roles = ", ".join(peran.value for peran, verbs in WEWENANG.items() if langkah.kuasa in verbs)
    said = {
        "with a note": langkah.catatan,
        "one's own": langkah.milik_sendiri,
        "not one's own": langkah.mata_lain,
    }
    conditions = ", ".join(words for words, holds in said.items() if holds)
    return f"| {langkah.dari} | {langkah.gerak} | {langkah.ke} | {roles} | {conditions} |"
