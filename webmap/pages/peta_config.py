"""What the map's scripts are told, as JSON in a data attribute: addresses, styles, words."""

from __future__ import annotations

from typing import Any

from flask import request, url_for
from flask_babel import gettext as _

from sipurbo_geo.model.status import STATUS_LABELS
from webmap.language import bahasa
from webmap.present.ikon import path_ikon
from webmap.state import current

from .kerangka import feed_url


def peta_config(feed_query: str, feed: str = "kegiatan.geojson") -> dict[str, Any]:
    """The settings of a map that shows the feed `feed` under `feed_query`."""
    settings, kini = current().settings, bahasa()
    basemap = None
    if settings.basemap_url:
        basemap = {"url": settings.basemap_url, "attribution": settings.basemap_attribution}
    return {
        "bahasa": kini,
        "feed": feed_url(feed, feed_query),
        "wilayah": url_for("pages.wilayah"),
        # templates for the scripts: a code may hold any character
        "satu": url_for("feeds.one", kode="__KODE__"),
        "halaman": url_for("pages.rincian", kode="__KODE__"),
        "basemap": basemap,
        "layers": {
            key: {
                "nama": layer.name.text(kini),
                "lebar": layer.style.width,
                "garis": layer.style.dash,
                "ikon": path_ikon(layer.style.icon),
            }
            for key, layer in current().registry.layers.items()
        },
        "status": {key.value: label.text(kini) for key, label in STATUS_LABELS.items()},
        "teks": _texts(),
    }


def ubin_path(query: str) -> str:
    """The tiles of what a filter chooses, as a template of paths: the page asks its own host."""
    return f"{request.script_root}/tiles/{{z}}/{{x}}/{{y}}.mvt" + (f"?{query}" if query else "")


def _texts() -> dict[str, str]:
    return {
        "perbesar": _("Perbesar"),
        "perkecil": _("Perkecil"),
        "kegiatan": _("kegiatan"),
        "ilustrasi": _("Batas wilayah hanya ilustrasi"),
        "ta": _("TA {tahun}"),
        "progres": _("Realisasi {realisasi}, rencana {rencana}"),
        "terlihat": _("{jumlah} kegiatan terlihat di peta."),
        "terlihat_sebagian": _(
            "{jumlah} kegiatan terlihat di peta; di bawah ini nomor {dari} sampai {sampai}."
        ),
        "tak_terlihat": _("Tidak ada kegiatan di bagian peta ini. Geser atau perkecil peta."),
        "galat": _("Peta tidak dapat dimuat: {sebab}. Daftar kegiatan tetap dapat dibaca."),
        "putus": _("server tidak dapat dihubungi"),
    }
