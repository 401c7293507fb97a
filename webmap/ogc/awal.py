"""The way in: the landing page, and which parts of the standards are kept."""

from __future__ import annotations

from flask import Response
from flask_babel import gettext as _

from sipurbo_geo.serialise.rekaman import KATALOG, SEARCHABLE

from .bentuk import answer, check_parameters
from .kelas import CLASSES
from .tautan import HTML, JSON, OPENAPI, address, link, more_links, own_links


def show_awal() -> Response:
    """Where everything begins."""
    check_parameters()
    document = {
        "title": _("SiPURBO-geo: kegiatan pekerjaan umum"),
        "description": _(
            "Setiap kegiatan pekerjaan umum yang terbit, dengan letak dan riwayat progres "
            "mingguannya, menurut OGC API - Features."
        ),
        "links": [
            *own_links(JSON),
            link(address("api", query="f=json"), "service-desc", OPENAPI, _("Definisi API")),
            link(address("api", query="f=html"), "service-doc", HTML, _("Daftar alamat API")),
            link(address("conformance"), "conformance", JSON, _("Bagian standar yang dipenuhi")),
            link(address("collections"), "data", JSON, _("Koleksi data")),
            link(address("collections", KATALOG), SEARCHABLE, JSON, _("Katalog data")),
            link(address("panduan"), "help", HTML, _("Panduan dengan contoh")),
            *more_links(),
        ],
    }
    return answer(document, "ogc/awal.html")


def show_kelas() -> Response:
    """The conformance classes."""
    check_parameters()
    document = {"conformsTo": list(CLASSES), "links": own_links(JSON)}
    return answer(document, "ogc/kelas.html")
