"""The checklist of a kegiatan by stage: what is there, what is missing, what waits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from flask import render_template

from sipurbo_geo.catalogue.store_dokumen import KETERANGAN_TERPANJANG
from sipurbo_geo.errors import SipurboError
from sipurbo_geo.model.alur import ALUR_DOKUMEN, Gerak, Langkah, open_steps
from sipurbo_geo.model.berkas import BENTUK, JenisBerkas
from sipurbo_geo.model.dokumen import JENIS_DOKUMEN, JenisDokumen
from sipurbo_geo.model.dokumen_kantor import (
    KELENGKAPAN_LABELS,
    DokumenKantor,
    Kelengkapan,
    susun_daftar,
)
from sipurbo_geo.model.kegiatan import Keadaan
from sipurbo_geo.model.kegiatan_kantor import KegiatanKantor
from sipurbo_geo.model.peran import Pelaku
from sipurbo_geo.model.wewenang import Kuasa, may, require
from sipurbo_geo.query.kantor.dokumen import list_dokumen_kantor
from sipurbo_geo.query.kantor.kegiatan import get_kegiatan_kantor
from webmap.admin.gerbang import pelaku
from webmap.admin.kegiatan.tautan import tautan_of
from webmap.admin.rute import Rute
from webmap.language import bahasa
from webmap.present.foto import format_ukuran, tanggal_foto, tulis_bukti
from webmap.state import current


@dataclass(frozen=True, slots=True)
class Gagal:
    """What went wrong with one kind of document, and what had been typed."""

    jenis: JenisDokumen
    galat: Sequence[SipurboError]
    keterangan: str = ""
    #: names of the files that were taken all the same
    diterima: Sequence[str] = field(default=())


def dokumen(id: int) -> str:
    """What the SOP asks for of this kegiatan, and what was handed in."""
    return show_daftar(id)


RUTE = (Rute("/kegiatan/<int:id>/dokumen", dokumen, Kuasa.VIEW_DOKUMEN),)


def show_daftar(id: int, gagal: Gagal | None = None) -> str:
    """The page; with `gagal` what could not be taken stands in front."""
    with current().catalogue.reading_register() as conn:
        item = get_kegiatan_kantor(conn, pelaku(), id)
        require(pelaku(), Kuasa.VIEW_DOKUMEN, item.sasaran)
        found = list_dokumen_kantor(conn, pelaku(), id)
    return render_template("admin/dokumen/halaman.html", **_context(item, found), gagal=gagal)


def _context(item: KegiatanKantor, found: Sequence[DokumenKantor]) -> dict[str, Any]:
    person, kini = pelaku(), bahasa()
    steps = {d.id: _steps(person, item, d) for d in found}
    daftar = susun_daftar(item.tahap, item.realisasi, found)
    due = [butir for part in daftar.values() for butir in part if butir.is_due]
    return {
        "k": item,
        "tautan": tautan_of(person, item),
        "layer": current().registry.layers.get(item.layer),
        "unit": current().registry.bidang.get(item.bidang),
        "daftar": daftar,
        "jenis_dokumen": JENIS_DOKUMEN,
        "jumlah_perlu": len(due),
        "jumlah_ada": sum(butir.kelengkapan is not Kelengkapan.KURANG for butir in due),
        "menunggu": sum(Gerak.SETUJUI in _moves(steps[d.id]) for d in found),
        "langkah": steps,
        "boleh_setujui": {d.id for d in found if Gerak.SETUJUI in _moves(steps[d.id])},
        "boleh_unggah": _may_store(person, item),
        "keterangan_terpanjang": KETERANGAN_TERPANJANG,
        "kelengkapan_labels": KELENGKAPAN_LABELS,
        "akhiran": _suffixes,
        "bentuk": _kinds,
        "ukuran": lambda size: format_ukuran(size, kini),
        "tanggal_foto": tanggal_foto,
        "bukti": lambda foto: tulis_bukti(foto.bukti, foto.jarak_m, foto.letak_m, kini),
    }


def _steps(person: Pelaku, item: KegiatanKantor, d: DokumenKantor) -> tuple[Langkah, ...]:
    return open_steps(ALUR_DOKUMEN, d.keadaan, person, item.sasaran, d.pengguna_id)


def _moves(steps: Sequence[Langkah]) -> set[Gerak]:
    return {step.gerak for step in steps}


def _may_store(person: Pelaku, item: KegiatanKantor) -> bool:
    withdrawn = item.keadaan is Keadaan.DITARIK
    return not withdrawn and may(person, Kuasa.STORE_DOKUMEN, item.sasaran)


def _suffixes(terima: frozenset[JenisBerkas]) -> str:
    """What a browser's chooser of files offers."""
    kinds = (kind for kind in JenisBerkas if kind in terima)
    return ",".join(suffix for kind in kinds for suffix in BENTUK[kind].suffixes)


def _kinds(terima: frozenset[JenisBerkas]) -> str:
    """ "PDF (50 MB), JPEG (20 MB)"."""
    listed = (kind for kind in JenisBerkas if kind in terima)
    return ", ".join(f"{kind.upper()} ({BENTUK[kind].limit_mb} MB)" for kind in listed)
