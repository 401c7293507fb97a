"""The one tile matrix set that tiles are cut by.

Source: OGC 17-083r4 (Two Dimensional Tile Matrix Set 2.0), annexes D and E.1.
"""

from __future__ import annotations

import math
from typing import Any

from flask import Response

from sipurbo_geo.model.ubin import DEEPEST

from .bentuk import answer, check_parameters
from .tautan import JSON, Link, address, link, own_links

NAME = "WebMercatorQuad"
URI = f"http://www.opengis.net/def/tilematrixset/OGC/1.0/{NAME}"
CRS = "http://www.opengis.net/def/crs/EPSG/0/3857"
_WKSS = "http://www.opengis.net/def/wkss/OGC/1.0/GoogleMapsCompatible"
_JUDUL = "Google Maps Compatible for the World"
#: half the side of the square of Web Mercator in metres: half the equator of WGS 84
_HALF = math.pi * 6_378_137
#: cells along a tile, and the size of one on a standard screen in metres
_CELLS, _ON_SCREEN = 256, 0.00028


def show_matriks_semua() -> Response:
    """Which tile matrix sets there are."""
    check_parameters()
    one = {"id": NAME, "title": _JUDUL, "uri": URI, "crs": CRS}
    document = {
        "links": own_links(JSON),
        "tileMatrixSets": [one | {"links": [matriks_link("self")]}],
    }
    return answer(document, "ogc/dokumen.html", judul="Tile matrix sets")


def show_matriks() -> Response:
    """The definition, whole."""
    check_parameters()
    document = {
        "id": NAME,
        "title": _JUDUL,
        "uri": URI,
        "crs": CRS,
        "orderedAxes": ["X", "Y"],
        "wellKnownScaleSet": _WKSS,
        "tileMatrices": [_matrix(z) for z in range(DEEPEST + 1)],
    }
    return answer(document, "ogc/dokumen.html", judul=NAME)


def matriks_link(rel: str) -> Link:
    """To the definition."""
    return link(address("tileMatrixSets", NAME), rel, JSON, NAME)


def _matrix(z: int) -> dict[str, Any]:
    cell = 2 * _HALF / (_CELLS << z)
    return {
        "id": str(z),
        "scaleDenominator": cell / _ON_SCREEN,
        "cellSize": cell,
        "cornerOfOrigin": "topLeft",
        "pointOfOrigin": [-_HALF, _HALF],
        "tileWidth": _CELLS,
        "tileHeight": _CELLS,
        "matrixWidth": 1 << z,
        "matrixHeight": 1 << z,
    }
