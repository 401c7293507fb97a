"""The officers' side: one module a page, each view in three statements: parse, ask, present.

A module lists its addresses as `RUTE`; every one of them stands behind the gate.
"""

from __future__ import annotations

from flask import Blueprint, Response

from webmap.pages.bahasa import switch_bahasa

from . import (
    ajuan,
    beranda,
    dokumen,
    excel,
    jejak,
    kegiatan,
    lapangan,
    masuk,
    minggu,
    pengguna,
    penugasan,
    progres,
    rekap,
    sandi,
    token,
    tugas,
)
from .gerbang import behind, pelaku
from .kata import KATA
from .masuk import blueprint as masuk_blueprint
from .menu import list_butir, pelaku_kini, peran_label
from .rute import Rute

__all__ = ["RUTE", "blueprint", "masuk_blueprint"]

#: every address of the office; a test walks all of them with all roles
RUTE: tuple[Rute, ...] = (
    *beranda.RUTE,
    *tugas.RUTE,
    *minggu.RUTE,
    *ajuan.RUTE,
    *kegiatan.RUTE,
    *dokumen.RUTE,
    *lapangan.RUTE,
    *penugasan.RUTE,
    *progres.RUTE,
    *masuk.RUTE,
    *rekap.RUTE,
    *excel.RUTE,
    *jejak.RUTE,
    *pengguna.RUTE,
    *sandi.RUTE,
    *token.RUTE,
)

blueprint = Blueprint("admin", __name__, url_prefix="/admin")
blueprint.before_request(switch_bahasa)
blueprint.app_context_processor(
    lambda: {
        "pelaku": pelaku,
        "pelaku_kini": pelaku_kini,
        "peran_label": peran_label,
        "pesan_baru": tugas.pesan_baru,
        "menu_kantor": lambda: list_butir(RUTE, pelaku()),
        **KATA,
    }
)

for _rute in RUTE:
    blueprint.add_url_rule(_rute.alamat, _rute.endpoint, behind(_rute), methods=list(_rute.methods))


@blueprint.after_request
def never_kept(response: Response) -> Response:
    """Pages of the office stay in no cache."""
    response.headers["Cache-Control"] = "no-store"
    return response
