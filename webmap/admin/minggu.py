"""All my works this week in one grid; each row is saved by itself."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any

from flask import (
    Response,
    flash,
    jsonify,
    make_response,
    redirect,
    render_template,
    request,
    url_for,
)
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from sipurbo_geo.catalogue.report_progres import report_progres
from sipurbo_geo.errors import ConflictError, ParameterError, SipurboError, UsageError
from sipurbo_geo.model.alur import KEADAAN_LABELS, KeadaanAjuan
from sipurbo_geo.model.label import Label
from sipurbo_geo.model.laporan import Laporan, laporan_from_isi
from sipurbo_geo.model.wewenang import Kuasa
from sipurbo_geo.query.kantor.ajuan import get_ajuan
from sipurbo_geo.query.kantor.kontrak import get_kontrak
from sipurbo_geo.query.kantor.minggu import list_minggu
from webmap.errors import status_of
from webmap.language import bahasa
from webmap.pages.kerangka import hari_ini
from webmap.present.tanggal import parse_tanggal
from webmap.state import current

from .gerbang import pelaku
from .isian import Galat, galat_of, uid_of
from .progres.lapor import describe_nilai, read_laporan
from .rute import Rute


def minggu() -> str:
    """The grid of the week of a day, by default of today."""
    return _grid(_read_day())


def save_minggu(id: int) -> ResponseReturnValue:
    """Hand in one row; a script gets the row's new state, a person the grid again."""
    try:
        laporan = read_laporan()
        with current().catalogue.writing() as conn:
            key = report_progres(conn, pelaku(), id, laporan, uid=uid_of(id, laporan))
    except (ParameterError, ConflictError, UsageError) as error:
        return _refused(id, error)
    if _is_script():
        return _told(key)
    flash(_("Laporan minggu %(n)s terkirim dan menunggu verifikasi.", n=laporan.minggu))
    return redirect(url_for("admin.minggu", tanggal=_read_day(), _anchor=f"baris-{id}"), 303)


RUTE = (
    Rute("/minggu", minggu, Kuasa.REPORT_PROGRES, menu=Label("Minggu ini", "This week")),
    Rute("/kegiatan/<int:id>/minggu", save_minggu, Kuasa.REPORT_PROGRES, ("POST",)),
)


def _read_day() -> date:
    """The day whose week is shown; what is no day, or not past, means today."""
    try:
        day = parse_tanggal(request.values.get("hari", "") or request.args.get("tanggal", ""))
    except ValueError:
        day = None
    return min(day or hari_ini(), hari_ini())


def _grid(day: date, id: int | None = None, galat: Galat | None = None) -> str:
    with current().catalogue.reading_register() as conn:
        rows = list_minggu(conn, pelaku(), day)
    return render_template(
        "admin/minggu.html",
        baris=rows,
        hari=day,
        kosong=sum(row.realisasi is None for row in rows),
        salah=id,
        galat=galat,
        isian=request.form if galat else {},
        uid=lambda: uuid.uuid4().hex,
    )


def _is_script() -> bool:
    return request.accept_mimetypes.best == "application/json"


def _refused(id: int, error: SipurboError) -> Response:
    galat = galat_of("baris", error)
    if _is_script():
        answer: Any = jsonify({"galat": galat.teks, "nama": galat.nama})
    else:
        answer = make_response(_grid(_read_day(), id, galat))
    answer.status_code = status_of(error)
    refused: Response = answer
    return refused


def _told(key: int) -> Response:
    """What the row shows now, and the number of its next report."""
    with current().catalogue.reading_register() as conn:
        ajuan = get_ajuan(conn, pelaku(), key)
        kontrak = get_kontrak(conn, pelaku(), ajuan.kegiatan_id)
    laporan: Laporan = laporan_from_isi(ajuan.isi)
    state: KeadaanAjuan = ajuan.keadaan
    return jsonify(
        describe_nilai(kontrak, laporan.rencana, laporan.realisasi)
        | {
            "keadaan": state.value,
            "keadaan_teks": KEADAAN_LABELS[state].text(bahasa()),
            "alamat": url_for("admin.ajuan", id=key),
            "uid": uuid.uuid4().hex,
        }
    )
