"""OGC API - Features, thin over `query.koleksi`: each view parses, asks and presents."""

from __future__ import annotations

from flask import Blueprint

from webmap.pages.bahasa import switch_bahasa

from . import awal, butir, koleksi, panduan
from .openapi.dokumen import show_api
from .tulis import simpan

__all__ = ["blueprint"]

blueprint = Blueprint("ogc", __name__, url_prefix="/ogc")
blueprint.before_request(switch_bahasa)

blueprint.add_url_rule("/", "awal", awal.show_awal, strict_slashes=False)
blueprint.add_url_rule("/conformance", "kelas", awal.show_kelas)
blueprint.add_url_rule("/api", "api", show_api)
blueprint.add_url_rule("/panduan", "panduan", panduan.show_panduan)
blueprint.add_url_rule("/collections", "semua", koleksi.show_semua)
blueprint.add_url_rule("/collections/<koleksi>", "koleksi", koleksi.show_satu)
blueprint.add_url_rule("/collections/<koleksi>/queryables", "queryables", koleksi.show_queryables)
blueprint.add_url_rule("/collections/<koleksi>/items", "butir", butir.show_butir)
blueprint.add_url_rule("/collections/<koleksi>/items/<path:fid>", "fitur", butir.show_fitur)
blueprint.add_url_rule(
    "/collections/<koleksi>/items", "buat", simpan.create_fitur, methods=["POST"]
)
for _method, _view in (
    ("PUT", simpan.replace_fitur),
    ("PATCH", simpan.update_fitur),
    ("DELETE", simpan.delete_fitur),
):
    blueprint.add_url_rule(
        "/collections/<koleksi>/items/<path:fid>", _view.__name__, _view, methods=[_method]
    )
