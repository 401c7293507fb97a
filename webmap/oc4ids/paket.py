"""The address of the project package: the same filter and pages as the feeds."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from urllib.parse import urlencode

from flask import Blueprint, Response, request

from sipurbo_geo.errors import NotFoundError
from sipurbo_geo.model.filter import KegiatanFilter
from sipurbo_geo.query.revision import Revision
from sipurbo_geo.query.tally import count
from sipurbo_geo.query.utuh import Utuh, stream_utuh
from sipurbo_geo.serialise.oc4ids.paket import MEDIA_TYPE, stream_paket
from sipurbo_geo.serialise.oc4ids.proyek import Penerbit
from webmap.feeds.answer import revision_or_304
from webmap.feeds.encoding import choose_encoding, encoded
from webmap.feeds.headers import validators
from webmap.params import FILTER_NAMES, NO_WINDOW, PAGE_NAMES, parse_filter, parse_window
from webmap.state import State, current

blueprint = Blueprint("oc4ids", __name__, url_prefix="/oc4ids")


@blueprint.get("/package.json")
def package() -> Response:
    """Every published kegiatan that the parameters choose, as one package."""
    f = parse_filter(request.args, current(), allowed=PAGE_NAMES)
    window = parse_window(request.args)
    if isinstance(found := revision_or_304(), Response):
        return found
    return _answer(_body(current(), f, window, found), found)


def _body(
    state: State, f: KegiatanFilter, window: tuple[int, int], revision: Revision
) -> Iterator[bytes]:
    limit, offset = window
    site = state.settings.public_url or request.host_url.rstrip("/") + request.script_root
    base = f"{site}{request.path}"
    query = [(k, v) for k, v in request.args.items(multi=True) if k in FILTER_NAMES]

    def links() -> dict[str, str]:
        """To the page before and the page after, as packages of contracts have them."""
        if window == NO_WINDOW:
            return {}
        with state.catalogue.reading() as conn:
            matched = count(conn, f)
        turns = {"prev": max(0, offset - limit)} if limit > 0 and offset > 0 else {}
        turns |= {"next": offset + limit} if 0 < limit < matched - offset else {}
        return {
            rel: f"{base}?{urlencode([*query, ('limit', limit), ('offset', start)])}"
            for rel, start in turns.items()
        }

    return stream_paket(
        _at_least_one(stream_utuh(state.catalogue, f, limit=limit, offset=offset)),
        state.registry.layers,
        _penerbit(state, site),
        uri=f"{base}?{urlencode(list(request.args.items(multi=True)))}".rstrip("?"),
        waktu=revision.waktu,
        links=links,
    )


def _penerbit(state: State, site: str) -> Penerbit:
    settings = state.settings
    return Penerbit(settings.instansi, settings.oc4ids_prefix, site, settings.data_license)


def _at_least_one(batches: Iterator[list[Utuh]]) -> Iterator[list[Utuh]]:
    """The same batches; raises `NotFoundError` when there are none, before anything is sent."""
    first = next(batches, None)
    if not first:
        raise NotFoundError(
            "Tidak ada kegiatan terbit yang cocok, dan paket OC4IDS tidak boleh kosong. "
            "Longgarkan saringan atau kecilkan 'offset'.",
            "No published kegiatan matches, and an OC4IDS package may not be empty. "
            "Widen the filter or lower 'offset'.",
        )
    return chain([first], batches)


def _answer(body: Iterator[bytes], revision: Revision) -> Response:
    encoding = choose_encoding(request.headers.get("Accept-Encoding", ""))
    headers = {"Content-Type": MEDIA_TYPE, **validators(revision)}
    if encoding:
        headers["Content-Encoding"] = encoding
    return Response(encoded(body, encoding), headers=headers)
