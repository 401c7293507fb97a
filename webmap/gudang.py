"""The store of files of this installation, for the pages that need one."""

from __future__ import annotations

from pathlib import Path

from flask import Response, send_file

from sipurbo_geo.errors import ConfigError, NotFoundError
from sipurbo_geo.intake.berkas.gudang import Gudang

from .state import current

#: what was sent by somebody runs nothing, loads nothing and is framed by nobody
_SEALED = "default-src 'none'; sandbox; frame-ancestors 'none'"


def need_gudang() -> Gudang:
    """The store; raises `ConfigError` where the keeper has not named a folder for it."""
    media = current().settings.media
    if media is None:
        raise ConfigError(
            "Berkas belum dapat disimpan atau dibuka: pengelola perlu mengisi SIPURBO_MEDIA.",
            "Files cannot be kept or opened yet: the keeper has to set SIPURBO_MEDIA.",
        )
    return Gudang(media)


def waiting_room() -> Path | None:
    """Where files wait while they arrive; None: wherever the system puts such files."""
    media = current().settings.media
    if media is not None:
        media.mkdir(parents=True, exist_ok=True)
    return media


def send_berkas(sha256: str, media_type: str, nama: str, *, shown: bool = False) -> Response:
    """A file of the store as a download; `shown`: an image that a page may show.

    Its type is the one that was found in its content, and no browser may guess another. Raises
    `NotFoundError` when it is not there.
    """
    gudang = need_gudang()
    if not gudang.has(sha256):
        raise NotFoundError(
            "Berkas ini tidak ada di gudang berkas. Beri tahu pengelola.",
            "This file is not in the store. Tell its keepers.",
        )
    answer = send_file(
        gudang.path(sha256),
        mimetype=media_type,
        as_attachment=not shown,
        download_name=nama,
        etag=sha256,
        last_modified=None,
        conditional=True,
    )
    answer.headers["Content-Security-Policy"] = _SEALED
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    return answer
