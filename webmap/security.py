"""Headers that every answer carries."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Flask, Response

from sipurbo_geo.settings import Settings


def register_headers(app: Flask, settings: Settings) -> None:
    """Add the content policy and its companions to every response."""
    images = "img-src 'self' data: blob:"
    if settings.basemap_url:
        parts = urlsplit(settings.basemap_url.replace("{s}", "*"))
        images += f" {parts.scheme}://{parts.netloc}"
    policy = (
        f"default-src 'self'; {images}; object-src 'none'; base-uri 'none'; "
        "form-action 'self'; frame-ancestors 'self'"
    )
    headers = {
        "Content-Security-Policy": policy,
        "X-Content-Type-Options": "nosniff",
        # a basemap's server may ask who shows its tiles
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "Permissions-Policy": "camera=(), microphone=(), payment=()",
    }

    def add(response: Response) -> Response:
        for name, value in headers.items():
            response.headers.setdefault(name, value)
        return response

    app.after_request(add)
