"""One file that an officer sends for a kegiatan: kept, read for place and time, and copied."""

from __future__ import annotations

from dataclasses import dataclass

from ...model.berkas import GAMBAR, Tersimpan
from ...model.dokumen import JENIS_DOKUMEN, JenisDokumen
from ...model.foto import Jepretan, Salinan
from .exif import read_exif
from .gudang import Gudang
from .salinan import make_copies
from .terima import Readable, take


@dataclass(frozen=True, slots=True)
class Kiriman:
    """What lies in the store now, ready to be written down with `store_dokumen`."""

    tersimpan: Tersimpan
    jepretan: Jepretan | None
    salinan: Salinan | None


def take_kiriman(stream: Readable, raw_name: str, gudang: Gudang, jenis: JenisDokumen) -> Kiriman:
    """Keep what comes as a document of this kind; an image with its copies.

    Place and time are read from the original bytes as they came. Everything is durable when this
    returns. Raises `UnreadableFileError` and `TooLargeError`.
    """
    tersimpan = take(stream, raw_name, gudang, JENIS_DOKUMEN[jenis].terima)
    if tersimpan.jenis not in GAMBAR:
        return Kiriman(tersimpan, None, None)
    path = gudang.path(tersimpan.sha256)
    return Kiriman(tersimpan, read_exif(path), make_copies(path, tersimpan.nama, gudang))
