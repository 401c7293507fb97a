"""Opening what was handed in: the file as a download, an image as its copy."""

from __future__ import annotations

from flask import Response

from sipurbo_geo.errors import NotFoundError
from sipurbo_geo.model.berkas import BENTUK, JenisBerkas, jenis_of
from sipurbo_geo.model.dokumen_kantor import DokumenKantor, FotoKantor
from sipurbo_geo.model.wewenang import Kuasa
from sipurbo_geo.query.kantor.dokumen import get_dokumen_kantor
from webmap.admin.gerbang import pelaku
from webmap.admin.rute import Rute
from webmap.gudang import send_berkas
from webmap.state import current

_JPEG = BENTUK[JenisBerkas.JPEG].media_type


def buka_dokumen(id: int) -> Response:
    """The original bytes, to be saved."""
    found = _get(id)
    kind = jenis_of(found.media_type)
    media_type = BENTUK[kind].media_type if kind else "application/octet-stream"
    return send_berkas(found.sha256, media_type, found.nama)


def foto_dokumen(id: int) -> Response:
    """The copy of an image, to look at."""
    return send_berkas(_image(id).sha256_publik, _JPEG, f"foto-{id}.jpg", shown=True)


def foto_kecil_dokumen(id: int) -> Response:
    """The small copy, for lists."""
    return send_berkas(_image(id).sha256_kecil, _JPEG, f"foto-{id}.jpg", shown=True)


RUTE = (
    Rute("/dokumen/<int:id>", buka_dokumen, Kuasa.VIEW_DOKUMEN),
    Rute("/dokumen/<int:id>/foto", foto_dokumen, Kuasa.VIEW_DOKUMEN),
    Rute("/dokumen/<int:id>/kecil", foto_kecil_dokumen, Kuasa.VIEW_DOKUMEN),
)


def _get(id: int) -> DokumenKantor:
    with current().catalogue.reading_register() as conn:
        return get_dokumen_kantor(conn, pelaku(), id)


def _image(id: int) -> FotoKantor:
    found = _get(id)
    if found.foto is None:
        raise NotFoundError("Dokumen ini bukan gambar.", "This document is not an image.")
    return found.foto
