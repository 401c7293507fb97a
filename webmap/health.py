"""Whether the service answers, and with which state of the catalogue."""

from __future__ import annotations

from flask import Blueprint, Response, jsonify

from sipurbo_geo.query.revision import current_revision

from .state import current

blueprint = Blueprint("health", __name__)


@blueprint.get("/healthz")
def healthz() -> Response:
    """The revision and the counts; 503 when the database cannot be asked."""
    revision = current_revision(current().catalogue)
    answer = jsonify(
        status="ok",
        revisi=revision.nomor,
        diperbarui=revision.waktu.isoformat(),
        jumlah=revision.jumlah,
        tanpa_geometri=revision.tanpa_geometri,
    )
    answer.headers["Cache-Control"] = "no-store"
    return answer
