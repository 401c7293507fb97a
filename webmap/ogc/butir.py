"""The features: a page of a collection, or one of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import urlencode

import orjson
from flask import Response, render_template, request

from sipurbo_geo.query.koleksi.daftar import Koleksi
from sipurbo_geo.query.koleksi.halaman import Halaman, read_halaman, read_satu
from sipurbo_geo.query.koleksi.penanda import NAME as SESUDAH
from sipurbo_geo.query.revision import Revision
from sipurbo_geo.serialise.fitur_ulang import reshape
from sipurbo_geo.serialise.geojson import Ending, absolute_text, stream_collection
from webmap.feeds.answer import revision_or_304
from webmap.feeds.encoding import choose_encoding, encoded
from webmap.feeds.headers import feed_headers
from webmap.state import current

from .bentuk import as_page, check_parameters, for_everybody, wanted_form
from .koleksi import find_koleksi
from .parameter import Permintaan, read_crs, read_permintaan
from .tautan import GEOJSON, JSON, Link, address, link, own_links
from .tulis.naskah import open_naskah, show_naskah
from .tulis.pemegang import has_token, pemegang

#: a page for people shows so many, unless they ask for more
_ON_A_PAGE = 25


def show_butir(koleksi: str) -> Response:
    """A page of features, streamed."""
    found, form = find_koleksi(koleksi), wanted_form()
    asked = read_permintaan(found)
    if form == "html":
        return _page(found, asked)
    revision = revision_or_304()
    if isinstance(revision, Response):
        return for_everybody(revision)
    page = read_halaman(current().catalogue, found, asked.tanya)
    links = [*own_links(GEOJSON), *_next(page)]
    body = stream_collection(
        _pieces(page, asked),
        waktu=revision.waktu,
        ending=lambda _: Ending(page.cocok, None, tuple(links)),
        public_url=current().settings.public_url,
    )
    return _answer(body, revision, koleksi, asked.crs.uri)


def show_fitur(koleksi: str, fid: str) -> Response:
    """One feature."""
    check_parameters(("crs",))
    found, crs, form = find_koleksi(koleksi), read_crs("crs"), wanted_form()
    if has_token() and found.is_kegiatan:
        return _for_its_officers(found, fid)
    if form == "html":
        text = read_satu(current().catalogue, found, fid)
        return as_page(render_template("ogc/fitur.html", koleksi=found, fitur=orjson.loads(text)))
    revision = revision_or_304()
    if isinstance(revision, Response):
        return for_everybody(revision)
    text = read_satu(current().catalogue, found, fid)
    ((feature, _),) = reshape([(text, 1)], crs, None)
    collection = link(address("collections", koleksi), "collection", JSON)
    links = orjson.dumps([*own_links(GEOJSON), collection])
    public = absolute_text(feature, current().settings.public_url)
    body = public[:-1] + b',"links":' + links + b"}\n"
    return _answer([body], revision, f"{koleksi}-{fid}", crs.uri)


def _for_its_officers(koleksi: Koleksi, kode: str) -> Response:
    """As the register holds it, with the version that a change has to name."""
    person = pemegang().pelaku
    with current().catalogue.reading_register() as conn:
        return show_naskah(open_naskah(conn, person, koleksi, kode))


def _pieces(page: Halaman, asked: Permintaan) -> Iterable[tuple[bytes, int]]:
    if asked.is_plain:
        return page.pieces
    return reshape(page.pieces, asked.crs, asked.properties)


def _next(page: Halaman) -> list[Link]:
    return [link(_onward(page), "next", GEOJSON)] if page.lanjut else []


def _onward(page: Halaman) -> str:
    kept = [(k, v) for k, v in request.args.items(multi=True) if k != SESUDAH]
    parts = request.path.removeprefix("/ogc/").split("/")
    return address(*parts, query=urlencode([*kept, (SESUDAH, page.lanjut)]))


def _answer(body: Iterable[bytes], revision: Revision, name: str, crs: str) -> Response:
    encoding = choose_encoding(request.headers.get("Accept-Encoding", ""))
    headers = feed_headers(revision, name, encoding) | {"Content-Crs": f"<{crs}>"}
    return for_everybody(Response(encoded(body, encoding), headers=headers))


def _page(koleksi: Koleksi, asked: Permintaan) -> Response:
    short = asked.tanya if "limit" in request.args else replace(asked.tanya, limit=_ON_A_PAGE)
    page = read_halaman(current().catalogue, koleksi, short)
    features = [f for text, _ in page.pieces for f in orjson.loads(b"[" + text + b"]")]
    return as_page(
        render_template(
            "ogc/butir.html",
            koleksi=koleksi,
            fitur=features,
            cocok=page.cocok,
            berikut=_onward(page) if page.lanjut else "",
        )
    )
