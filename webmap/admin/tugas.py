"""What waits for me, and what the office told me."""

from __future__ import annotations

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from sipurbo_geo.catalogue.read_notifikasi import read_notifikasi
from sipurbo_geo.database.engine import DriverError
from sipurbo_geo.model.label import Label
from sipurbo_geo.model.notifikasi import NOTIFIKASI_LABELS
from sipurbo_geo.query.kantor.notifikasi import count_belum_dibaca, list_notifikasi
from sipurbo_geo.query.kantor.tugas import list_tugas
from webmap.state import current

from .gerbang import pelaku
from .isian import read_bulat
from .rute import Rute


def tugas() -> str:
    """Everything that waits for a step of mine, and the messages."""
    with current().catalogue.reading_register() as conn:
        found, messages = list_tugas(conn, pelaku()), list_notifikasi(conn, pelaku())
    return render_template(
        "admin/tugas.html", tugas=found, pesan=messages, kata_pesan=NOTIFIKASI_LABELS
    )


def baca_notifikasi() -> ResponseReturnValue:
    """Count the messages that were shown as read."""
    newest = read_bulat("sampai") or 0
    with current().catalogue.writing() as conn:
        read_notifikasi(conn, pelaku(), sampai=newest)
    return redirect(url_for("admin.tugas"), 303)


def pesan_baru() -> int:
    """How many messages wait to be read, for the frame of every page.

    The page that says that the database cannot be read has this frame too, and must not fail.
    """
    try:
        with current().catalogue.reading_register() as conn:
            return count_belum_dibaca(conn, pelaku())
    except DriverError:
        return 0


RUTE = (
    Rute("/tugas", tugas, None, menu=Label("Tugas saya", "My tasks")),
    Rute("/tugas/dibaca", baca_notifikasi, None, ("POST",)),
)
