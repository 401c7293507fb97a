"""A payment, reported from the page of its kegiatan."""

from __future__ import annotations

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from sipurbo_geo.catalogue.report_keuangan import report_keuangan
from sipurbo_geo.errors import ConflictError, ParameterError
from sipurbo_geo.model.laporan import Pembayaran
from webmap.state import current

from ..gerbang import pelaku
from ..isian import read_bulat, read_tanggal, read_teks, read_uang, required, uid_of
from .halaman import with_fault


def save_pembayaran(id: int) -> ResponseReturnValue:
    """Hand in the payment that was typed; with `ulang`, in place of one of one's own."""
    try:
        bayar, ulang = _read_pembayaran(), _read_ulang()
        with current().catalogue.writing() as conn:
            report_keuangan(conn, pelaku(), id, bayar, uid=uid_of(id, bayar), ulang=ulang)
    except (ParameterError, ConflictError) as error:
        return with_fault(id, "keuangan", error)
    flash(_("Pembayaran terkirim dan menunggu persetujuan."))
    return redirect(url_for("admin.progres", id=id), 303)


def _read_pembayaran() -> Pembayaran:
    return Pembayaran(
        tanggal=required("tanggal", read_tanggal("tanggal")),
        jumlah=required("jumlah", read_uang("jumlah")),
        uraian=read_teks("uraian"),
        alasan=read_teks("alasan"),
    )


def _read_ulang() -> tuple[int, int] | None:
    key, version = read_bulat("ulang"), read_bulat("versi")
    return None if key is None else (key, required("versi", version))
