"""Indonesian unless asked otherwise: `?bahasa=en` sets a cookie and comes back without it.

The browser's own language is not asked: a public page must look the same to whoever it is sent to.
"""

from __future__ import annotations

from flask import Flask, redirect, request
from flask_babel import Babel
from werkzeug.wrappers import Response

from webmap.language import COOKIE, LANGUAGES, bahasa

from .alamat import same_address

_ONE_YEAR = 365 * 24 * 3600


def init_bahasa(app: Flask) -> None:
    """Load the translations; the texts in the code are the Indonesian ones."""
    app.config.setdefault("BABEL_DEFAULT_LOCALE", "id")
    app.config.setdefault("BABEL_TRANSLATION_DIRECTORIES", "translations")
    Babel(app, locale_selector=bahasa)


def switch_bahasa() -> Response | None:
    """Take `bahasa` out of the address and into the cookie; other pages are left alone."""
    chosen = request.args.get(COOKIE)
    if chosen is None:
        return None
    answer = redirect(same_address([COOKIE]), 303)
    if chosen in LANGUAGES:
        answer.set_cookie(
            COOKIE,
            chosen,
            max_age=_ONE_YEAR,
            samesite="Lax",
            httponly=True,
            secure=request.is_secure,
        )
    return answer


def address_in(chosen: str) -> str:
    """This page's address with the switch to the language `chosen`."""
    return same_address([COOKIE], {COOKIE: chosen})
