"""The form saves itself: kept while it is typed, thrown away once saved or no longer wanted."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime

from flask import Response, redirect, request, url_for
from flask.json import jsonify
from flask.typing import ResponseReturnValue

from sipurbo_geo.catalogue.save_draf import discard_draf, save_draf
from sipurbo_geo.database.engine import Connection
from sipurbo_geo.errors import ParameterError
from sipurbo_geo.model.waktu import WIB
from sipurbo_geo.model.wewenang import Kuasa, require
from sipurbo_geo.query.kantor.draf import read_draf
from sipurbo_geo.query.kantor.kegiatan import get_kegiatan_kantor
from webmap.admin.gerbang import pelaku
from webmap.admin.rute import Rute
from webmap.state import current

from .lembar import BARU, Lembar
from .masukan import Masukan, read_masukan

_KUNCI = re.compile(r"ubah-([1-9]\d{0,8})", re.ASCII)


def save_draf_kegiatan() -> Response:
    """Keep the form as it is now."""
    masukan, now = read_masukan(), datetime.now(UTC)
    with current().catalogue.writing() as conn:
        _keep(conn, _read_key(conn), masukan, now)
    return jsonify({"pukul": f"{now.astimezone(WIB):%H.%M.%S}"})


def buang_draf_kegiatan() -> ResponseReturnValue:
    """Throw the draft away and open the form anew."""
    with current().catalogue.writing() as conn:
        key = _read_key(conn)
        discard_draf(conn, pelaku(), request.form["kunci"])
    onward = url_for("admin.ubah_kegiatan", id=key) if key else url_for("admin.kegiatan_baru")
    return redirect(onward, 303)


RUTE = (
    Rute("/kegiatan/draf", save_draf_kegiatan, Kuasa.SAVE_KEGIATAN, ("POST",)),
    Rute("/kegiatan/draf/buang", buang_draf_kegiatan, Kuasa.SAVE_KEGIATAN, ("POST",)),
)


def _keep(conn: Connection, key: int | None, masukan: Masukan, now: datetime) -> None:
    save_draf(
        conn,
        pelaku(),
        request.form["kunci"],
        {"isian": dict(masukan.isian), "asli": dict(masukan.asli)},
        kegiatan_id=key,
        dasar_versi=masukan.dasar_versi or 0,
        now=now,
    )


def restore_draf(conn: Connection, lembar: Lembar) -> Lembar:
    """The form with what was kept of it, if anything was."""
    found = read_draf(conn, pelaku(), lembar.kunci)
    if found is None:
        return lembar
    isian = found.isi["isian"]
    layer = current().registry.layers.get(next(iter(isian.get("layer", ())), ""), lembar.layer)
    return replace(
        lembar,
        layer=layer,
        isian=isian,
        asli=found.isi["asli"] or lembar.asli,
        dasar_versi=found.dasar_versi if lembar.item else None,
        draf_sejak=found.diperbarui,
    )


def _read_key(conn: Connection) -> int | None:
    """Of which kegiatan the form is, as long as the person may save it."""
    kunci = request.form.get("kunci", "")
    found = _KUNCI.fullmatch(kunci)
    if found is None and kunci != BARU:
        raise ParameterError(
            "kunci",
            "Draf ini tidak dikenal. Buka lagi formulirnya dari daftar kegiatan.",
            "This draft is not known. Open the form again from the list of kegiatan.",
        )
    if found is None:
        return None
    item = get_kegiatan_kantor(conn, pelaku(), int(found[1]))
    require(pelaku(), Kuasa.SAVE_KEGIATAN, item.sasaran)
    return item.id
