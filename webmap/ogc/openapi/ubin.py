"""The addresses of the tiles."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _

from sipurbo_geo.query.koleksi.daftar import Koleksi
from sipurbo_geo.serialise.mvt.ubin import MEDIA_TYPE
from webmap.ogc.matriks import NAME
from webmap.ogc.tautan import JSON
from webmap.ogc.ubin import filter_names

from .operasi import get_of
from .parameter import common_parameters, refs
from .skema import ref

_BYTES = {"type": "string", "format": "binary"}


def tiles_of(koleksi: Koleksi, bahasa: str) -> dict[str, Any]:
    """The tilesets of a collection, and their tiles."""
    name, title = koleksi.id, koleksi.judul.text(bahasa)
    base = f"/collections/{name}/tiles"

    def about(identity: str, what: str, kind: str, schema: dict[str, Any]) -> dict[str, Any]:
        return get_of(f"{identity}.{name}", f"{title}: {what}", kind, schema, koleksi=name)

    tile = about("ubin", _("satu ubin"), MEDIA_TYPE, _BYTES)
    tile["parameters"] = [
        *refs("tileMatrix", "tileRow", "tileCol", "f-ubin"),
        *common_parameters(filter_names(koleksi)),
    ]
    tile["responses"]["200"]["content"] = {MEDIA_TYPE: {"schema": _BYTES}}
    return {
        base: {"get": about("ubin-semua", _("kumpulan ubin"), JSON, ref("tilesets"))},
        f"{base}/{NAME}": {"get": about("ubin-set", _("tentang ubin"), JSON, ref("tileset"))},
        f"{base}/{NAME}/{{tileMatrix}}/{{tileRow}}/{{tileCol}}": {"get": tile},
    }


def matrix_sets() -> dict[str, Any]:
    """How the plane is cut into tiles."""
    every = get_of("matriks-semua", _("Pembagian ubin"), JSON, ref("tileMatrixSets"))
    one = get_of("matriks", _("Pembagian ubin") + f" {NAME}", JSON, ref("tileMatrixSet"))
    return {"/tileMatrixSets": {"get": every}, f"/tileMatrixSets/{NAME}": {"get": one}}
