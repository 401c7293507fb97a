"""The catalogue of the data for people: what there is, what it says, how to get it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from flask import Response, make_response, render_template

from sipurbo_geo.serialise.dcat import jsonld, turtle
from sipurbo_geo.serialise.katalog.himpunan import Cara, Himpunan
from sipurbo_geo.serialise.rekaman import SEARCHABLE
from webmap.language import bahasa
from webmap.metadata.himpunan import all_himpunan, find_himpunan
from webmap.metadata.jawaban import situs
from webmap.present.kamus import list_kamus
from webmap.state import current

from .tertaut import describe_himpunan, describe_katalog

#: the same in other forms, by the ending of the address
BENTUK_LAIN = {
    ".xml": ("application/xml", "ISO 19139"),
    ".jsonld": (jsonld.MEDIA_TYPE, "DCAT 3 (JSON-LD)"),
    ".ttl": (turtle.MEDIA_TYPE, "DCAT 3 (Turtle)"),
    ".json": ("application/geo+json", "OGC API - Records"),
}


def show_katalog() -> Response:
    """Every data set."""
    page = render_template("katalog.html", **katalog_context(all_himpunan().values()))
    return _with_links(page, "/katalog")


def show_himpunan(himpunan: str) -> Response:
    """One data set."""
    found = find_himpunan(himpunan)
    page = render_template("himpunan.html", **himpunan_context(found))
    return _with_links(page, f"/katalog/{found.id}")


def katalog_context(himpunan: Iterable[Himpunan]) -> dict[str, Any]:
    """What the page of the catalogue is made of."""
    listed = list(himpunan)
    return {
        "himpunan": listed,
        "relasi_katalog": SEARCHABLE,
        "bentuk_lain": _forms("/katalog"),
        "tertaut": describe_katalog(listed),
    }


def himpunan_context(himpunan: Himpunan) -> dict[str, Any]:
    """What the page of one data set is made of."""
    state, site = current(), situs()
    return {
        "h": himpunan,
        "cara": Cara,
        "panjang_situs": len(site),
        "kamus": list_kamus(himpunan.properti, himpunan.layer, state.registry, bahasa()),
        "instansi": state.settings.instansi,
        "lisensi": state.settings.data_license,
        "bentuk_lain": _forms(f"/katalog/{himpunan.id}"),
        "tertaut": describe_himpunan(himpunan),
    }


def _forms(path: str) -> list[tuple[str, str, str]]:
    return [(f"{path}{end}", kind, title) for end, (kind, title) in BENTUK_LAIN.items()]


def _with_links(page: str, path: str) -> Response:
    """Programs find the other forms without reading the page."""
    answer = make_response(page)
    for href, kind, title in _forms(path):
        link = f'<{situs()}{href}>; rel="alternate"; type="{kind}"; title="{title}"'
        answer.headers.add("Link", link)
    return answer
