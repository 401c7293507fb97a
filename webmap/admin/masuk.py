"""Signing in and out."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, session, url_for
from flask.typing import ResponseReturnValue

from .rute import Rute

blueprint = Blueprint("masuk", __name__)


@blueprint.get("/masuk")
def masuk() -> ResponseReturnValue:
    """The form to sign in."""
    return render_template("admin/masuk.html")


def keluar() -> ResponseReturnValue:
    """End this session."""
    session.clear()
    return redirect(url_for("masuk.masuk"))


RUTE = (Rute("/keluar", keluar, None, ("POST",)),)
