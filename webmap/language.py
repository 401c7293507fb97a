"""Which of the two languages this request is answered in."""

from __future__ import annotations

from flask import request

LANGUAGES = ("id", "en")
COOKIE = "bahasa"


def bahasa() -> str:
    """ "id" unless the reader chose "en", in the address or before."""
    chosen = request.args.get("bahasa") or request.cookies.get(COOKIE)
    return chosen if chosen in LANGUAGES else "id"
