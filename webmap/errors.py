"""One table: which error is which HTTP status. Programs get problem+json, people a page."""

from __future__ import annotations

import json
import logging
import secrets
from http import HTTPStatus

from flask import Flask, Response, render_template, request
from werkzeug.exceptions import HTTPException

from sipurbo_geo.database.engine import DriverError
from sipurbo_geo.errors import (
    ConflictError,
    DatabaseError,
    ForbiddenError,
    NotFoundError,
    ParameterError,
    SipurboError,
    TooLargeError,
    TooManyError,
    UnreadableFileError,
    UsageError,
)

from .language import bahasa

_log = logging.getLogger(__name__)

STATUS: dict[type[SipurboError], HTTPStatus] = {
    ParameterError: HTTPStatus.BAD_REQUEST,
    UsageError: HTTPStatus.BAD_REQUEST,
    NotFoundError: HTTPStatus.NOT_FOUND,
    ForbiddenError: HTTPStatus.FORBIDDEN,
    ConflictError: HTTPStatus.CONFLICT,
    DatabaseError: HTTPStatus.SERVICE_UNAVAILABLE,
    TooLargeError: HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    TooManyError: HTTPStatus.TOO_MANY_REQUESTS,
    UnreadableFileError: HTTPStatus.UNPROCESSABLE_ENTITY,
    SipurboError: HTTPStatus.BAD_REQUEST,
}

_FOR_PROGRAMS = ("/feeds/", "/healthz", "/ogc", "/tiles", "/peta/hitungan.json")


def status_of(error: SipurboError) -> HTTPStatus:
    """The HTTP status that says what `error` says."""
    return next(STATUS[kind] for kind in type(error).__mro__ if kind in STATUS)


def register_errors(app: Flask) -> None:
    """Teach the application how to say what went wrong."""
    app.register_error_handler(SipurboError, _known)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(DriverError, _database)


def _known(error: SipurboError) -> Response:
    extra = {"parameter": error.name} if isinstance(error, ParameterError) else {}
    answer = _answer(status_of(error), error.text(bahasa()), extra)
    if isinstance(error, TooManyError):
        answer.headers["Retry-After"] = str(error.tunggu)
    return answer


def _http(error: HTTPException) -> Response:
    if error.code is None or error.response is not None:
        return Response(error.get_response().get_data(), status=error.code)
    status = HTTPStatus(error.code)
    if status is HTTPStatus.NOT_FOUND:
        known = NotFoundError("Halaman ini tidak ada.", "This page does not exist.")
        return _answer(status, known.text(bahasa()), {})
    if status is HTTPStatus.INTERNAL_SERVER_ERROR:
        return _unforeseen(error)
    answer = _answer(status, error.description or status.phrase, {})
    for name, value in error.get_headers():
        if name not in ("Content-Type", "Content-Length"):
            answer.headers[name] = value
    return answer


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
    return _answer(HTTPStatus.INTERNAL_SERVER_ERROR, known.text(bahasa()), {})


def _database(error: DriverError) -> Response:
    reference = secrets.token_hex(4)
    _log.exception("database, reference %s", reference, exc_info=error)
    known = DatabaseError(
        f"Basis data sedang tidak dapat dibaca. Coba lagi sebentar. Rujukan: {reference}",
        f"The database cannot be read just now. Try again soon. Reference: {reference}",
    )
    return _answer(HTTPStatus.SERVICE_UNAVAILABLE, known.text(bahasa()), {})


def _answer(status: HTTPStatus, detail: str, extra: dict[str, str]) -> Response:
    if request.path.startswith(_FOR_PROGRAMS):
        return problem(status, detail, extra)
    page = render_template("galat.html", status=status.value, judul=status.phrase, pesan=detail)
    return Response(page, status=status.value, mimetype="text/html")


def problem(status: HTTPStatus, detail: str, extra: dict[str, str]) -> Response:
    """An answer in application/problem+json (RFC 9457)."""
    body = {
        "type": "about:blank",
        "title": status.phrase,
        "status": status.value,
        "detail": detail,
        "instance": request.path,
        **extra,
    }
    answer = Response(json.dumps(body, ensure_ascii=False), status=status.value)
    answer.headers["Content-Type"] = "application/problem+json"
    answer.headers["Access-Control-Allow-Origin"] = "*"
    return answer
