"""How to use the API, for people, with examples that run as they stand."""

from __future__ import annotations

from flask import Response, render_template

from .bentuk import as_page


def show_panduan() -> Response:
    """The guide."""
    return as_page(render_template("ogc/panduan.html"))
