"""Headers that every answer carries."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import urlsplit

from sipurbo_geo.settings import Settings

Wsgi = Callable[[dict[str, Any], Any], Iterable[bytes]]


def with_security_headers(application: Wsgi, settings: Settings) -> Wsgi:
    """The application, with the content policy and its companions on every response.

    What a response says itself stands: a file that somebody sent is sealed off more tightly.
    """
    headers = list(security_headers(settings).items())

    def answer(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        def start(status: str, given: list[tuple[str, str]], *rest: Any) -> Any:
            own = {name.lower() for name, _ in given}
            ours = [(name, value) for name, value in headers if name.lower() not in own]
            return start_response(status, given + ours, *rest)

        return application(environ, start)

    return answer


def security_headers(settings: Settings) -> dict[str, str]:
    """The headers by name; a basemap's server is the only foreign source of images."""
    images = "img-src 'self' data: blob:"
    if settings.basemap_url:
        parts = urlsplit(settings.basemap_url.replace("{s}", "*"))
        images += f" {parts.scheme}://{parts.netloc}"
    return {
        "Content-Security-Policy": (
            f"default-src 'self'; {images}; object-src 'none'; base-uri 'none'; "
            "form-action 'self'; frame-ancestors 'self'"
        ),
        "X-Content-Type-Options": "nosniff",
        # a basemap's server may ask who shows its tiles
        "Referrer-Policy": "strict-origin-when-cross-origin",
        # officers record where they stand, on our own pages alone
        "Permissions-Policy": "geolocation=(self), camera=(), microphone=(), payment=()",
    }
