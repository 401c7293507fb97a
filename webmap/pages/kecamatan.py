"""The page of a kecamatan: what is built there, by whom, how far."""

from __future__ import annotations

from collections.abc import Collection

from flask import render_template, request

from sipurbo_geo.errors import NotFoundError
from sipurbo_geo.model.filter import KegiatanFilter
from sipurbo_geo.model.wilayah import Tingkat, Wilayah
from sipurbo_geo.query.summary import summarise
from sipurbo_geo.query.wilayah import list_wilayah
from webmap.params import refuse_filter
from webmap.state import current

from .rangkuman import summarise_page


def show_kecamatan(kode: str) -> str:
    """Totals, list and map of one kecamatan, by its Kemendagri code."""
    with current().catalogue.reading() as conn:
        places = {place.kode: place for place in list_wilayah(conn, Tingkat.KECAMATAN)}
        if kode not in places:
            raise _not_there(kode, places.values())
        refuse_filter(request.args, f"kecamatan={kode}")
        f = KegiatanFilter(kecamatan=(kode,))
        page = summarise_page(conn, f, by="bidang")
        # of a road that crosses the border, only the part on this side is this kecamatan's
        page["total"] = next(iter(summarise(conn, f, "kecamatan")), page["total"])
        page["konfigurasi"] |= {"sorot": kode}
    return render_template("kecamatan.html", tempat=places[kode], **page)


def _not_there(kode: str, places: Collection[Wilayah]) -> NotFoundError:
    choices = ", ".join(f"{place.kode} ({place.nama})" for place in places)
    known = (f" Pilihan: {choices}.", f" Choices: {choices}.") if choices else ("", "")
    return NotFoundError(
        f"Tidak ada kecamatan berkode '{kode}'.{known[0]}",
        f"There is no kecamatan with the code '{kode}'.{known[1]}",
    )
