"""Addresses for search engines: an index, the fixed pages, and the kegiatan in parts."""

from __future__ import annotations

from flask import Response, request, url_for

from sipurbo_geo.errors import NotFoundError
from sipurbo_geo.model.wilayah import Tingkat
from sipurbo_geo.query.revision import Revision, current_revision
from sipurbo_geo.query.terbaru import list_alamat
from sipurbo_geo.query.wilayah import list_wilayah
from sipurbo_geo.serialise.sitemap import MEDIA_TYPE, render_index, render_sitemap
from webmap.params import refuse_unknown
from webmap.state import current

from .himpunan import all_himpunan
from .jawaban import answer, situs

#: kegiatan in one file, some 3 MB
PER_BAGIAN = 20_000
_PAGES = ("pages.peta", "pages.daftar", "pages.unduh", "pages.katalog", "pages.informasi")


def show_index() -> Response:
    """The index; how many parts there are follows from the number of kegiatan."""
    refuse_unknown(request.args, ())
    revision = _revision()
    parts = -(-revision.jumlah // PER_BAGIAN)
    names = ["halaman", *(f"kegiatan-{number}" for number in range(1, parts + 1))]
    body = render_index((f"{situs()}/sitemap-{name}.xml", revision.waktu) for name in names)
    return answer(body, MEDIA_TYPE, revision)


def show_halaman() -> Response:
    """The fixed pages, those of every kecamatan, of every bidang and of every data set."""
    refuse_unknown(request.args, ())
    revision, state = _revision(), current()
    with state.catalogue.reading() as conn:
        places = list_wilayah(conn, Tingkat.KECAMATAN)
    paths = [url_for(endpoint) for endpoint in _PAGES]
    paths += [url_for("pages.kecamatan", kode=place.kode) for place in places]
    paths += [url_for("pages.bidang", slug=slug) for slug in state.registry.bidang]
    paths += [url_for("pages.himpunan", himpunan=name) for name in all_himpunan()]
    body = render_sitemap((situs() + path, revision.waktu) for path in paths)
    return answer(body, MEDIA_TYPE, revision)


def show_bagian(nomor: int) -> Response:
    """One part of the kegiatan, counted from 1."""
    refuse_unknown(request.args, ())
    revision = _revision()
    found = []
    if 1 <= nomor <= -(-revision.jumlah // PER_BAGIAN):
        with current().catalogue.reading() as conn:
            found = list_alamat(conn, limit=PER_BAGIAN, offset=(nomor - 1) * PER_BAGIAN)
    if not found:
        raise NotFoundError(
            "Peta situs tidak punya bagian ini; bagian yang ada tercantum di /sitemap.xml.",
            "The sitemap has no such part; /sitemap.xml names those there are.",
        )
    pages = ((situs() + url_for("pages.rincian", kode=kode), moment) for kode, moment in found)
    return answer(render_sitemap(pages), MEDIA_TYPE, revision)


def show_robots() -> Response:
    """Where the index is; the office has nothing for a crawler."""
    refuse_unknown(request.args, ())
    text = f"User-agent: *\nDisallow: /admin/\nDisallow: /masuk\nSitemap: {situs()}/sitemap.xml\n"
    return answer(text.encode(), "text/plain", _revision())


def _revision() -> Revision:
    return current_revision(current().catalogue)
