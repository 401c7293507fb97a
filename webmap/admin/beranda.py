"""The officer's first page."""

from __future__ import annotations

from flask import render_template

from .rute import Rute


def beranda() -> str:
    """What waits, what is late, what is missing."""
    return render_template("admin/beranda.html")


RUTE = (Rute("/", beranda, None),)
