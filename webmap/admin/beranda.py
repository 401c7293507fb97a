"""The officer's first page."""

from __future__ import annotations

from flask import render_template

from sipurbo_geo.model.label import Label

from .rute import Rute


def beranda() -> str:
    """What waits, what is late, what is missing."""
    return render_template("admin/beranda.html")


RUTE = (Rute("/", beranda, None, menu=Label("Meja kerja", "Desk")),)
