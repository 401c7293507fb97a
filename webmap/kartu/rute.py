"""The addresses of the cards."""

from __future__ import annotations

from flask import Blueprint, Response

from .jawaban import answer_kartu
from .kegiatan import make_kegiatan
from .rangkuman import make_beranda, make_bidang, make_kecamatan

blueprint = Blueprint("kartu", __name__, url_prefix="/kartu")


@blueprint.get("/beranda.png")
def beranda() -> Response:
    """The card of the whole kabupaten."""
    return answer_kartu(make_beranda)


@blueprint.get("/kegiatan/<path:kode>.png")
def kegiatan(kode: str) -> Response:
    """The card of one published kegiatan; 404 when there is none, as its page says."""
    return answer_kartu(lambda revision, bahasa: make_kegiatan(kode, revision, bahasa))


@blueprint.get("/kecamatan/<kode>.png")
def kecamatan(kode: str) -> Response:
    """The card of a kecamatan."""
    return answer_kartu(lambda revision, bahasa: make_kecamatan(kode, revision, bahasa))


@blueprint.get("/bidang/<slug>.png")
def bidang(slug: str) -> Response:
    """The card of a unit."""
    return answer_kartu(lambda revision, bahasa: make_bidang(slug, revision, bahasa))
