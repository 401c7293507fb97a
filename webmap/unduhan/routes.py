"""The addresses of the downloads."""

from __future__ import annotations

from flask import Blueprint, Response, request, url_for

from sipurbo_geo.serialise.unduhan.bentuk import BENTUK, BENTUK_PROGRES
from sipurbo_geo.serialise.unduhan.pendamping import AKHIRAN

from ..feeds.answer import revision_or_304
from ..params import NO_WINDOW, PAGE_NAMES, parse_filter, parse_window
from ..state import current
from .berkas import described_form, known_form, send_description, send_file
from .giliran import write_body
from .isi import isi_of

blueprint = Blueprint("unduhan", __name__, url_prefix="/unduh")


@blueprint.get("/kegiatan.<ext>")
def kegiatan(ext: str) -> Response:
    """The published kegiatan that the parameters choose."""
    bentuk = known_form(BENTUK, ext)
    f = parse_filter(request.args, current(), allowed=PAGE_NAMES)
    window = parse_window(request.args)
    if isinstance(found := revision_or_304(), Response):
        return found
    return send_file(bentuk, write_body(bentuk, isi_of(f, window, found)), f, found)


@blueprint.get(f"/kegiatan.<ext>{AKHIRAN}")
def pendamping_kegiatan(ext: str) -> Response:
    """What the file of the same parameters says about itself and its columns."""
    bentuk, pendamping = described_form(BENTUK, ext)
    f = parse_filter(request.args, current(), allowed=PAGE_NAMES)
    window = parse_window(request.args)
    if isinstance(found := revision_or_304(), Response):
        return found
    isi = isi_of(f, window, found, url_for(".kegiatan", ext=bentuk.ext))
    return send_description(pendamping, pendamping.write(isi, isi.keterangan.sumber), found)


@blueprint.get("/progres.<ext>")
def progres(ext: str) -> Response:
    """The weekly reports of the kegiatan that the parameters choose."""
    bentuk = known_form(BENTUK_PROGRES, ext)
    f = parse_filter(request.args, current())
    if isinstance(found := revision_or_304(), Response):
        return found
    return send_file(bentuk, write_body(bentuk, isi_of(f, NO_WINDOW, found)), f, found)


@blueprint.get(f"/progres.<ext>{AKHIRAN}")
def pendamping_progres(ext: str) -> Response:
    """The same for the weekly reports."""
    bentuk, pendamping = described_form(BENTUK_PROGRES, ext)
    f = parse_filter(request.args, current())
    if isinstance(found := revision_or_304(), Response):
        return found
    isi = isi_of(f, NO_WINDOW, found, url_for(".progres", ext=bentuk.ext))
    return send_description(pendamping, pendamping.write(isi, isi.keterangan.sumber), found)
