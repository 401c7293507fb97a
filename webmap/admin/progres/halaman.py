"""The page of a work's progress: plan and actual, deviation and flags, money, SCM and SP."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from flask import make_response, render_template, request
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from sipurbo_geo.database.engine import Connection
from sipurbo_geo.errors import SipurboError
from sipurbo_geo.model.alur import JenisAjuan, KeadaanAjuan
from sipurbo_geo.model.jadwal import Jadwal, MingguJadwal, minggu_at, rencana_at
from sipurbo_geo.model.kontrak import Kontrak, Penilaian
from sipurbo_geo.model.laporan import MINGGU_TERAKHIR
from sipurbo_geo.model.penanganan import TINDAKAN_LABELS, next_tindakan
from sipurbo_geo.model.wewenang import Kuasa, may
from sipurbo_geo.query.kantor.ajuan import Ajuan, list_ajuan
from sipurbo_geo.query.kantor.jadwal import list_jadwal
from sipurbo_geo.query.kantor.kegiatan import get_kegiatan_kantor, list_adendum
from sipurbo_geo.query.kantor.kontrak import get_kontrak
from sipurbo_geo.query.kantor.penanganan import list_penanganan
from sipurbo_geo.query.kantor.progres import BarisProgres, list_keuangan, list_progres
from sipurbo_geo.serialise.kurva_geometri import Titik
from sipurbo_geo.serialise.kurva_s import render_kurva
from webmap.errors import status_of
from webmap.language import bahasa
from webmap.pages.kerangka import hari_ini
from webmap.state import current

from ..gerbang import pelaku
from ..isian import Galat, galat_of
from ..kegiatan.tautan import tautan_of

_OPEN = (KeadaanAjuan.DILAPORKAN, KeadaanAjuan.DIVERIFIKASI, KeadaanAjuan.DIKEMBALIKAN)
#: what stands on the page for those who may
_BOLEH = (
    Kuasa.REPORT_PROGRES,
    Kuasa.SET_JADWAL,
    Kuasa.REPORT_KEUANGAN,
    Kuasa.RECORD_PENANGANAN,
)


def progres(id: int) -> str:
    """The progress of one kegiatan within one's scope."""
    return show_progres(id)


def with_fault(id: int, formulir: str, error: SipurboError) -> ResponseReturnValue:
    """The page with what was typed into `formulir`, and what is wrong with it."""
    return make_response(show_progres(id, galat_of(formulir, error)), status_of(error))


def show_progres(
    id: int, galat: Galat | None = None, pratinjau: Sequence[MingguJadwal] = ()
) -> str:
    """The page; `pratinjau` is a plan that was read but is not frozen yet."""
    with current().catalogue.reading_register() as conn:
        context = _context(conn, id, pratinjau)
    return render_template(
        "admin/progres/halaman.html",
        **context,
        galat=galat,
        isian=request.form if galat or pratinjau else {},
        pratinjau=pratinjau,
    )


@dataclass(frozen=True, slots=True)
class Pekan:
    """One week in the table: what is recorded, what it means, what waits."""

    minggu: int
    tercatat: BarisProgres | None
    nilai: Penilaian | None
    ajuan: Ajuan | None


def _context(conn: Connection, id: int, pratinjau: Sequence[MingguJadwal]) -> dict[str, Any]:
    kontrak, item = get_kontrak(conn, pelaku(), id), get_kegiatan_kantor(conn, pelaku(), id)
    plans, weeks = list_jadwal(conn, id), list_progres(conn, [id])[id]
    handed_in = [a for a in list_ajuan(conn, id) if a.keadaan in _OPEN]
    return {
        "k": kontrak,
        "item": item,
        "layer": current().registry.layers.get(item.layer),
        "unit": current().registry.bidang.get(item.bidang),
        "tautan": tautan_of(pelaku(), item),
        "boleh": {kuasa.value for kuasa in _BOLEH if may(pelaku(), kuasa, kontrak.sasaran)},
        "jadwal": plans,
        "adendum": _free_adendum(conn, plans, id),
        "pekan": _table(kontrak, weeks, handed_in),
        "kurva": _curve(kontrak, weeks, plans, pratinjau),
        **_now(kontrak, weeks, plans, handed_in),
        **_money(conn, kontrak, weeks, handed_in),
        **_steps(conn, id),
    }


