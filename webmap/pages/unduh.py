"""Taking the data home: addresses for QGIS, and the map as one file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from flask import Response, current_app, render_template, url_for
from flask_babel import gettext as _

from sipurbo_geo.database.engine import Connection
from sipurbo_geo.errors import ParameterError
from sipurbo_geo.model.filter import KegiatanFilter
from sipurbo_geo.model.wilayah import Tingkat
from sipurbo_geo.query.features import stream_features
from sipurbo_geo.query.revision import get_revision
from sipurbo_geo.query.tally import tally
from sipurbo_geo.query.wilayah import list_wilayah
from sipurbo_geo.serialise.folium_map import Keterangan, read_leaflet, render_map
from sipurbo_geo.serialise.unduhan.bentuk import BENTUK, BENTUK_PROGRES, offered
from webmap.feeds.answer import filter_name
from webmap.feeds.headers import disposition
from webmap.language import bahasa
from webmap.state import current
from webmap.ubin.dokumen import ubin_address

from .aset import aset_folder
from .kerangka import absolute, feed_url
from .saring import Saringan, describe_filter, read_filter
from .tertaut import describe_dataset

#: above this a phone cannot open the file any more
MOST_IN_ONE_FILE = 5000


def show_unduh() -> str:
    """Copy-paste addresses for the filter in the address."""
    f = read_filter()
    with current().catalogue.reading() as conn:
        saringan = describe_filter(conn, f)
        found = tally(conn, f)
    return render_template(
        "unduh.html",
        saringan=saringan,
        found=found,
        terlalu_banyak=found.jumlah > MOST_IN_ONE_FILE,
        paling_banyak=MOST_IN_ONE_FILE,
        alamat=_addresses(saringan),
        alamat_ubin=_tile_addresses(saringan.query),
        bentuk=offered(BENTUK).values(),
        bentuk_progres=offered(BENTUK_PROGRES).values(),
        tertaut=describe_dataset(saringan.kalimat, saringan.query, found),
    )


def send_peta() -> Response:
    """The map of the filter as one HTML file that opens without a network."""
    f = read_filter()
    with current().catalogue.reading() as conn:
        body = _render(conn, f)
    answer = Response(body, mimetype="text/html")
    answer.headers["Content-Disposition"] = disposition("attachment", filter_name(f), "html")
    # the file carries its own scripts; opened from here it must not act in this site's name
    answer.headers["Content-Security-Policy"] = "sandbox"
    return answer


def _render(conn: Connection, f: KegiatanFilter) -> str:
    found = tally(conn, f)
    if found.jumlah > MOST_IN_ONE_FILE:
        raise ParameterError(
            "limit",
            f"{found.jumlah} kegiatan terlalu banyak untuk satu berkas; persempit saringan sampai "
            f"paling banyak {MOST_IN_ONE_FILE}, atau pakai alamat GeoJSON.",
            f"{found.jumlah} kegiatan are too many for one file; narrow the filter to at most "
            f"{MOST_IN_ONE_FILE}, or use the GeoJSON address.",
        )
    saringan = describe_filter(conn, f)
    keterangan = Keterangan(
        judul=_("Peta kegiatan pekerjaan umum"),
        kalimat=saringan.kalimat,
        waktu=get_revision(conn).waktu,
        sumber=absolute(url_for("pages.peta") + (f"?{saringan.query}" if saringan.query else "")),
        bahasa=bahasa(),
    )
    places = list_wilayah(conn, Tingkat.KECAMATAN, with_geometry=True)
    leaflet = read_leaflet(aset_folder(current_app))
    return render_map(_features(f), places, current().registry, keterangan, leaflet)


def _features(f: KegiatanFilter) -> Iterator[dict[str, Any]]:
    for piece, _count in stream_features(current().catalogue, f):
        yield from json.loads(b"[" + piece + b"]")


def _addresses(saringan: Saringan) -> list[dict[str, Any]]:
    f = saringan.filter
    rows = [
        {
            "id": "alamat-saringan",
            "judul": saringan.kalimat or _("Semua kegiatan"),
            "url": absolute(feed_url("kegiatan.geojson", saringan.query)),
        }
    ]
    if f == replace(KegiatanFilter(), kecamatan=f.kecamatan) and len(f.kecamatan) == 1:
        rows[0]["url"] = absolute(feed_url(f"kecamatan/{f.kecamatan[0]}.geojson"))
    return [
        *rows,
        {
            "id": "alamat-wilayah",
            "judul": _("Batas kecamatan"),
            "url": absolute(feed_url("wilayah/kecamatan.geojson")),
        },
    ]


def _tile_addresses(query: str) -> list[dict[str, str]]:
    return [
        {
            "id": "alamat-ubin",
            "judul": _("Ubin vektor"),
            "url": ubin_address("{z}/{x}/{y}.mvt", query),
        },
        {"id": "alamat-gaya", "judul": _("Gaya"), "url": ubin_address("gaya.json", query)},
        {
            "id": "alamat-tilejson",
            "judul": _("TileJSON"),
            "url": ubin_address("kegiatan.json", query),
        },
    ]
