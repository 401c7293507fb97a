"""What the map of the form is told: addresses, the types that its theme takes, its words."""

from __future__ import annotations

from typing import Any

from flask import url_for
from flask_babel import gettext as _

from sipurbo_geo.model.layer import Layer
from webmap.pages.peta_config import peta_config

_DRAWN = {"Point": "Marker", "LineString": "Line", "Polygon": "Polygon"}


def peta_ubah_config(layer: Layer) -> dict[str, Any]:
    """The settings of the map on which a kegiatan of `layer` is drawn."""
    config = peta_config("")
    kinds = [name for kind, name in _DRAWN.items() if {kind, f"Multi{kind}"} & set(layer.geometry)]
    return config | {
        "feed": None,
        "layers": {},
        "gambar": kinds,
        "periksa": url_for("admin.periksa_kegiatan"),
        "geometri": url_for("admin.baca_geometri"),
        "draf": url_for("admin.save_draf_kegiatan"),
        "teks": config["teks"] | _texts(),
        "geoman": _geoman(),
    }


def _texts() -> dict[str, str]:
    return {
        "panjang": _("Panjang di peta"),
        "luas": _("Luas di peta"),
        "kecamatan": _("Kecamatan"),
        "desa": _("Desa/kelurahan"),
        "gagal_periksa": _("Belum dapat diperiksa: sambungan terputus. Isian Anda tetap ada."),
        "bukan_geojson": _("Teks ini bukan GeoJSON; peta tidak berubah."),
        "membaca": _("Membaca…"),
        "terbaca": _("{jumlah} bagian ditambahkan ke peta."),
        "semua": _("Semua ({jumlah} bagian)"),
        "gps_mulai": _("Rekam jejak GPS"),
        "gps_selesai": _("Selesai merekam"),
        "gps_menunggu": _("Menunggu posisi… Berdirilah di tempat terbuka."),
        "gps_merekam": _("{jumlah} titik, ketelitian {meter} m. Berjalanlah menyusuri pekerjaan."),
        "gps_kasar": _("Posisi masih kasar ({meter} m); titik belum direkam."),
        "gps_ditolak": _("Peramban tidak diizinkan membaca lokasi. Izinkan, lalu coba lagi."),
        "gps_gagal": _("Posisi tidak didapat. Nyalakan lokasi perangkat, lalu coba lagi."),
        "gps_kosong": _("Tidak ada titik yang terekam."),
        "draf_tersimpan": _("Draf tersimpan pukul {pukul}."),
        "draf_gagal": _("Draf belum tersimpan: sambungan terputus. Isian tetap di layar ini."),
    }


def _geoman() -> dict[str, Any]:
    """The words of the drawing tools; Geoman's own Indonesian leaves some in English."""
    return {
        "tooltips": {
            "placeMarker": _("Ketuk untuk menaruh titik"),
            "firstVertex": _("Ketuk untuk titik pertama"),
            "continueLine": _("Ketuk untuk menambah titik"),
            "finishLine": _("Ketuk titik terakhir untuk mengakhiri"),
            "finishPoly": _("Ketuk titik pertama untuk menutup bidang"),
        },
        "actions": {
            "finish": _("Selesai"),
            "cancel": _("Batal"),
            "removeLastVertex": _("Hapus titik terakhir"),
        },
        "buttonTitles": {
            "drawMarkerButton": _("Gambar titik"),
            "drawLineButton": _("Gambar garis"),
            "drawPolyButton": _("Gambar bidang"),
            "editButton": _("Ubah titik-titiknya"),
            "dragButton": _("Geser gambar"),
            "deleteButton": _("Hapus gambar"),
        },
    }
