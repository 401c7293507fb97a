"""The page of one ajuan: what it says, what it would change, and the steps that are open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import make_response, render_template
from flask.typing import ResponseReturnValue

from sipurbo_geo.database.engine import Connection
from sipurbo_geo.errors import SipurboError
from sipurbo_geo.model.alur import JenisAjuan
from sipurbo_geo.model.jadwal import minggu_at
from sipurbo_geo.model.kegiatan_json import kegiatan_from_json
from sipurbo_geo.model.kegiatan_nilai import compare_kegiatan
from sipurbo_geo.model.kontrak import Kontrak, Penilaian
from sipurbo_geo.model.laporan import Laporan, laporan_from_isi, pembayaran_from_isi
from sipurbo_geo.model.wewenang import Kuasa, may
from sipurbo_geo.query.kantor.ajuan import Ajuan, get_ajuan
from sipurbo_geo.query.kantor.dokumen import list_dokumen_kantor
from sipurbo_geo.query.kantor.jadwal import list_rencana
from sipurbo_geo.query.kantor.kontrak import get_kontrak
from sipurbo_geo.query.kantor.progres import BarisProgres, list_keuangan, list_progres
from sipurbo_geo.query.register_kegiatan import read_kegiatan
from webmap.errors import status_of
from webmap.language import bahasa
from webmap.present.foto import tulis_bukti
from webmap.present.nama import names_of
from webmap.present.ubahan import format_nilai, name_kolom
from webmap.state import current

from ..gerbang import pelaku


def ajuan(id: int) -> str:
    """One ajuan with its steps."""
    return _page(id)


def with_error(id: int, error: SipurboError, catatan: str) -> ResponseReturnValue:
    """The same page as it stands now, with what went wrong and the note that was typed."""
    return make_response(_page(id, error.text(bahasa()), catatan), status_of(error))


@dataclass(frozen=True, slots=True)
class BandingMinggu:
    """A report beside what is recorded: of the week before, and of the same week."""

    laporan: Laporan
    nilai: Penilaian
    sebelumnya: BarisProgres | None
    tercatat: BarisProgres | None


def _page(id: int, galat: str = "", catatan: str = "") -> str:
    with current().catalogue.reading_register() as conn:
        found = get_ajuan(conn, pelaku(), id)
        kontrak = get_kontrak(conn, pelaku(), found.kegiatan_id)
        details = _details(conn, found, kontrak)
    return render_template(
        "admin/ajuan/halaman.html",
        ajuan=found,
        kontrak=kontrak,
        langkah=found.steps_for(pelaku()),
        galat=galat,
        catatan=catatan,
        **details,
    )


def _details(conn: Connection, found: Ajuan, kontrak: Kontrak) -> dict[str, Any]:
    if found.jenis is JenisAjuan.FISIK:
        return _report(conn, found, kontrak)
    if found.jenis is JenisAjuan.KEUANGAN:
        return _payment(conn, found, kontrak)
    return {"ubahan": _changes(conn, found, kontrak)}


def _report(conn: Connection, found: Ajuan, kontrak: Kontrak) -> dict[str, Any]:
    """The report beside what is recorded, and the photos that came with it."""
    laporan = laporan_from_isi(found.isi)
    weeks = list_progres(conn, [kontrak.id])[kontrak.id]
    plan = list_rencana(conn, [kontrak.id]).get(kontrak.id, [])
    sent = []
    if may(pelaku(), Kuasa.VIEW_DOKUMEN, kontrak.sasaran):
        sent = list_dokumen_kantor(conn, pelaku(), kontrak.id)
    return {
        "banding": _compared(laporan, kontrak, weeks),
        "minggu_tanggal": minggu_at(laporan.tanggal, kontrak.tanggal_mulai, plan),
        "dokumen": [d for d in sent if d.minggu == laporan.minggu and d.is_counted],
        "bukti": lambda f: tulis_bukti(f.bukti, f.jarak_m, f.letak_m, bahasa()),
    }


def _changes(conn: Connection, found: Ajuan, kontrak: Kontrak) -> list[tuple[str, str, str]]:
    """Column, value that stands and value that would stand, in words."""
    registry, language = current().registry, bahasa()
    item = kegiatan_from_json(found.isi["kegiatan"])
    before = read_kegiatan(conn, [kontrak.kode])[kontrak.kode]
    layer, names = registry.layers.get(item.layer), names_of(conn, registry, language)
    return [
        (
            name_kolom(change.kolom, language, layer),
            format_nilai(change.kolom, change.sebelum, language, layer, names),
            format_nilai(change.kolom, change.sesudah, language, layer, names),
        )
        for change in compare_kegiatan(before, item)
    ]


def _compared(laporan: Laporan, kontrak: Kontrak, weeks: list[BarisProgres]) -> BandingMinggu:
    earlier = [w for w in weeks if w.minggu < laporan.minggu and w.realisasi is not None]
    return BandingMinggu(
        laporan,
        kontrak.nilai(laporan.rencana, laporan.realisasi),
        earlier[-1] if earlier else None,
        next((w for w in weeks if w.minggu == laporan.minggu), None),
    )


def _payment(conn: Connection, found: Ajuan, kontrak: Kontrak) -> dict[str, Any]:
    """The payment, with what was paid before and whether money runs ahead of the work."""
    bayar, paid = pembayaran_from_isi(found.isi), list_keuangan(conn, kontrak.id)
    weeks = [w for w in list_progres(conn, [kontrak.id])[kontrak.id] if w.realisasi is not None]
    before = paid[-1].kumulatif if paid else bayar.jumlah * 0
    done = weeks[-1].realisasi if weeks else None
    return {
        "bayar": bayar,
        "dibayar": before,
        "realisasi": done,
        "mendahului": kontrak.uang_mendahului(before + bayar.jumlah, done),
    }
