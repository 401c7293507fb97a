"""What every page has: its language, its formatters, its menu, its place in the caches."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import partial
from typing import Any
from urllib.parse import quote

import segno
from flask import Flask, Response, current_app, request
from markupsafe import Markup

from sipurbo_geo.model.kegiatan import SUMBER_DANA
from sipurbo_geo.model.keterbukaan import KELAS_LABELS
from sipurbo_geo.model.label import Label
from sipurbo_geo.model.status import STATUS_LABELS
from sipurbo_geo.model.tahap import TAHAP_LABELS
from sipurbo_geo.model.waktu import hari
from webmap.kartu import tautan_kartu
from webmap.language import bahasa
from webmap.present import angka, tanggal, uang
from webmap.present.ikon import path_ikon
from webmap.state import current

from .aset import aset, aset_imports, init_aset
from .bahasa import address_in, init_bahasa

_FORMATTERS = {
    "angka": angka.format_angka,
    "persen": angka.format_persen,
    "deviasi": angka.format_deviasi,
    "kolom": angka.format_kolom,
    "panjang": angka.format_panjang,
    "luas": angka.format_luas,
    "uang": uang.format_uang,
    "uang_penuh": uang.format_uang_penuh,
    "tanggal": tanggal.format_tanggal,
    "tanggal_pendek": tanggal.format_tanggal_pendek,
    "waktu": tanggal.format_waktu,
}


def prepare(app: Flask) -> None:
    """Make the application ready for the pages: texts, built files, what templates may call."""
    init_bahasa(app)
    init_aset(app)
    for name, formatter in _FORMATTERS.items():
        app.add_template_filter(partial(_in_bahasa, formatter), name)
    app.add_template_filter(_lalu, "lalu")
    app.add_template_filter(_label, "label")
    app.add_template_filter(_rekam, "waktu_iso")
    app.context_processor(_context)
    app.after_request(_cache_built_files)


def hari_ini() -> date:
    """Today in Tebo; a test may set HARI_INI."""
    fixed: date | None = current_app.config.get("HARI_INI")
    return fixed or hari(datetime.now(UTC))


def feed_url(name: str, query: str = "") -> str:
    """The path of a feed: `feed_url("kegiatan.geojson", "layer=jalan")`."""
    path = f"{request.script_root}/feeds/{quote(name)}"
    return f"{path}?{query}" if query else path


def absolute(path: str) -> str:
    """`path` as an address that can be copied elsewhere."""
    public = current().settings.public_url
    return f"{public or request.host_url.rstrip('/')}{path}"


def finish(response: Response) -> Response:
    """Pages depend on the language cookie and on the day; ask again each time."""
    response.headers.setdefault("Cache-Control", "no-cache")
    response.vary.add("Cookie")
    return response


def _context() -> dict[str, Any]:
    return {
        "bahasa": bahasa(),
        "alamat_bahasa": address_in,
        "aset": aset,
        "aset_imports": aset_imports,
        "feed_url": feed_url,
        "absolute": absolute,
        "tautan_kartu": tautan_kartu,
        "qr": _qr,
        "path_ikon": path_ikon,
        "hari_ini": hari_ini,
        "layers": current().registry.layers,
        "bidang": current().registry.bidang,
        "kelas_labels": KELAS_LABELS,
        "status_labels": {key.value: label for key, label in STATUS_LABELS.items()},
        "tahap_labels": {key.value: label for key, label in TAHAP_LABELS.items()},
        "sumber_dana_labels": SUMBER_DANA,
    }


def _qr(address: str) -> Markup:
    """The address as a QR drawing, for paper; nothing where it is longer than any QR code holds."""
    try:
        code = segno.make(address, micro=False, error="m")
    except segno.DataOverflowError:
        return Markup("")
    return Markup(code.svg_inline(border=1, svgclass=None, lineclass=None, omitsize=True))  # noqa: S704


def _in_bahasa(formatter: Any, value: Any, *args: Any) -> str:
    text: str = formatter(value, bahasa(), *args)
    return text


def _lalu(value: str | date | None) -> str:
    return tanggal.format_lalu(value, hari_ini(), bahasa())


def _rekam(value: str) -> str:
    return tanggal.format_waktu(datetime.fromisoformat(value), bahasa())


def _label(label: Label | None) -> str:
    return label.text(bahasa()) if label else ""


def _cache_built_files(response: Response) -> Response:
    if request.path.startswith("/static/dist/") and response.status_code == 200:
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    return response
