"""OGC API - Features and Tiles, thin over `query.koleksi`: each view parses, asks and presents."""

from __future__ import annotations

from flask import Blueprint

from webmap.pages.bahasa import switch_bahasa

from . import awal, butir, koleksi, matriks, panduan, ubin
from .openapi.dokumen import show_api
from .rekaman import tampil as rekaman
from .tulis import simpan

__all__ = ["blueprint"]

blueprint = Blueprint("ogc", __name__, url_prefix="/ogc")
blueprint.before_request(switch_bahasa)

blueprint.add_url_rule("/", "awal", awal.show_awal, strict_slashes=False)
blueprint.add_url_rule("/conformance", "kelas", awal.show_kelas)
blueprint.add_url_rule("/api", "api", show_api)
blueprint.add_url_rule("/panduan", "panduan", panduan.show_panduan)
blueprint.add_url_rule("/collections", "semua", koleksi.show_semua)
blueprint.add_url_rule("/collections/katalog", "rekaman", rekaman.show_koleksi)
blueprint.add_url_rule("/collections/katalog/items", "rekaman_butir", rekaman.show_butir)
blueprint.add_url_rule("/collections/katalog/items/<himpunan>", "rekaman_satu", rekaman.show_satu)
blueprint.add_url_rule("/collections/<koleksi>", "koleksi", koleksi.show_satu)
blueprint.add_url_rule("/collections/<koleksi>/queryables", "queryables", koleksi.show_queryables)
blueprint.add_url_rule("/collections/<koleksi>/items", "butir", butir.show_butir)
blueprint.add_url_rule("/collections/<koleksi>/items/<path:fid>", "fitur", butir.show_fitur)
blueprint.add_url_rule(
    "/collections/<koleksi>/items", "buat", simpan.create_fitur, methods=["POST"]
)
_TILES = "/collections/<koleksi>/tiles"
blueprint.add_url_rule(_TILES, "ubin_semua", ubin.show_ubin_semua)
blueprint.add_url_rule(f"{_TILES}/{matriks.NAME}", "ubin_set", ubin.show_ubin_set)
blueprint.add_url_rule(f"{_TILES}/{matriks.NAME}/<int:z>/<int:y>/<int:x>", "ubin", ubin.show_ubin)
blueprint.add_url_rule("/tileMatrixSets", "matriks_semua", matriks.show_matriks_semua)
blueprint.add_url_rule(f"/tileMatrixSets/{matriks.NAME}", "matriks", matriks.show_matriks)
for _method, _view in (
    ("PUT", simpan.replace_fitur),
    ("PATCH", simpan.update_fitur),
    ("DELETE", simpan.delete_fitur),
):
    blueprint.add_url_rule(
        "/collections/<koleksi>/items/<path:fid>", _view.__name__, _view, methods=[_method]
    )
