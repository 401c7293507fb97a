"""The catalogue in the two forms that catalogues read."""

from __future__ import annotations

from collections.abc import Callable

from flask import Response, request

from sipurbo_geo.query.per_layer import list_isi_layer
from sipurbo_geo.query.revision import Revision
from sipurbo_geo.serialise.dcat import jsonld, turtle
from sipurbo_geo.serialise.dcat.katalog import Sumber, make_katalog
from sipurbo_geo.serialise.dcat.simpul import Simpul
from webmap.feeds.answer import revision_or_304
from webmap.params import refuse_unknown
from webmap.state import current

from .jawaban import answer, situs


def show_jsonld() -> Response:
    """DCAT 3 as JSON-LD."""
    return _show(jsonld.write_jsonld, jsonld.MEDIA_TYPE)


def show_turtle() -> Response:
    """DCAT 3 as Turtle."""
    return _show(turtle.write_turtle, turtle.MEDIA_TYPE)


def _show(write: Callable[[Simpul], bytes], media_type: str) -> Response:
    refuse_unknown(request.args, ())
    if isinstance(found := revision_or_304(), Response):
        return found
    return answer(write(make_katalog(_sumber(found))), media_type, found)


def _sumber(revision: Revision) -> Sumber:
    state = current()
    with state.catalogue.reading() as conn:
        isi = list_isi_layer(conn)
    settings = state.settings
    return Sumber(
        situs(),
        settings.instansi,
        settings.data_license,
        revision.waktu,
        state.registry.layers,
        isi,
    )
