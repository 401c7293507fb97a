"""The public pages: one module a page, each view in three statements: parse, ask, present."""

from __future__ import annotations

from flask import Blueprint

from . import (
    bidang,
    dokumen,
    hitungan,
    informasi,
    katalog,
    kecamatan,
    kegiatan,
    kerangka,
    peta,
    rincian,
    unduh,
    wilayah,
)
from .alamat import drop_pelacak
from .bahasa import switch_bahasa
from .kerangka import prepare

__all__ = ["blueprint", "prepare"]

blueprint = Blueprint("pages", __name__)
blueprint.before_request(drop_pelacak)
blueprint.before_request(switch_bahasa)
blueprint.after_request(kerangka.finish)

blueprint.add_url_rule("/", "home", peta.show_home)
blueprint.add_url_rule("/peta", "peta", peta.show_peta)
blueprint.add_url_rule("/peta/hitungan.json", "hitungan", hitungan.show_hitungan)
blueprint.add_url_rule("/peta/wilayah.geojson", "wilayah", wilayah.show_wilayah)
blueprint.add_url_rule("/kegiatan", "daftar", kegiatan.show_daftar)
blueprint.add_url_rule("/kegiatan/<path:kode>", "rincian", rincian.show_rincian)
blueprint.add_url_rule("/bidang/<slug>", "bidang", bidang.show_bidang)
blueprint.add_url_rule("/kecamatan/<kode>", "kecamatan", kecamatan.show_kecamatan)
blueprint.add_url_rule("/unduh", "unduh", unduh.show_unduh)
blueprint.add_url_rule("/unduh/peta.html", "unduh_peta", unduh.send_peta)
blueprint.add_url_rule("/informasi", "informasi", informasi.show_informasi)
blueprint.add_url_rule("/katalog", "katalog", katalog.show_katalog)
blueprint.add_url_rule("/katalog/<himpunan>", "himpunan", katalog.show_himpunan)
blueprint.add_url_rule("/dokumen/<sha256>", "dokumen", dokumen.send_dokumen)
