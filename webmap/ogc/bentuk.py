"""In which form a document is wanted: as data, or as a page for people."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from flask import Response, json, make_response, render_template, request

from sipurbo_geo.errors import ParameterError
from webmap.params import refuse_unknown

from .tautan import GEOJSON, HTML, JSON

_FORMS = {"json": "json", "geojson": "json", "html": "html"}


def wanted_form() -> str:
    """ "json" or "html": by the parameter f, or else by what the client says it takes."""
    chosen = request.args.get("f")
    if chosen is None:
        best = request.accept_mimetypes.best_match([JSON, GEOJSON, HTML], default=JSON)
        return "html" if best == HTML else "json"
    if chosen not in _FORMS:
        raise ParameterError(
            "f",
            f"Bentuk '{chosen[:40]}' tidak ada. Pilihan: {', '.join(_FORMS)}.",
            f"There is no form '{chosen[:40]}'. Choices: {', '.join(_FORMS)}.",
        )
    return _FORMS[chosen]


def check_parameters(known: Collection[str] = ()) -> None:
    """Raise `ParameterError` for a parameter that means nothing here."""
    refuse_unknown(request.args, ("f", *known))


def answer(document: dict[str, Any], template: str, *, kind: str = JSON, **more: Any) -> Response:
    """The document as data, or on the page `template`, which gets it as `dokumen`."""
    if wanted_form() == "html":
        return as_page(render_template(template, dokumen=document, **more))
    found = Response(json.dumps(document, ensure_ascii=False, sort_keys=False), content_type=kind)
    return for_everybody(found)


def as_page(text: str) -> Response:
    """A page for people; asked again each time, like the other pages."""
    page = for_everybody(make_response(text))
    page.headers["Cache-Control"] = "no-cache"
    return page


def for_everybody(response: Response) -> Response:
    """Any page may read it; which form it has depends on who asks."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.vary.update(("Accept", "Authorization", "Cookie"))
    return response
