"""How a tile is answered: validators first, as with the feeds."""

from __future__ import annotations

from flask import Response, request

from sipurbo_geo.errors import NotFoundError
from sipurbo_geo.model.filter import KegiatanFilter
from sipurbo_geo.model.ubin import DEEPEST, Ubin
from sipurbo_geo.serialise.mvt.ubin import MEDIA_TYPE, encode_ubin
from webmap.feeds.answer import revision_or_304
from webmap.feeds.encoding import choose_encoding, encoded
from webmap.feeds.headers import validators
from webmap.state import current


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
    body = encode_ubin(current().catalogue, f, place)
    headers = {"Content-Type": MEDIA_TYPE, **validators(revision)}
    encoding = choose_encoding(request.headers.get("Accept-Encoding", "")) if body else ""
    if encoding:
        headers["Content-Encoding"] = encoding
    return Response(b"".join(encoded([body], encoding)), headers=headers)
