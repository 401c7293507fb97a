"""The addresses of the feeds; programs rely on them."""

from __future__ import annotations

from flask import Blueprint, Response, request

from sipurbo_geo.query.features import not_published
from sipurbo_geo.query.revision import feature_with_revision
from sipurbo_geo.serialise.geojson import absolute_feature

from ..params import PAGE_NAMES, parse_filter, parse_window, refuse_unknown
from ..state import current
from .answer import answer_collection, answer_text, revision_or_304
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
    """One kegiatan as a Feature."""
    refuse_unknown(request.args, ())
    state = current()
    if isinstance(found := revision_or_304(), Response):
        return found
    revision, text = feature_with_revision(state.catalogue, kode)
    if text is None:
        raise not_published(kode)
    body = absolute_feature(text, state.settings.public_url)
    return answer_text(body, revision, f"kegiatan-{kode}")


@blueprint.get("/wilayah/kecamatan.geojson")
def wilayah_kecamatan() -> Response:
    """The boundaries of the kecamatan."""
    refuse_unknown(request.args, ())
    if isinstance(found := revision_or_304(), Response):
        return found
    with current().catalogue.reading() as conn:
        text = kecamatan_collection(conn)
    return answer_text(text, found, "wilayah-kecamatan")


def _collection(fixed: dict[str, str]) -> Response:
    f = parse_filter(request.args, current(), allowed=PAGE_NAMES, fixed=fixed)
    return answer_collection(f, parse_window(request.args))
