"""A published document or photo, by the fingerprint of its bytes."""

from __future__ import annotations

from flask import Response

from sipurbo_geo.query.dokumen import get_berkas
from webmap.gudang import send_berkas
from webmap.state import current


def send_dokumen(sha256: str) -> Response:
    """The file, if it is published now; 404 as soon as it is withdrawn, whoever kept a link."""
    with current().catalogue.reading() as conn:
        berkas = get_berkas(conn, sha256)
    answer = send_berkas(berkas.sha256, berkas.media_type, berkas.nama, shown=berkas.is_image)
    # asked again each time, so that nobody is shown what was withdrawn in the meantime
    answer.headers["Cache-Control"] = "no-cache"
    return answer
