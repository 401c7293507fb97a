"""What a received file truly is, when all of it is looked at."""

from __future__ import annotations

from pathlib import Path

from ...errors import UnreadableFileError
from ...model.berkas import GAMBAR, JenisBerkas
from .arsip import check_archive
from .gambar import check_image

#: writers add a few lines after the end mark
_TAIL = 8192


def check_content(path: Path, begins_as: JenisBerkas, name: str) -> JenisBerkas:
    """The kind of a whole file that begins as `begins_as`; raises `UnreadableFileError`."""
    if begins_as is JenisBerkas.ZIP:
        return check_archive(path, name)
    if begins_as in GAMBAR:
        check_image(path, name)
    elif begins_as is JenisBerkas.PDF:
        _check_end(path, name, b"%%EOF")
    elif begins_as is JenisBerkas.DXF:
        _check_end(path, name, b"EOF", b"\0\0EOF\0")
    return begins_as


def _check_end(path: Path, name: str, *marks: bytes) -> None:
    with path.open("rb") as file:
        file.seek(max(0, file.seek(0, 2) - _TAIL))
        tail = file.read()
    if not any(mark in tail for mark in marks):
        raise UnreadableFileError(
            f"{name} terpotong: akhir berkasnya tidak ada. Unggah lagi, atau ekspor ulang",
            f"{name} is cut off: its end is missing. Upload it again, or export it again",
        )
