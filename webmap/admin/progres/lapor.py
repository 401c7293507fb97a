"""The weekly report from the page of its kegiatan."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from flask import flash, jsonify, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from sipurbo_geo.catalogue.report_progres import report_progres
from sipurbo_geo.errors import ConflictError, ParameterError, UsageError
from sipurbo_geo.intake.cell import ValueParseError
from sipurbo_geo.intake.percent import parse_percent
from sipurbo_geo.model.jadwal import rencana_at
from sipurbo_geo.model.kontrak import Kontrak
from sipurbo_geo.model.laporan import Laporan
from sipurbo_geo.model.status import STATUS_LABELS
from sipurbo_geo.query.kantor.jadwal import list_rencana
from sipurbo_geo.query.kantor.kontrak import get_kontrak
from webmap.language import bahasa
from webmap.pages.kerangka import hari_ini
from webmap.present.angka import format_deviasi, format_persen
from webmap.state import current

from ..gerbang import pelaku
from ..isian import read_bulat, read_persen, read_tanggal, read_teks, required, uid_of
from .halaman import with_fault


def save_laporan(id: int) -> ResponseReturnValue:
    """Hand in the report that was typed."""
    try:
        laporan = read_laporan()
        with current().catalogue.writing() as conn:
            report_progres(conn, pelaku(), id, laporan, uid=uid_of(id, laporan))
    except (ParameterError, ConflictError, UsageError) as error:
        return with_fault(id, "laporan", error)
    flash(_("Laporan minggu %(n)s terkirim dan menunggu verifikasi.", n=laporan.minggu))
    return redirect(url_for("admin.progres", id=id), 303)


def nilai_laporan(id: int) -> ResponseReturnValue:
    """What a figure would mean, while it is being typed: deviation, status, warning."""
    number = request.args.get("minggu", 0, type=int)
    with current().catalogue.reading_register() as conn:
        kontrak = get_kontrak(conn, pelaku(), id)
        planned = rencana_at(list_rencana(conn, [id]).get(id, ()), number) if number > 0 else None
    if planned is None:
        planned = _percent(request.args.get("rencana", ""))
    return jsonify(describe_nilai(kontrak, planned, _percent(request.args.get("realisasi", ""))))


def read_laporan() -> Laporan:
    """The report in the form. Raises `ParameterError`."""
    return Laporan(
        minggu=required("minggu", read_bulat("minggu")),
        tanggal=read_tanggal("tanggal") or hari_ini(),
        realisasi=required("realisasi", read_persen("realisasi")),
        rencana=read_persen("rencana"),
        catatan=read_teks("catatan"),
        alasan=read_teks("alasan"),
    )


def describe_nilai(
    kontrak: Kontrak, rencana: Decimal | None, realisasi: Decimal | None
) -> dict[str, Any]:
    """The meaning of two figures in words, for scripts to show."""
    judged, language = kontrak.nilai(rencana, realisasi), bahasa()
    return {
        "rencana": format_persen(rencana, language, 2),
        "deviasi": format_deviasi(judged.deviasi, language),
        "status": judged.status.value,
        "status_teks": STATUS_LABELS[judged.status].text(language),
        "janggal": _("Jauh di depan rencana: periksa angkanya.") if judged.janggal else "",
    }


def _percent(text: str) -> Decimal | None:
    """What was typed so far, if it is a percentage already."""
    try:
        value = parse_percent(text)
    except ValueParseError:
        return None
    return value if value is not None and 0 <= value <= 100 else None