def _free_adendum(conn: Connection, plans: Sequence[Jadwal], id: int) -> list[Any]:
    """Amendments that have not changed the plan yet."""
    used = {plan.adendum for plan in plans}
    return [change for change in list_adendum(conn, id) if change.nomor not in used]


def _table(
    kontrak: Kontrak, weeks: Sequence[BarisProgres], handed_in: Sequence[Ajuan]
) -> list[Pekan]:
    """The weeks, the newest first; a report under way stands in its week."""
    recorded = {week.minggu: week for week in weeks}
    waiting = {a.minggu: a for a in handed_in if a.jenis is JenisAjuan.FISIK and a.minggu}
    return [_pekan(kontrak, number, recorded.get(number), waiting.get(number))
            for number in sorted({*recorded, *waiting}, reverse=True)]  # fmt: skip


def _pekan(kontrak: Kontrak, number: int, week: BarisProgres | None, ajuan: Ajuan | None) -> Pekan:
    judged = kontrak.nilai_pekan(week.rencana, week.realisasi) if week else None
    return Pekan(number, week, judged, ajuan)


def _now(
    kontrak: Kontrak,
    weeks: Sequence[BarisProgres],
    plans: Sequence[Jadwal],
    handed_in: Sequence[Ajuan],
) -> dict[str, Any]:
    """Where the work stands, and what the form for this week begins with."""
    done = [week for week in weeks if week.realisasi is not None]
    last, plan = (done[-1] if done else None), (plans[-1].minggu if plans else ())
    week = _asked_week() or minggu_at(hari_ini(), kontrak.tanggal_mulai, plan)
    week = week or (last.minggu + 1 if last else 1)
    mine = next((a for a in handed_in if a.minggu == week and a.pengaju_id == pelaku().id), None)
    return {
        "terakhir": last,
        "kini": kontrak.nilai(last.rencana, last.realisasi) if last else None,
        "minggu_ini": week,
        "rencana_ini": rencana_at(plan, week),
        "laporan_ini": mine,
        "tercatat_ini": any(row.minggu == week for row in weeks),
        "uid": uuid.uuid4().hex,
    }


def _asked_week() -> int | None:
    """The week that a link asks to mend."""
    number = request.args.get("minggu", 0, type=int)
    return number if 0 < number <= MINGGU_TERAKHIR else None


def _money(
    conn: Connection,
    kontrak: Kontrak,
    weeks: Sequence[BarisProgres],
    handed_in: Sequence[Ajuan],
) -> dict[str, Any]:
    paid = list_keuangan(conn, kontrak.id)
    total = paid[-1].kumulatif if paid else Decimal(0)
    done = [week.realisasi for week in weeks if week.realisasi is not None]
    return {
        "keuangan": paid,
        "dibayar": total,
        "dibayar_persen": total / kontrak.nilai_kontrak * 100 if kontrak.nilai_kontrak else None,
        "mendahului": kontrak.uang_mendahului(total, done[-1] if done else None),
        "ajuan_keuangan": [a for a in handed_in if a.jenis is JenisAjuan.KEUANGAN],
    }


def _steps(conn: Connection, id: int) -> dict[str, Any]:
    taken = list_penanganan(conn, id)
    return {
        "penanganan": taken,
        "tindakan_berikut": next_tindakan(taken[-1].isi.tindakan if taken else None),
        "tindakan_labels": TINDAKAN_LABELS,
    }


def _curve(
    kontrak: Kontrak,
    weeks: Sequence[BarisProgres],
    plans: Sequence[Jadwal],
    pratinjau: Sequence[MingguJadwal],
) -> Markup:
    lines = [plan.minggu for plan in plans] + ([tuple(pratinjau)] if pratinjau else [])
    done = [week for week in weeks if week.realisasi is not None]
    last = done[-1] if done else None
    drawing = render_kurva(
        sorted(
            (Titik(w.minggu, w.tanggal, w.rencana, w.realisasi) for w in weeks),
            key=lambda titik: (titik.tanggal, titik.minggu),
        ),
        kontrak.nilai(last.rencana if last else None, last.realisasi if last else None).status,
        hari_ini(),
        jadwal=lines,
        tanggal_selesai=kontrak.tanggal_selesai,
        ambang=kontrak.ambang,
        bahasa=bahasa(),
    )
    return Markup(drawing)  # noqa: S704 - built from numbers, every word in it is escaped
