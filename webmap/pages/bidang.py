"""The page of a unit: what it builds, for how much, how far."""

from __future__ import annotations

from flask import render_template, request

from sipurbo_geo.errors import NotFoundError
from sipurbo_geo.model.filter import KegiatanFilter
from webmap.params import refuse_filter
from webmap.state import current

from .rangkuman import summarise_page


def show_bidang(slug: str) -> str:
    """Totals, list and map of one bidang."""
    unit = current().registry.bidang.get(slug)
    if unit is None:
        raise NotFoundError(
            f"Tidak ada bidang '{slug}'. Pilihan: {', '.join(current().registry.bidang)}.",
            f"There is no unit '{slug}'. Choices: {', '.join(current().registry.bidang)}.",
        )
    refuse_filter(request.args, f"bidang={slug}")
    with current().catalogue.reading() as conn:
        page = summarise_page(conn, KegiatanFilter(bidang=(slug,)), by="kecamatan")
    return render_template("bidang.html", unit=unit, **page)
