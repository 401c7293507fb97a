"""One table: which error is which HTTP status. Programs get problem+json, people a page."""

from __future__ import annotations

import json
import logging
import secrets
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from flask import Flask, Response, render_template, request
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from sipurbo_geo.database.engine import DriverError
from sipurbo_geo.errors import (
    BusyError,
    ConflictError,
    DatabaseError,
    ForbiddenError,
    NotFoundError,
    ParameterError,
    PreconditionError,
    SipurboError,
    TooLargeError,
    TooManyError,
    UnauthorizedError,
    UnreadableFileError,
    UsageError,
)
from sipurbo_geo.model.label import Label

from .language import bahasa

_log = logging.getLogger(__name__)

STATUS: dict[type[SipurboError], HTTPStatus] = {
    ParameterError: HTTPStatus.BAD_REQUEST,
    UnauthorizedError: HTTPStatus.UNAUTHORIZED,
    PreconditionError: HTTPStatus.PRECONDITION_FAILED,
    UsageError: HTTPStatus.BAD_REQUEST,
    NotFoundError: HTTPStatus.NOT_FOUND,
    ForbiddenError: HTTPStatus.FORBIDDEN,
    ConflictError: HTTPStatus.CONFLICT,
    DatabaseError: HTTPStatus.SERVICE_UNAVAILABLE,
    BusyError: HTTPStatus.SERVICE_UNAVAILABLE,
    TooLargeError: HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    TooManyError: HTTPStatus.TOO_MANY_REQUESTS,
    UnreadableFileError: HTTPStatus.UNPROCESSABLE_ENTITY,
    SipurboError: HTTPStatus.BAD_REQUEST,
}

_FOR_PROGRAMS = (
    *("/feeds/", "/healthz", "/ogc", "/tiles", "/peta/hitungan.json"),
    *("/unduh/kegiatan.", "/unduh/progres.", "/oc4ids/", "/sitemap", "/katalog."),
)
_JSON = ("application/json", "application/problem+json")

#: what the framework says by itself, in words of ours
_SAID: dict[HTTPStatus, Label] = {
    HTTPStatus.BAD_REQUEST: Label(
        "Kiriman ini tidak dapat dibaca. Kembali, muat ulang halamannya, lalu coba lagi.",
        "What was sent cannot be read. Go back, reload the page and try again.",
    ),
    HTTPStatus.NOT_FOUND: Label("Halaman ini tidak ada.", "This page does not exist."),
    HTTPStatus.METHOD_NOT_ALLOWED: Label(
        "Alamat ini tidak dapat dibuka dengan cara itu. Mulailah dari menu.",
        "This address cannot be used that way. Start from the menu.",
    ),
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: Label(
        "Kiriman ini terlalu besar. Kirim dalam beberapa bagian, atau perkecil berkasnya.",
        "This is too much at once. Send it in several parts, or make the file smaller.",
    ),
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE: Label(
        "Jenis kiriman ini tidak dikenal di sini.", "This kind of content is not known here."
    ),
}
_NO_TOKEN = Label(
    "Formulir ini sudah kedaluwarsa atau tidak berasal dari halaman ini, jadi tidak ada yang "
    "disimpan. Kembali, muat ulang halamannya, lalu kirim lagi.",
    "This form has expired or does not come from this site, so nothing was saved. Go back, reload "
    "the page and send it again.",
)


def status_of(error: SipurboError) -> HTTPStatus:
    """The HTTP status that says what `error` says."""
    if isinstance(error, PreconditionError) and error.missing:
        return HTTPStatus.PRECONDITION_REQUIRED
    return next(STATUS[kind] for kind in type(error).__mro__ if kind in STATUS)


def register_errors(app: Flask) -> None:
    """Teach the application how to say what went wrong."""
    app.register_error_handler(SipurboError, _known)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(CSRFError, _no_token)
    app.register_error_handler(DriverError, _database)


