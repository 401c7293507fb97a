"""The documents beside the tiles: what they hold, and how they are drawn."""

from __future__ import annotations

import json
from typing import Any

from flask import Response, request

from sipurbo_geo.model.filter import KegiatanFilter
from sipurbo_geo.query.revision import Revision
from sipurbo_geo.query.tally import tally
from sipurbo_geo.serialise.mvt.gaya import make_gaya
from sipurbo_geo.serialise.mvt.keterangan import Sumber, make_tilejson
from webmap.feeds.answer import revision_or_304
from webmap.metadata.jawaban import answer, situs
from webmap.params import parse_filter, to_query
from webmap.state import current

_JUDUL = "Kegiatan pekerjaan umum"


def show_tilejson() -> Response:
    """TileJSON of the tiles under the filter of the address."""
    f = parse_filter(request.args, current())
    if isinstance(revision := revision_or_304(), Response):
        return revision
    return _answer(make_tilejson(_sumber(f, revision)), revision)


def show_gaya() -> Response:
    """A MapLibre style of the same tiles."""
    f = parse_filter(request.args, current())
    if isinstance(revision := revision_or_304(), Response):
        return revision
    address = ubin_address("kegiatan.json", to_query(f))
    return _answer(make_gaya(current().registry.layers, address, _sumber(f, revision)), revision)


def ubin_address(name: str, query: str) -> str:
    """An absolute address below /tiles, with the filter."""
    return f"{situs()}{request.script_root}/tiles/{name}" + (f"?{query}" if query else "")


def _sumber(f: KegiatanFilter, revision: Revision) -> Sumber:
    state = current()
    with state.catalogue.reading() as conn:
        found = tally(conn, f)
    return Sumber(
        judul=_JUDUL,
        ubin=ubin_address("{z}/{x}/{y}.mvt", to_query(f)),
        lisensi=state.settings.data_license,
        instansi=state.settings.instansi,
        revisi=revision.nomor,
        bbox=found.bbox,
    )


def _answer(document: dict[str, Any], revision: Revision) -> Response:
    body = json.dumps(document, ensure_ascii=False).encode()
    return answer(body, "application/json", revision)
