"""Tiles of a collection: OGC API - Tiles, over the same tiles as /tiles.

Source: OGC 20-057 (OGC API - Tiles - Part 1: Core).
"""

from __future__ import annotations

from typing import Any

from flask import Response, request
from flask_babel import gettext as _

from sipurbo_geo.errors import NotFoundError, ParameterError
from sipurbo_geo.model.crs import CRS84
from sipurbo_geo.model.filter import Bbox
from sipurbo_geo.model.ubin import DEEPEST, ubin_at
from sipurbo_geo.query.isi import read_isi
from sipurbo_geo.query.koleksi.daftar import Koleksi
from sipurbo_geo.serialise.mvt.keterangan import LAYERS
from sipurbo_geo.serialise.mvt.ubin import MEDIA_TYPE
from webmap.language import bahasa
from webmap.params import parse_filter, refuse_unknown
from webmap.state import current
from webmap.ubin.jawaban import answer_ubin, find_ubin

from .bentuk import answer, check_parameters, for_everybody
from .koleksi import find_koleksi
from .matriks import CRS, NAME, URI, matriks_link
from .parameter import common_names
from .tautan import JSON, address, link, own_links

_SCHEME = "http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme"
_TYPES = {"String": {"type": "string"}, "Number": {"type": "integer"}}


def show_ubin_semua(koleksi: str) -> Response:
    """The tilesets of a collection: one."""
    check_parameters()
    found = _find(koleksi)
    links = [
        link(address("collections", koleksi, "tiles", NAME), "self", JSON, NAME),
        matriks_link(_SCHEME),
    ]
    document = {
        "links": own_links(JSON),
        "tilesets": [_about(found) | {"links": [*links, _item(koleksi)]}],
    }
    return answer(document, "ogc/dokumen.html", judul=_about(found)["title"])


def show_ubin_set(koleksi: str) -> Response:
    """What the tileset holds, where it lies, and how its tiles are addressed."""
    check_parameters()
    found = _find(koleksi)
    isi = read_isi(current().catalogue).get(koleksi)
    document = (
        _about(found)
        | (_where(isi.bbox) if isi and isi.bbox else {})
        | {
            "layers": [_layer(name, fields) for name, fields in LAYERS.items()],
            "links": [*own_links(JSON), matriks_link(_SCHEME), _item(koleksi)],
        }
    )
    return answer(document, "ogc/dokumen.html", judul=document["title"])


def show_ubin(koleksi: str, z: int, y: int, x: int) -> Response:
    """One tile; the row stands before the column."""
    found = _find(koleksi)
    refuse_unknown(request.args, ("f", *filter_names(found)))
    if request.args.get("f", "mvt") != "mvt":
        raise ParameterError(
            "f",
            "Ubin hanya ada dalam bentuk 'mvt'.",
            "Tiles come in the form 'mvt' only.",
        )
    fixed = {"layer": found.layer} if found.layer else {}
    f = parse_filter(request.args, current(), allowed=("f",), fixed=fixed)
    return for_everybody(answer_ubin(f, find_ubin(z, x, y)))


def filter_names(koleksi: Koleksi) -> tuple[str, ...]:
    """The parameters that narrow the tiles of a collection; a theme is narrowed already."""
    return tuple(n for n in common_names(koleksi) if not (koleksi.layer and n == "layer"))


def _find(name: str) -> Koleksi:
    found = find_koleksi(name)
    if not found.is_kegiatan:
        raise NotFoundError(
            f"Koleksi '{name}' tidak mempunyai ubin; yang mempunyai hanya kegiatan dan temanya.",
            f"The collection '{name}' has no tiles; only kegiatan and its themes have.",
        )
    return found


def _about(koleksi: Koleksi) -> dict[str, Any]:
    return {
        "title": _("Ubin vektor: %(judul)s", judul=koleksi.judul.text(bahasa())),
        "dataType": "vector",
        "crs": CRS,
        "tileMatrixSetURI": URI,
    }


def _where(box: Bbox) -> dict[str, Any]:
    west, south, east, north = box
    corners = {"lowerLeft": [west, south], "upperRight": [east, north], "crs": CRS84.uri}
    return {
        "boundingBox": corners,
        "tileMatrixSetLimits": [_limits(box, z) for z in range(DEEPEST + 1)],
    }


def _limits(box: Bbox, z: int) -> dict[str, Any]:
    west, south, east, north = box
    first, last = ubin_at(west, north, z), ubin_at(east, south, z)
    return {
        "tileMatrix": str(z),
        "minTileRow": first.y,
        "maxTileRow": last.y,
        "minTileCol": first.x,
        "maxTileCol": last.x,
    }


def _layer(name: str, fields: dict[str, str]) -> dict[str, Any]:
    schema = {"type": "object", "properties": {key: _TYPES[kind] for key, kind in fields.items()}}
    return {"id": name, "dataType": "vector", "propertiesSchema": schema}


def _item(koleksi: str) -> dict[str, Any]:
    # the braces are for the client, so they are not escaped
    base = address("collections", koleksi, "tiles", NAME)
    template = f"{base}/{{tileMatrix}}/{{tileRow}}/{{tileCol}}"
    return link(template, "item", MEDIA_TYPE, _("Satu ubin")) | {"templated": True}
