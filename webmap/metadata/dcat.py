"""The catalogue and each of its data sets in DCAT 3, in the two forms that catalogues read."""

from __future__ import annotations

from flask import Response

from sipurbo_geo.serialise.dcat import jsonld, turtle
from sipurbo_geo.serialise.dcat.katalog import make_dataset, make_katalog

from .himpunan import all_himpunan, find_himpunan, sumber
from .jawaban import describe

_FORMS = {
    "jsonld": (jsonld.write_jsonld, jsonld.MEDIA_TYPE),
    "ttl": (turtle.write_turtle, turtle.MEDIA_TYPE),
}


def show_katalog(bentuk: str) -> Response:
    """Everything; `bentuk` is "jsonld" or "ttl"."""
    write, media_type = _FORMS[bentuk]
    return describe(lambda: write(make_katalog(sumber(), all_himpunan().values())), media_type)


def show_himpunan(himpunan: str, bentuk: str) -> Response:
    """One data set."""
    write, media_type = _FORMS[bentuk]
    return describe(lambda: write(make_dataset(sumber(), find_himpunan(himpunan))), media_type)
