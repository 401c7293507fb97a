"""Forms carry a token that only this site's own pages know, and the session cookie stays home."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Blueprint, Flask, request
from flask_wtf.csrf import CSRFProtect

from .admin.sesi import LAMA, need_secret_key

_SAFE = ("GET", "HEAD", "OPTIONS")


def init_csrf(app: Flask, *, without: Sequence[Blueprint] = ()) -> None:
    """Refuse every changing request without a token; templates call `csrf_token()`.

    `without`: parts that know no session, and so take no order that a foreign page could forge.
    """
    settings = app.extensions["sipurbo"].settings
    app.config.update(
        SESSION_COOKIE_NAME="sipurbo",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.public_url.startswith("https://"),
        PERMANENT_SESSION_LIFETIME=LAMA,
        # else every answer to a signed-in person carries the session, those for everybody too
        SESSION_REFRESH_EACH_REQUEST=False,
        # a form that stood open over a working day is still taken; the session ends by itself
        WTF_CSRF_TIME_LIMIT=LAMA.total_seconds(),
        WTF_CSRF_SSL_STRICT=False,
    )
    app.before_request(_need_secret_key)
    protect = CSRFProtect(app)
    for blueprint in without:
        protect.exempt(blueprint)


def _need_secret_key() -> None:
    """Before the token is looked for, which cannot be signed without the key."""
    if request.method not in _SAFE:
        need_secret_key()
