"""The four changes: each one parses, goes through the office's verb, and says what became of it."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from flask import Response, json, request
from werkzeug.exceptions import MethodNotAllowed

from sipurbo_geo.catalogue.move_kegiatan import move_kegiatan
from sipurbo_geo.catalogue.save_kegiatan_as import BARU, DIAJUKAN, SavedAs, save_kegiatan_as
from sipurbo_geo.catalogue.use_token import use_token
from sipurbo_geo.errors import ParameterError, Problem, StaleError
from sipurbo_geo.intake.formulir.baca import Bacaan, read_isian
from sipurbo_geo.intake.formulir.fitur import isian_of_fitur
from sipurbo_geo.intake.formulir.isian import Isian
from sipurbo_geo.model.alur import Gerak
from sipurbo_geo.model.kegiatan import Kegiatan
from sipurbo_geo.model.layer import Layer
from sipurbo_geo.model.wewenang import Kuasa, require
from sipurbo_geo.query.koleksi.daftar import Koleksi
from webmap.errors import problem
from webmap.language import bahasa
from webmap.ogc.bentuk import check_parameters
from webmap.ogc.koleksi import find_koleksi
from webmap.ogc.tautan import address
from webmap.state import current

from .isi import read_fitur
from .naskah import open_naskah
from .pemegang import Pemegang, dasar_versi, pemegang, stale

_LONGEST_NOTE = 2000


def create_fitur(koleksi: str) -> Response:
    """A new kegiatan, as a draft."""
    check_parameters()
    found, who, fitur = _writable(koleksi), pemegang(), read_fitur()
    require(who.pelaku, Kuasa.SAVE_KEGIATAN)
    layer = _layer_of(found, fitur)
    kode = fitur.get("id")
    isian = isian_of_fitur(fitur, layer, {"layer": [layer.key]}, utuh=True)
    isian |= {"layer": [layer.key]} | ({"kode": [kode]} if isinstance(kode, str) else {})
    return _save(who, isian, None, None)


def replace_fitur(koleksi: str, fid: str) -> Response:
    """The published properties as sent: what is left out loses its value."""
    return _change(koleksi, fid, utuh=True)


def update_fitur(koleksi: str, fid: str) -> Response:
    """Only what is sent changes."""
    return _change(koleksi, fid, utuh=False)


def delete_fitur(koleksi: str, fid: str) -> Response:
    """Withdraw a kegiatan, for the reason in `alasan`; the register keeps it."""
    check_parameters(("alasan",))
    found, who, versi = _writable(koleksi), pemegang(), dasar_versi()
    reason = request.args.get("alasan", "")[:_LONGEST_NOTE]
    with current().catalogue.writing() as conn:
        item = open_naskah(conn, who.pelaku, found, fid).item
        if item.versi != versi:
            raise stale(item.versi)
        use_token(conn, who.token_id)
        registry = current().registry
        move_kegiatan(conn, registry, fid, Gerak.TARIK, pelaku=who.pelaku, catatan=reason)
    return Response(status=HTTPStatus.NO_CONTENT)


def _change(koleksi: str, fid: str, *, utuh: bool) -> Response:
    check_parameters()
    found, who, versi, fitur = _writable(koleksi), pemegang(), dasar_versi(), read_fitur()
    with current().catalogue.reading_register() as conn:
        naskah = open_naskah(conn, who.pelaku, found, fid)
        dasar = naskah.isian(conn)
    isian = isian_of_fitur(fitur, naskah.layer, dasar, utuh=utuh)
    isian |= {"kode": [fid], "layer": [naskah.layer.key]}
    return _save(who, isian, naskah.isi, versi)


def _writable(koleksi: str) -> Koleksi:
    """A collection of kegiatan; places and reports are not written here."""
    found = find_koleksi(koleksi)
    if not found.is_kegiatan:
        raise MethodNotAllowed(valid_methods=["GET", "HEAD", "OPTIONS"])
    return found


def _layer_of(koleksi: Koleksi, fitur: dict[str, Any]) -> Layer:
    properties = fitur.get("properties")
    asked = properties.get("layer") if isinstance(properties, dict) else None
    key = koleksi.layer or asked
    layers = current().registry.layers
    if key not in layers or (asked is not None and asked != key):
        known = ", ".join(layers)
        raise ParameterError(
            "layer",
            f"Sebut temanya di properti 'layer'. Pilihan: {koleksi.layer or known}.",
            f"Name the theme in the property 'layer'. Choices: {koleksi.layer or known}.",
        )
    return layers[key]


def _save(who: Pemegang, isian: Isian, standing: Kegiatan | None, versi: int | None) -> Response:
    registry = current().registry
    with current().catalogue.reading_register() as conn:
        bacaan = read_isian(conn, registry, isian, standing=standing)
    if bacaan.item is None:
        return _refused(bacaan)
    try:
        with current().catalogue.writing() as conn:
            saved = save_kegiatan_as(conn, registry, who.pelaku, bacaan.item, dasar_versi=versi)
            use_token(conn, who.token_id)
    except StaleError as error:
        raise stale(error.sekarang) from None
    return _saved(saved, bacaan)


def _saved(saved: SavedAs, bacaan: Bacaan) -> Response:
    """201 for a new draft, 202 for a change that somebody else decides about, 200 otherwise."""
    body = {
        "id": saved.kode,
        "hasil": saved.hasil,
        "versi": saved.versi,
        "ajuan": saved.ajuan_id,
        "peringatan": [found.text(bahasa()) for found in bacaan.peringatan],
    }
    status = {BARU: HTTPStatus.CREATED, DIAJUKAN: HTTPStatus.ACCEPTED}
    answer = Response(status=status.get(saved.hasil, HTTPStatus.OK), mimetype="application/json")
    answer.set_data(json.dumps(body, ensure_ascii=False))
    answer.headers["ETag"] = f'"{saved.versi}"'
    if saved.hasil == BARU:
        collection = request.path.rstrip("/").split("/")[-2]
        answer.headers["Location"] = address("collections", collection, "items", saved.kode)
    return answer


def _refused(bacaan: Bacaan) -> Response:
    listed = [_as_json(found) for found in bacaan.galat]
    detail = " ".join(f"{one['properti']}: {one['detail']}" for one in listed)
    return problem(HTTPStatus.UNPROCESSABLE_ENTITY, detail, {"temuan": listed})


def _as_json(found: Problem) -> dict[str, str]:
    return {"properti": found.field, "detail": found.text(bahasa())}
