"""Which of the two languages this request is answered in."""

from __future__ import annotations

from flask import request

from .state import current

LANGUAGES = ("id", "en")
COOKIE = "bahasa"


def bahasa() -> str:
    """What the reader chose, in the address or before; otherwise the installation's own."""
    chosen = request.args.get("bahasa") or request.cookies.get(COOKIE)
    return chosen if chosen in LANGUAGES else current().settings.bahasa
