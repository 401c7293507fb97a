"""What the form asks while somebody fills it in: where it lies, how long, what does not agree."""

from __future__ import annotations

from typing import Any

from flask import Response, request
from flask.json import jsonify
from flask.typing import ResponseReturnValue

from sipurbo_geo.catalogue.locate import Bagian, Letak
from sipurbo_geo.errors import SipurboError
from sipurbo_geo.intake.formulir.baca import read_isian
from sipurbo_geo.model.wewenang import Kuasa
from webmap.admin.rute import SATU_BERKAS, Rute
from webmap.errors import status_of
from webmap.language import bahasa
from webmap.present.angka import format_luas, format_panjang, format_persen
from webmap.state import current

from .bawaan import read_bawaan
from .masukan import read_masukan

#: what a half-filled form is not blamed for
_LATER = frozenset(
    ("empty_cell", "missing_column", "no_layer", "no_geometry", "no_origin", "required_attribute")
)


def periksa_kegiatan() -> Response:
    """Measures, places and findings of the form as it is now; nothing is saved."""
    masukan = read_masukan()
    with current().catalogue.reading_register() as conn:
        bacaan = read_isian(conn, current().registry, masukan.isian)
    found = [
        {
            "isian": f"isian-{one.field}" if one.field else "",
            "tingkat": one.severity,
            "kode": one.code,
            "teks": one.text(bahasa()),
        }
        for one in bacaan.temuan
        if one.code not in _LATER
    ]
    return jsonify({"letak": describe_letak(bacaan.letak), "temuan": found})


def baca_geometri() -> ResponseReturnValue:
    """The geometries of an uploaded file or of pasted coordinates, for the map of the form."""
    try:
        found = read_bawaan(request.form.to_dict(flat=False))
    except SipurboError as error:
        return jsonify({"detail": error.text(bahasa())}), status_of(error)
    parts = [{"nama": one.nama, "geometri": one.geometry.__geo_interface__} for one in found]
    return jsonify({"bagian": parts})


RUTE = (
    Rute("/kegiatan/periksa", periksa_kegiatan, Kuasa.SAVE_KEGIATAN, ("POST",)),
    Rute("/kegiatan/geometri", baca_geometri, Kuasa.SAVE_KEGIATAN, ("POST",), badan=SATU_BERKAS),
)


def describe_letak(letak: Letak | None) -> dict[str, Any] | None:
    """Where it lies, in words; None while there is nothing that could lie anywhere."""
    if letak is None:
        return None
    return {
        "panjang": format_panjang(letak.panjang_m, bahasa()) if letak.panjang_m else "",
        "luas": format_luas(letak.luas_m2, bahasa()) if letak.luas_m2 else "",
        "kecamatan": _places(letak.kecamatan),
        "desa": _places(letak.desa),
    }


def _places(parts: tuple[Bagian, ...]) -> str:
    """ "Tebo Ilir" or "Tebo Ilir 67 %, Sumay 33 %"."""
    if len(parts) == 1:
        return parts[0].nama
    shares = ((part.nama, format_persen(100 * part.bagian, bahasa(), 0)) for part in parts)
    return ", ".join(" ".join(share) for share in shares)
