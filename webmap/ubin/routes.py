"""The addresses of the tiles; maps rely on them."""

from __future__ import annotations

from flask import Blueprint, Response, request

from webmap.params import parse_filter
from webmap.state import current

from .dokumen import show_gaya, show_tilejson
from .jawaban import answer_ubin, find_ubin

blueprint = Blueprint("ubin", __name__, url_prefix="/tiles")


@blueprint.get("/<int:z>/<int:x>/<int:y>.mvt")
@blueprint.get("/<int:z>/<int:x>/<int:y>.pbf")
def ubin(z: int, x: int, y: int) -> Response:
    """One tile of what the parameters choose."""
    place = find_ubin(z, x, y)
    return answer_ubin(parse_filter(request.args, current()), place)


blueprint.add_url_rule("/kegiatan.json", "tilejson", show_tilejson)
blueprint.add_url_rule("/gaya.json", "gaya", show_gaya)
