"""What programs read about the site: its addresses, its changes, its datasets."""

from __future__ import annotations

from flask import Blueprint

from . import atom, dcat, iso, rekaman, sitemap

__all__ = ["blueprint"]

blueprint = Blueprint("metadata", __name__)
blueprint.add_url_rule("/feeds/kegiatan.atom", "atom", atom.show_atom)
blueprint.add_url_rule(
    "/feeds/kecamatan/<kecamatan>.atom", "atom_kecamatan", atom.show_atom_kecamatan
)
blueprint.add_url_rule("/feeds/bidang/<bidang>.atom", "atom_bidang", atom.show_atom_bidang)
blueprint.add_url_rule("/sitemap.xml", "sitemap", sitemap.show_index)
blueprint.add_url_rule("/sitemap-halaman.xml", "sitemap_halaman", sitemap.show_halaman)
blueprint.add_url_rule("/sitemap-kegiatan-<int:nomor>.xml", "sitemap_kegiatan", sitemap.show_bagian)
blueprint.add_url_rule("/robots.txt", "robots", sitemap.show_robots)
blueprint.add_url_rule("/katalog.xml", "iso_katalog", iso.show_katalog)
blueprint.add_url_rule("/katalog/<himpunan>.xml", "iso", iso.show_himpunan)
blueprint.add_url_rule("/katalog.json", "rekaman_katalog", rekaman.show_katalog)
blueprint.add_url_rule("/katalog/<himpunan>.json", "rekaman", rekaman.show_himpunan)
blueprint.add_url_rule("/katalog.<any(jsonld, ttl):bentuk>", "dcat_katalog", dcat.show_katalog)
blueprint.add_url_rule("/katalog/<himpunan>.<any(jsonld, ttl):bentuk>", "dcat", dcat.show_himpunan)