def _known(error: SipurboError) -> Response:
    extra = {"parameter": error.name} if isinstance(error, ParameterError) else {}
    answer = _answer(status_of(error), error.text(bahasa()), extra)
    if isinstance(error, TooManyError | BusyError):
        answer.headers["Retry-After"] = str(error.tunggu)
    if isinstance(error, UnauthorizedError):
        answer.headers["WWW-Authenticate"] = 'Bearer realm="sipurbo"'
    return answer


def _http(error: HTTPException) -> Response:
    if error.code is None or error.response is not None:
        return Response(error.get_response().get_data(), status=error.code)
    status = HTTPStatus(error.code)
    if status is HTTPStatus.INTERNAL_SERVER_ERROR:
        return _unforeseen(error)
    answer = _answer(status, _say(error, status))
    for name, value in error.get_headers():
        if name not in ("Content-Type", "Content-Length"):
            answer.headers[name] = value
    return answer


def _say(error: HTTPException, status: HTTPStatus) -> str:
    allowed = getattr(error, "valid_methods", None)
    if allowed and wants_json():
        named = ", ".join(sorted(allowed))
        return Label(f"Alamat ini hanya menerima {named}.", f"This address takes {named}.").text(
            bahasa()
        )
    said = _SAID.get(status)
    return said.text(bahasa()) if said else error.description or status.phrase


def _no_token(_: CSRFError) -> Response:
    # a program gets a new token and sends the same again
    return _answer(HTTPStatus.BAD_REQUEST, _NO_TOKEN.text(bahasa()), {"sebab": "csrf"})


def _unforeseen(error: HTTPException) -> Response:
    """Flask has written the traceback to the log already; the reference leads there."""
    reference = secrets.token_hex(4)
    _log.error("unforeseen error, reference %s", reference, exc_info=error.__cause__)
    known = SipurboError(
        "Ada kesalahan pada sistem ini, bukan pada Anda. Coba lagi, atau laporkan rujukan "
        f"{reference} kepada pengelola.",
        "Something went wrong in this system, not with you. Try again, or report the reference "
        f"{reference} to its keepers.",
    )
    return _answer(HTTPStatus.INTERNAL_SERVER_ERROR, known.text(bahasa()))


def _database(error: DriverError) -> Response:
    reference = secrets.token_hex(4)
    _log.exception("database, reference %s", reference, exc_info=error)
    known = DatabaseError(
        f"Basis data sedang tidak dapat dibaca. Coba lagi sebentar. Rujukan: {reference}",
        f"The database cannot be read just now. Try again soon. Reference: {reference}",
    )
    return _answer(HTTPStatus.SERVICE_UNAVAILABLE, known.text(bahasa()))


def wants_json() -> bool:
    """Whether a program asks: by the address, or because it says so."""
    return _is_for_programs() or request.accept_mimetypes.best in _JSON


def _is_for_programs() -> bool:
    path = request.path
    return path.startswith(_FOR_PROGRAMS) or (path.startswith("/katalog/") and "." in path)


def _answer(status: HTTPStatus, detail: str, extra: dict[str, str] | None = None) -> Response:
    if wants_json():
        return problem(status, detail, extra)
    page = render_template(
        "galat.html", status=status.value, judul=status.phrase, pesan=detail, kembali=_back()
    )
    return Response(page, status=status.value, mimetype="text/html")


def _back() -> str:
    """The page of this site that led here, "" if there is none."""
    parts = urlsplit(request.referrer or "")
    if parts.netloc != request.host or parts.path == request.path:
        return ""
    return urlunsplit(("", "", f"/{parts.path.lstrip('/')}", parts.query, ""))


def problem(status: HTTPStatus, detail: str, extra: dict[str, Any] | None = None) -> Response:
    """An answer in application/problem+json (RFC 9457); what is public, any page may read."""
    body = {
        "type": "about:blank",
        "title": status.phrase,
        "status": status.value,
        "detail": detail,
        "instance": request.path,
        **(extra or {}),
    }
    answer = Response(json.dumps(body, ensure_ascii=False), status=status.value)
    answer.headers["Content-Type"] = "application/problem+json"
    if _is_for_programs():
        answer.headers["Access-Control-Allow-Origin"] = "*"
    return answer
