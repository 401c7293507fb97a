"""The addresses of the feeds; programs rely on them."""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, Response, request

from sipurbo_geo.errors import NotFoundError
from sipurbo_geo.query.features import not_published, stream_features
from sipurbo_geo.serialise.geojson import absolute_text

from ..params import PAGE_NAMES, parse_filter, parse_window, refuse_unknown
from ..state import current
from .answer import answer_collection, answer_text, filter_name, revision_or_304
from .boundaries import kecamatan_collection

blueprint = Blueprint("feeds", __name__, url_prefix="/feeds")


@blueprint.get("/kegiatan.geojson")
def kegiatan() -> Response:
    """Every published kegiatan that the parameters choose."""
    return _collection({})


@blueprint.get("/kecamatan/<kecamatan>.geojson")
def per_kecamatan(kecamatan: str) -> Response:
    """The kegiatan of one kecamatan (Kemendagri code, BPS code or name)."""
    return _collection({"kecamatan": kecamatan})


@blueprint.get("/bidang/<bidang>.geojson")
def per_bidang(bidang: str) -> Response:
    """The kegiatan of one bidang."""
    return _collection({"bidang": bidang})


@blueprint.get("/kecamatan/<kecamatan>/<bidang>.geojson")
def per_kecamatan_and_bidang(kecamatan: str, bidang: str) -> Response:
    """The kegiatan of one bidang in one kecamatan."""
    return _collection({"kecamatan": kecamatan, "bidang": bidang})


@blueprint.get("/kegiatan/<path:kode>.geojson")
def one(kode: str) -> Response:
    """One kegiatan as a Feature, where the parameters choose it."""
    state = current()
    f = replace(parse_filter(request.args, state, allowed=PAGE_NAMES), kode=(kode,))
    if isinstance(found := revision_or_304(), Response):
        return found
    limit, offset = parse_window(request.args)
    pieces = stream_features(state.catalogue, f, limit=limit, offset=offset)
    text = b"".join(piece for piece, _ in pieces).strip()
    if not text:
        raise _not_chosen(kode) if request.args else not_published(kode)
    return answer_text(absolute_text(text, state.settings.public_url), found, filter_name(f))


@blueprint.get("/wilayah/kecamatan.geojson")
def wilayah_kecamatan() -> Response:
    """The boundaries of the kecamatan."""
    refuse_unknown(request.args, ())
    if isinstance(found := revision_or_304(), Response):
        return found
    with current().catalogue.reading() as conn:
        text = kecamatan_collection(conn, found.waktu)
    return answer_text(text, found, "wilayah-kecamatan")


def _not_chosen(kode: str) -> NotFoundError:
    return NotFoundError(
        f"Kegiatan dengan kode '{kode}' tidak ada, belum terbit, atau tidak cocok dengan saringan "
        "pada alamat ini. Coba tanpa parameter.",
        f"There is no published kegiatan with the code '{kode}' that matches the filter of this "
        "address. Try it without parameters.",
    )


def _collection(fixed: dict[str, str]) -> Response:
    f = parse_filter(request.args, current(), allowed=PAGE_NAMES, fixed=fixed)
    return answer_collection(f, parse_window(request.args))
