"""How much may be sent at once, and where it waits: on the disk, never in memory."""

from __future__ import annotations

import tempfile
from http import HTTPStatus
from typing import IO, Any

import flask
from flask import Flask, redirect, request, url_for
from flask.typing import ResponseReturnValue

from sipurbo_geo.errors import TooLargeError
from sipurbo_geo.model.label import Label

from .admin import RUTE
from .admin.rute import BADAN
from .admin.sesi import read_sesi
from .errors import problem, wants_json
from .gudang import waiting_room
from .language import bahasa

#: a part of a form that is larger waits on the disk
_IN_MEMORY = 100_000
_LIMITS = {f"admin.{rute.endpoint}": rute.badan for rute in RUTE}
_SIGN_IN_FIRST = Label("Masuk dahulu, lalu kirim lagi.", "Sign in first, then send it again.")


class Request(flask.Request):
    """A request whose files wait in the store's own file system until they are looked at.

    The files there have no name, so nothing is left of them when the process dies.
    """

    def _get_file_stream(self, *_: Any, **__: Any) -> IO[bytes]:
        room = waiting_room()
        return tempfile.SpooledTemporaryFile(_IN_MEMORY, "rb+", dir=str(room) if room else None)


def init_badan(app: Flask) -> None:
    """Look at the size of every request before anything else does."""
    app.request_class = Request
    app.config.update(MAX_FORM_MEMORY_SIZE=BADAN)
    app.before_request(_limit)


def _limit() -> ResponseReturnValue | None:
    limit = _LIMITS.get(request.endpoint or "", BADAN)
    request.max_content_length = limit
    size = request.content_length or 0
    if size > BADAN and read_sesi() is None:
        return _to_sign_in()
    if size > limit:
        raise too_large(limit)
    return None


def too_large(limit: int) -> TooLargeError:
    """The error that says how much is taken at once."""
    return TooLargeError(
        f"Kiriman ini lebih dari {limit // 1_000_000} MB. Kirim berkasnya satu per satu, atau "
        "kecilkan dahulu.",
        f"This is more than {limit // 1_000_000} MB. Send the files one by one, or make them "
        "smaller first.",
    )


def _to_sign_in() -> ResponseReturnValue:
    """Nothing of a large body is read for somebody who is not signed in."""
    if wants_json():
        return problem(HTTPStatus.UNAUTHORIZED, _SIGN_IN_FIRST.text(bahasa()))
    return redirect(url_for("masuk.masuk"))
