"""Forms carry a token that only this site's own pages know, and the session cookie stays home."""

from __future__ import annotations

from flask import Flask
from flask_wtf.csrf import CSRFProtect

#: a form that stood open over a working day is still taken; the session itself ends earlier
_TOKEN_SECONDS = 12 * 3600


def init_csrf(app: Flask) -> None:
    """Refuse every changing request without a token; templates call `csrf_token()`."""
    settings = app.extensions["sipurbo"].settings
    app.config.update(
        SESSION_COOKIE_NAME="sipurbo",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.public_url.startswith("https://"),
        WTF_CSRF_TIME_LIMIT=_TOKEN_SECONDS,
        WTF_CSRF_SSL_STRICT=False,
    )
    CSRFProtect(app)
