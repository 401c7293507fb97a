"""What kinds of file are kept, how large each may be, and what is known of one that was taken."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from ..errors import UnreadableFileError


class JenisBerkas(StrEnum):
    """A kind of file, decided by its content."""

    PDF = "pdf"
    JPEG = "jpeg"
    PNG = "png"
    WEBP = "webp"
    TIFF = "tiff"
    DWG = "dwg"
    DXF = "dxf"
    XLSX = "xlsx"
    ZIP = "zip"


@dataclass(frozen=True, slots=True)
class Bentuk:
    """How a kind is named outside and how many bytes it may have."""

    media_type: str
    suffixes: tuple[str, ...]
    limit: int

    @property
    def limit_mb(self) -> int:
        """The limit as people are told it."""
        return self.limit // _MB


_MB = 1_000_000
_IMAGE, _DOCUMENT = 20 * _MB, 50 * _MB
#: a workbook, in HTTP
MEDIA_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

BENTUK: dict[JenisBerkas, Bentuk] = {
    JenisBerkas.PDF: Bentuk("application/pdf", (".pdf",), _DOCUMENT),
    JenisBerkas.JPEG: Bentuk("image/jpeg", (".jpg", ".jpeg"), _IMAGE),
    JenisBerkas.PNG: Bentuk("image/png", (".png",), _IMAGE),
    JenisBerkas.WEBP: Bentuk("image/webp", (".webp",), _IMAGE),
    JenisBerkas.TIFF: Bentuk("image/tiff", (".tif", ".tiff"), _DOCUMENT),
    JenisBerkas.DWG: Bentuk("image/vnd.dwg", (".dwg",), _DOCUMENT),
    JenisBerkas.DXF: Bentuk("image/vnd.dxf", (".dxf",), _DOCUMENT),
    JenisBerkas.XLSX: Bentuk(MEDIA_XLSX, (".xlsx",), _IMAGE),
    JenisBerkas.ZIP: Bentuk("application/zip", (".zip", ".kmz"), _DOCUMENT),
}

#: no file is larger than this, whatever it is
TERBESAR = max(bentuk.limit for bentuk in BENTUK.values())

#: what a photo of the site may be
GAMBAR = frozenset({JenisBerkas.JPEG, JenisBerkas.PNG, JenisBerkas.WEBP, JenisBerkas.TIFF})


@dataclass(frozen=True, slots=True)
class Tersimpan:
    """A file that lies safely in the store; `nama` is safe to show and to save under."""

    sha256: str
    nama: str
    jenis: JenisBerkas
    ukuran: int

    @property
    def media_type(self) -> str:
        """What it is called in HTTP."""
        return BENTUK[self.jenis].media_type


def jenis_of(media_type: str) -> JenisBerkas | None:
    """The kind that is called so in HTTP."""
    return next((jenis for jenis, b in BENTUK.items() if b.media_type == media_type), None)


def require_accepted(jenis: JenisBerkas, accepted: Collection[JenisBerkas], nama: str) -> None:
    """Raise `UnreadableFileError` that says what to send instead, unless `jenis` is accepted."""
    if jenis in accepted:
        return
    wanted = ", ".join(kind.upper() for kind in JenisBerkas if kind in accepted)
    raise UnreadableFileError(
        f"{nama} adalah {jenis.upper()}; untuk jenis dokumen ini kirim {wanted}",
        f"{nama} is a {jenis.upper()}; for this kind of document send {wanted}",
    )
