"""The collections: what each one is, where and when it lies, what can be asked of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from flask import Response
from flask_babel import gettext as _

from sipurbo_geo.errors import NotFoundError
from sipurbo_geo.model.crs import CRS84, CRSES
from sipurbo_geo.query.isi import Isi, read_isi
from sipurbo_geo.query.koleksi.daftar import Koleksi, list_koleksi
from sipurbo_geo.query.koleksi.daftar import find_koleksi as get_koleksi
from sipurbo_geo.serialise.katalog.susun import WILAYAH
from webmap.language import bahasa
from webmap.metadata.himpunan import sumber
from webmap.state import current

from .bentuk import answer, check_parameters
from .cakupan import extent_of
from .rekaman.tampil import describe_katalog
from .skema import schema_of
from .tautan import GEOJSON, HTML, JSON, SCHEMA, Link, address, link, more_links, own_links


def find_koleksi(name: str) -> Koleksi:
    """The collection called `name`; raises `NotFoundError`."""
    found = get_koleksi(current().registry, name)
    if found is None:
        known = list_koleksi(current().registry)
        raise NotFoundError(
            f"Tidak ada koleksi '{name[:40]}'. Yang ada: {', '.join(known)}.",
            f"There is no collection '{name[:40]}'. Known: {', '.join(known)}.",
        )
    return found


def show_semua() -> Response:
    """All collections."""
    check_parameters()
    isi = read_isi(current().catalogue)
    listed = [_described(one, isi.get(one.id)) for one in list_koleksi(current().registry).values()]
    listed.append(describe_katalog())
    document = {
        "links": own_links(JSON),
        "crs": [crs.uri for crs in CRSES],
        "collections": listed,
    }
    return answer(document, "ogc/koleksi-semua.html")


def show_satu(koleksi: str) -> Response:
    """One collection."""
    check_parameters()
    found = find_koleksi(koleksi)
    document = _described(found, read_isi(current().catalogue).get(koleksi))
    document["links"] = [*own_links(JSON), *document["links"]]
    return answer(document, "ogc/koleksi.html", koleksi=found)


def show_queryables(koleksi: str) -> Response:
    """What can be asked of a collection, as JSON Schema."""
    check_parameters()
    found = find_koleksi(koleksi)
    document = schema_of(found, current().registry, bahasa()) | {
        "$id": address("collections", koleksi, "queryables")
    }
    return answer(document, "ogc/queryables.html", kind=SCHEMA, koleksi=found)


def _described(koleksi: Koleksi, isi: Isi | None) -> dict[str, Any]:
    name, title = koleksi.id, koleksi.judul.text(bahasa())
    items = ("collections", name, "items")
    return {
        "id": name,
        "title": title,
        "description": koleksi.uraian.text(bahasa()),
        "itemType": "feature",
        "extent": extent_of(isi),
        "crs": [crs.uri for crs in CRSES],
        "storageCrs": CRS84.uri,
        "links": [
            link(address("collections", name), "collection", JSON, title),
            link(address(*items), "items", GEOJSON, title),
            link(address(*items, query="f=html"), "items", HTML, title),
            link(
                address("collections", name, "queryables"),
                "http://www.opengis.net/def/rel/ogc/1.0/queryables",
                SCHEMA,
                _("Yang dapat ditanyakan"),
            ),
            *more_links(name),
            *(_descriptions(koleksi) if isi else ()),
        ],
    }


def _descriptions(koleksi: Koleksi) -> Iterator[Link]:
    """The data set to which a collection belongs, for people and for catalogues."""
    page = sumber().halaman(WILAYAH if koleksi.tingkat else koleksi.id)
    yield link(page, "describedby", HTML, _("Katalog data"))
    yield link(f"{page}.xml", "describedby", "application/xml", "ISO 19139")
