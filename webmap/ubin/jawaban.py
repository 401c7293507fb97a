"""How a tile is answered: validators first, as with the feeds."""

from __future__ import annotations

from flask import Response, request

from sipurbo_geo import __version__
from sipurbo_geo.errors import NotFoundError
from sipurbo_geo.model.filter import KegiatanFilter
from sipurbo_geo.model.ubin import DEEPEST, Ubin
from sipurbo_geo.query.revision import Revision
from sipurbo_geo.serialise.mvt.ubin import MEDIA_TYPE, encode_ubin
from webmap.feeds.answer import revision_or_304
from webmap.feeds.encoding import choose_encoding, encoded
from webmap.feeds.headers import validators
from webmap.params import to_query
from webmap.state import current

from .tembolok import Tembolok

#: questions that come back; words, boxes and days are each asked once
_KEPT = {"kecamatan", "bidang", "layer", "tahun", "tahap", "sumber_dana", "status"}


def find_ubin(z: int, x: int, y: int) -> Ubin:
    """The tile; raises `NotFoundError` outside the matrix."""
    found = Ubin(z, x, y)
    if not found.exists:
        raise NotFoundError(
            f"Tidak ada ubin {z}/{x}/{y}: tingkat 0 sampai {DEEPEST}, kolom dan baris 0 sampai "
            "2^tingkat - 1.",
            f"There is no tile {z}/{x}/{y}: levels 0 to {DEEPEST}, columns and rows 0 to "
            "2^level - 1.",
        )
    return found


def answer_ubin(f: KegiatanFilter, place: Ubin) -> Response:
    """The tile, or that nothing has changed; without content where nothing lies there."""
    if isinstance(revision := revision_or_304(), Response):
        return revision
    body = _body(f, place, revision)
    headers = {"Content-Type": MEDIA_TYPE, **validators(revision)}
    encoding = choose_encoding(request.headers.get("Accept-Encoding", "")) if body else ""
    if encoding:
        headers["Content-Encoding"] = encoding
    return Response(b"".join(encoded([body], encoding)), headers=headers)


def _body(f: KegiatanFilter, place: Ubin, revision: Revision) -> bytes:
    """The tile, from the disk where it is kept there."""
    state = current()
    folder = state.settings.cache_folder
    if folder is None or not _KEPT.issuperset(f.used):
        return encode_ubin(state.catalogue, f, place)
    kept = Tembolok(folder / "ubin", f"{revision.etag}-{__version__}")
    key = f"{place.z}/{place.x}/{place.y}?{to_query(f)}"
    body = kept.get(key)
    if body is None:
        body = encode_ubin(state.catalogue, f, place)
        if body:
            kept.put(key, body)
    return body
