"""The list of kegiatan: the same filter as the map, sorted and in pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from flask import render_template, request, url_for

from sipurbo_geo.database.engine import Connection
from sipurbo_geo.errors import ParameterError
from sipurbo_geo.model.filter import KegiatanFilter
from sipurbo_geo.query.kegiatan import list_kegiatan
from sipurbo_geo.query.summary import summarise_all
from webmap.state import current

from .saring import HALAMAN, URUT, Saringan, describe_filter, read_filter

PER_HALAMAN = 25


@dataclass(frozen=True, slots=True)
class Tampilan:
    """Which piece of the list, in which order."""

    urut: str
    halaman: int
    jumlah_halaman: int
    query: str

    def url(self, **changes: Any) -> str:
        """The list's address with another page or order."""
        asked = {URUT: self.urut, HALAMAN: self.halaman} | changes
        usual = {URUT: "nama", HALAMAN: 1}
        own = urlencode({k: v for k, v in asked.items() if v != usual[k]})
        query = "&".join(part for part in (self.query, own) if part)
        return url_for("pages.daftar") + (f"?{query}" if query else "")

    def url_urut(self, kunci: str) -> str:
        """The address that sorts by `kunci`, or turns the order round."""
        return self.url(urut=f"-{kunci}" if self.urut == kunci else kunci, halaman=1)

    def arah(self, kunci: str) -> str:
        """What `aria-sort` says of the column `kunci`."""
        if self.urut.removeprefix("-") != kunci:
            return "none"
        return "descending" if self.urut.startswith("-") else "ascending"


def show_daftar() -> str:
    """A page of the list."""
    f, urut, halaman = read_filter(), request.args.get(URUT) or "nama", _read_page()
    with current().catalogue.reading() as conn:
        context = _context(conn, f, urut, halaman)
    return render_template("daftar.html", **context)


def _read_page() -> int:
    text = request.args.get(HALAMAN) or "1"
    if not text.isdecimal() or not 1 <= len(text) <= 9 or int(text) < 1:
        raise ParameterError(
            HALAMAN,
            f"Halaman '{text}' tidak ada; halaman dihitung mulai 1.",
            f"There is no page '{text}'; pages are counted from 1.",
        )
    return int(text)


def _context(conn: Connection, f: KegiatanFilter, urut: str, halaman: int) -> dict[str, Any]:
    saringan: Saringan = describe_filter(conn, f)
    total = summarise_all(conn, f)
    rows = list_kegiatan(conn, f, sort=urut, limit=PER_HALAMAN, offset=(halaman - 1) * PER_HALAMAN)
    pages = max(1, -(-total.jumlah // PER_HALAMAN))
    return {
        "saringan": saringan,
        "total": total,
        "daftar": rows,
        "tampilan": Tampilan(urut, halaman, pages, saringan.query),
    }
