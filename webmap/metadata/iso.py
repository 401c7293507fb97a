"""The data sets as ISO 19139, for GeoNetwork and the national geoportal."""

from __future__ import annotations

from flask import Response

from sipurbo_geo.query.koleksi.daftar import KEGIATAN
from sipurbo_geo.serialise.iso19139.dokumen import MEDIA_TYPE, render_iso

from .himpunan import find_himpunan, sumber
from .jawaban import describe


def show_katalog() -> Response:
    """Everything together."""
    return show_himpunan(KEGIATAN)


def show_himpunan(himpunan: str) -> Response:
    """One data set."""
    return describe(lambda: render_iso(find_himpunan(himpunan), sumber()), MEDIA_TYPE)
