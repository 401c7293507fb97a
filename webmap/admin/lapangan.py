"""Working at the site: a page that also opens without a network, and what it talks to.

The page itself belongs to nobody: it is kept on the phone, so it carries no name, no token and no
kegiatan. Those come as JSON, for whoever is signed in.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from flask import Response, jsonify, make_response, render_template, request
from flask_wtf.csrf import generate_csrf

from sipurbo_geo.catalogue.report_progres import report_progres
from sipurbo_geo.model.label import Label
from sipurbo_geo.model.peran import PERAN_LABELS
from sipurbo_geo.model.wewenang import Kuasa
from sipurbo_geo.query.kantor.lapangan import list_lapangan
from webmap.language import bahasa
from webmap.state import current

from .gerbang import pelaku
from .lapangan_config import lapangan_config
from .lapangan_foto import keep_foto
from .lapangan_json import kegiatan_json
from .lapangan_kiriman import parse_foto, parse_laporan
from .lapangan_pekerja import worker_script
from .rute import SATU_BERKAS, Rute


def lapangan() -> str:
    """The page, the same for everybody."""
    return render_template("admin/lapangan.html", konfigurasi=lapangan_config())


def lapangan_sw() -> Response:
    """The service worker; beside the page, so that its scope can be the page alone."""
    answer = make_response(worker_script(lapangan()))
    answer.mimetype = "text/javascript"
    return answer


def lapangan_saya() -> dict[str, Any]:
    """Who is signed in, the token for what they send, and the office's clock."""
    who = pelaku()
    return {
        "pengguna": who.id,
        "nama": who.nama,
        "peran": PERAN_LABELS[who.peran].text(bahasa()) if who.peran else "",
        "token": generate_csrf(),
        "waktu": datetime.now(UTC).isoformat(),
    }


def lapangan_kegiatan() -> Response:
    """The kegiatan under construction that this person may report on."""
    with current().catalogue.reading_register() as conn:
        found = list_lapangan(conn, pelaku())
    return jsonify(pengguna=pelaku().id, kegiatan=[kegiatan_json(item) for item in found])


def save_laporan_lapangan() -> dict[str, Any]:
    """Take one weekly report; the same uid again is the same report."""
    kiriman = parse_laporan(request.get_json(silent=True), pelaku())
    with current().catalogue.writing() as conn:
        key = report_progres(conn, pelaku(), kiriman.kegiatan, kiriman.laporan, uid=kiriman.uid)
    return {"uid": kiriman.uid, "id": key}


def save_foto_lapangan() -> dict[str, Any]:
    """Take one photo; the same uid again is the same photo."""
    kiriman = parse_foto(request.form, request.files, pelaku())
    key = keep_foto(kiriman, pelaku())
    return {"uid": kiriman.uid, "id": key}


RUTE = (
    Rute("/lapangan", lapangan, Kuasa.REPORT_PROGRES, menu=Label("Lapangan", "At the site")),
    Rute("/lapangan-sw.js", lapangan_sw, Kuasa.REPORT_PROGRES),
    Rute("/lapangan/saya", lapangan_saya, Kuasa.REPORT_PROGRES),
    Rute("/lapangan/kegiatan", lapangan_kegiatan, Kuasa.REPORT_PROGRES),
    Rute("/lapangan/laporan", save_laporan_lapangan, Kuasa.REPORT_PROGRES, ("POST",)),
    Rute("/lapangan/foto", save_foto_lapangan, Kuasa.STORE_DOKUMEN, ("POST",), badan=SATU_BERKAS),
)
