"""Files that an officer sends for a kegiatan; each one is looked at before any is written down."""

from __future__ import annotations

from dataclasses import dataclass

from flask import flash, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.datastructures import FileStorage

from sipurbo_geo.catalogue.store_dokumen import store_dokumen
from sipurbo_geo.errors import ParameterError, SipurboError
from sipurbo_geo.intake.berkas.kiriman import Kiriman, take_kiriman
from sipurbo_geo.model.dokumen import JenisDokumen
from sipurbo_geo.model.wewenang import Kuasa, require
from sipurbo_geo.query.kantor.kegiatan import get_kegiatan_kantor
from webmap.admin.gerbang import pelaku
from webmap.admin.rute import Rute
from webmap.errors import status_of
from webmap.gudang import need_gudang
from webmap.state import current

from .halaman import Gagal, show_daftar

#: two large drawings, or a week's photos at once
_BADAN = 120_000_000
_MOST_FILES = 40


@dataclass(frozen=True, slots=True)
class Unggahan:
    """What the form says."""

    jenis: JenisDokumen
    berkas: list[FileStorage]
    keterangan: str


def unggah_dokumen(id: int) -> ResponseReturnValue:
    """Take the sound files; the page says what was wrong with the others."""
    sent = _read_unggahan()
    _check_rights(id)
    kept, refused = _take_all(sent)
    _write_down(id, sent, kept)
    names = [item.tersimpan.nama for item in kept]
    if refused:
        gagal = Gagal(sent.jenis, refused, sent.keterangan, names)
        return make_response(show_daftar(id, gagal), status_of(refused[0]))
    flash(_("%(n)s berkas diterima: %(nama)s", n=len(names), nama=", ".join(names)))
    return redirect(url_for("admin.dokumen", id=id, _anchor=sent.jenis), 303)


RUTE = (
    Rute(
        "/kegiatan/<int:id>/dokumen",
        unggah_dokumen,
        Kuasa.STORE_DOKUMEN,
        ("POST",),
        badan=_BADAN,
    ),
)


def _read_unggahan() -> Unggahan:
    jenis = read_jenis(request.form.get("jenis", ""))
    files = [file for file in request.files.getlist("berkas") if file.filename]
    if len(files) > _MOST_FILES:
        raise ParameterError(
            "berkas",
            f"Paling banyak {_MOST_FILES} berkas sekali kirim. Kirim dalam beberapa bagian.",
            f"At most {_MOST_FILES} files at once. Send them in several parts.",
        )
    return Unggahan(jenis, files, request.form.get("keterangan", "").strip())


def read_jenis(text: str) -> JenisDokumen:
    """Raises `ParameterError` for a kind that there is not."""
    try:
        return JenisDokumen(text)
    except ValueError:
        raise ParameterError(
            "jenis",
            "Jenis dokumen ini tidak dikenal. Muat ulang halaman, lalu pilih lagi.",
            "This kind of document is not known. Reload the page and choose again.",
        ) from None


def _check_rights(id: int) -> None:
    """Before anything is kept for somebody who may not send it."""
    with current().catalogue.reading_register() as conn:
        item = get_kegiatan_kantor(conn, pelaku(), id)
    require(pelaku(), Kuasa.STORE_DOKUMEN, item.sasaran)


def _take_all(sent: Unggahan) -> tuple[list[Kiriman], list[SipurboError]]:
    gudang, kept, refused = need_gudang(), list[Kiriman](), list[SipurboError]()
    if not sent.berkas:
        refused.append(
            ParameterError("berkas", "Pilih berkasnya dahulu.", "Choose the file first.")
        )
    for file in sent.berkas:
        try:
            kept.append(take_kiriman(file.stream, file.filename or "", gudang, sent.jenis))
        except SipurboError as error:
            refused.append(error)
    return kept, refused


def _write_down(id: int, sent: Unggahan, kept: list[Kiriman]) -> None:
    """All rows in one transaction; their files are durable by now."""
    if not kept:
        return
    with current().catalogue.writing() as conn:
        for item in kept:
            store_dokumen(
                conn,
                pelaku(),
                id,
                sent.jenis,
                item.tersimpan,
                keterangan=sent.keterangan,
                jepretan=item.jepretan,
                salinan=item.salinan,
            )
