"""The collection `katalog`: itself, its records, one of them."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from flask import Response, request
from flask_babel import gettext as _

from sipurbo_geo.model.crs import CRS84
from sipurbo_geo.query.isi import read_isi
from sipurbo_geo.query.koleksi.daftar import KEGIATAN
from sipurbo_geo.query.koleksi.penanda import NAME as SESUDAH
from sipurbo_geo.query.koleksi.penanda import write_penanda, wrong_penanda
from sipurbo_geo.serialise.katalog.cari import search_himpunan
from sipurbo_geo.serialise.katalog.himpunan import Himpunan
from sipurbo_geo.serialise.katalog.susun import list_himpunan
from sipurbo_geo.serialise.rekaman import JENIS, KATALOG, about, make_rekaman
from webmap.language import bahasa
from webmap.metadata.himpunan import all_himpunan, find_himpunan, sumber
from webmap.ogc.bentuk import answer, check_parameters
from webmap.ogc.cakupan import extent_of
from webmap.ogc.tautan import GEOJSON, HTML, JSON, Link, address, link, own_links
from webmap.pages.katalog import BENTUK_LAIN, himpunan_context, katalog_context
from webmap.state import current

from .parameter import Permintaan, read_permintaan


def show_koleksi() -> Response:
    """The catalogue as a collection."""
    check_parameters()
    document = describe_katalog()
    document["links"] = [*own_links(JSON), *document["links"]]
    return answer(document, "katalog.html", **katalog_context(all_himpunan().values()))


def show_butir() -> Response:
    """The records that are looked for, a page at a time."""
    asked, site = read_permintaan(), sumber()
    found = search_himpunan(list_himpunan(site).values(), asked.pencarian, site, JENIS)
    page, more = _page(found, asked)
    document = {
        "type": "FeatureCollection",
        "features": [make_rekaman(one, site, bahasa()) for one in page],
        "numberMatched": len(found),
        "numberReturned": len(page),
        "timeStamp": site.waktu.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "links": [*own_links(GEOJSON), *([_onward(page)] if more else [])],
    }
    return answer(document, "katalog.html", kind=GEOJSON, **katalog_context(page))


def show_satu(himpunan: str) -> Response:
    """One record."""
    check_parameters()
    found = find_himpunan(himpunan)
    record = make_rekaman(found, sumber(), bahasa())
    return answer(record, "himpunan.html", kind=GEOJSON, **himpunan_context(found))


def describe_katalog() -> dict[str, Any]:
    """The collection as it is told among the others."""
    title, site = _("Katalog data"), sumber()
    items = ("collections", KATALOG, "items")
    others = [("", HTML), *((end, kind) for end, (kind, _title) in BENTUK_LAIN.items())]
    return {
        "id": KATALOG,
        "type": "Catalog",
        "title": title,
        "description": _("Himpunan data yang ditawarkan situs ini, masing-masing satu rekaman."),
        "itemType": "record",
        "extent": extent_of(read_isi(current().catalogue).get(KEGIATAN)),
        "crs": [CRS84.uri],
        "updated": site.waktu.strftime("%Y-%m-%dT%H:%M:%SZ"),
        **about(site, bahasa()),
        "links": [
            link(address("collections", KATALOG), "collection", JSON, title),
            link(address(*items), "items", GEOJSON, title),
            link(address(*items, query="f=html"), "items", HTML, title),
            link(site.lisensi, "license", HTML),
            *(link(f"{site.situs}/katalog{end}", "alternate", kind) for end, kind in others),
        ],
    }


def _page(found: list[Himpunan], asked: Permintaan) -> tuple[list[Himpunan], bool]:
    """The records behind the mark, and whether more follow."""
    names = ["", *(one.id for one in found)]
    if asked.sesudah not in names:
        raise wrong_penanda()
    rest = found[names.index(asked.sesudah) :]
    return rest[: asked.limit], len(rest) > asked.limit


def _onward(page: list[Himpunan]) -> Link:
    kept = [(k, v) for k, v in request.args.items(multi=True) if k != SESUDAH]
    query = urlencode([*kept, (SESUDAH, write_penanda([page[-1].id]))])
    return link(address("collections", KATALOG, "items", query=query), "next", GEOJSON)
