"""Counts per kecamatan, for the map far out."""

from __future__ import annotations

from flask import Response, jsonify

from sipurbo_geo.query.summary import summarise
from webmap.state import current

from .saring import read_filter


def show_hitungan() -> Response:
    """Per kecamatan, by its Kemendagri code: how many kegiatan match, in which status."""
    f = read_filter()
    with current().catalogue.reading() as conn:
        rows = summarise(conn, f, "kecamatan")
    return jsonify(
        kecamatan={row.kunci: {"jumlah": row.jumlah, "per_status": row.per_status} for row in rows}
    )
