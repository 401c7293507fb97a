"""The data sets as records of OGC API - Records, by the ending of their address."""

from __future__ import annotations

import orjson
from flask import Response

from sipurbo_geo.serialise.geojson import MEDIA_TYPE
from sipurbo_geo.serialise.katalog.susun import list_himpunan
from sipurbo_geo.serialise.rekaman import make_rekaman

from .himpunan import find_himpunan, sumber
from .jawaban import describe

#: one address says one thing, whoever asks
_BAHASA = "id"


def show_katalog() -> Response:
    """All records."""
    return describe(_all, MEDIA_TYPE)


def show_himpunan(himpunan: str) -> Response:
    """One record."""
    return describe(
        lambda: orjson.dumps(make_rekaman(find_himpunan(himpunan), sumber(), _BAHASA)), MEDIA_TYPE
    )


def _all() -> bytes:
    site = sumber()
    records = [make_rekaman(one, site, _BAHASA) for one in list_himpunan(site).values()]
    return orjson.dumps({"type": "FeatureCollection", "features": records})
