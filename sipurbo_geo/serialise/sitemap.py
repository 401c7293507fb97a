"""The addresses of pages for search engines (sitemaps.org), in files of a bounded size."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from xml.etree.ElementTree import Element

from .xml_teks import add, to_bytes

MEDIA_TYPE = "application/xml"
_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"

#: an absolute address and when what it shows changed last
Alamat = tuple[str, datetime]


def render_index(addresses: Iterable[Alamat]) -> bytes:
    """The file that names the others."""
    return _render("sitemapindex", "sitemap", addresses)


def render_sitemap(addresses: Iterable[Alamat]) -> bytes:
    """A file of pages; the standard takes at most 50,000."""
    return _render("urlset", "url", addresses)


def _render(root: str, name: str, addresses: Iterable[Alamat]) -> bytes:
    whole = Element(root, {"xmlns": _SPACE})
    for address, moment in addresses:
        item = add(whole, name)
        add(item, "loc", address)
        add(item, "lastmod", moment.isoformat(timespec="seconds"))
    return to_bytes(whole)
