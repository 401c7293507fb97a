"""The catalogue of the data for people: what there is, what it says, how to get it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from flask import Response, make_response, render_template

from sipurbo_geo.query.koleksi.daftar import KEGIATAN
from sipurbo_geo.serialise.dcat import jsonld, turtle
from sipurbo_geo.serialise.katalog.himpunan import Cara, Himpunan
from sipurbo_geo.serialise.rekaman import SEARCHABLE
from webmap.language import bahasa
from webmap.metadata.himpunan import all_himpunan, find_himpunan
from webmap.metadata.jawaban import situs
from webmap.present.kamus import list_kamus
from webmap.state import current

from .tertaut import describe_himpunan, describe_katalog

#: address, media type and title
Bentuk = tuple[str, str, str]

_ISO = "ISO 19139"
#: the same in other forms, by the ending of the address
BENTUK_LAIN = {
    ".xml": ("application/xml", _ISO),
    ".jsonld": (jsonld.MEDIA_TYPE, "DCAT 3 (JSON-LD)"),
    ".ttl": (turtle.MEDIA_TYPE, "DCAT 3 (Turtle)"),
    ".json": ("application/geo+json", "OGC API - Records"),
}


def show_katalog() -> Response:
    """Every data set."""
    context = katalog_context(all_himpunan().values())
    return _with_links(render_template("katalog.html", **context), context["bentuk_lain"])


def show_himpunan(himpunan: str) -> Response:
    """One data set."""
    context = himpunan_context(find_himpunan(himpunan))
    return _with_links(render_template("himpunan.html", **context), context["bentuk_lain"])


def katalog_context(himpunan: Iterable[Himpunan]) -> dict[str, Any]:
    """What the page of the catalogue is made of."""
    listed = list(himpunan)
    forms = _forms("/katalog")
    if KEGIATAN not in all_himpunan():  # ISO 19139 has no way to describe nothing
        forms = [form for form in forms if form[2] != _ISO]
    return {
        "himpunan": listed,
        "relasi_katalog": SEARCHABLE,
        "bentuk_lain": forms,
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


def _forms(path: str) -> list[Bentuk]:
    return [(f"{path}{end}", kind, title) for end, (kind, title) in BENTUK_LAIN.items()]


def _with_links(page: str, forms: Iterable[Bentuk]) -> Response:
    """Programs find the other forms without reading the page."""
    answer = make_response(page)
    for href, kind, title in forms:
        link = f'<{situs()}{href}>; rel="alternate"; type="{kind}"; title="{title}"'
        answer.headers.add("Link", link)
    return answer
