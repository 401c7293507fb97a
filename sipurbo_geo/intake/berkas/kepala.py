"""What a file is by its first bytes, and what to tell those who send something else."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ...errors import UnreadableFileError
from ...model.berkas import JenisBerkas

#: how much of a file is looked at
KEPALA = 4096

_BLANK = b" \t\r\n\0"
_HEIF = (b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1", b"avif", b"avis")


@dataclass(frozen=True, slots=True)
class _Mark:
    """Bytes that give a kind away."""

    pattern: re.Pattern[bytes]
    jenis: JenisBerkas


def _mark(pattern: bytes, jenis: JenisBerkas) -> _Mark:
    return _Mark(re.compile(pattern, re.DOTALL), jenis)


_MARKS = (
    # some scanners put a byte order mark or an empty line before the PDF
    _mark(rb"(\xef\xbb\xbf)?[ \t\r\n]{0,64}%PDF-\d", JenisBerkas.PDF),
    _mark(rb"\xff\xd8\xff", JenisBerkas.JPEG),
    _mark(rb"\x89PNG\r\n\x1a\n", JenisBerkas.PNG),
    _mark(rb"RIFF....WEBP", JenisBerkas.WEBP),
    _mark(rb"II[*+]\0|MM\0[*+]", JenisBerkas.TIFF),
    _mark(rb"AC10\d\d", JenisBerkas.DWG),
    _mark(rb"AutoCAD Binary DXF\r\n\x1a\0", JenisBerkas.DXF),
    _mark(rb"(\xef\xbb\xbf)?(\s*999\r?\n[^\n]*\n)*\s*0[ \t]*\r?\n\s*SECTION\s", JenisBerkas.DXF),
    _mark(rb"PK\x03\x04|PK\x05\x06", JenisBerkas.ZIP),
)

_Advice = tuple[str, str]

_PROGRAM: _Advice = (
    "adalah program, bukan dokumen. Program tidak diterima, apa pun nama berkasnya",
    "is a program, not a document. Programs are not taken, whatever they are called",
)
_PAGE: _Advice = (
    "adalah halaman web (HTML), bukan dokumen. Cetak halamannya ke PDF, lalu unggah PDF itu",
    "is a web page (HTML), not a document. Print the page to PDF and upload that",
)
_SVG: _Advice = (
    "adalah gambar SVG atau XML, yang dapat memuat skrip. Ekspor ke PDF atau PNG, lalu unggah",
    "is an SVG image or XML, which can hold scripts. Export it to PDF or PNG and upload that",
)
_HEIC: _Advice = (
    "adalah foto HEIC/HEIF, yang belum dapat dibaca di sini. iPhone: Pengaturan › Kamera › "
    "Format › Paling Kompatibel. Android: pengaturan kamera, matikan HEIF (gambar efisiensi "
    "tinggi). Foto yang sudah ada: kirim sebagai JPEG",
    "is a HEIC/HEIF photo, which cannot be read here yet. iPhone: Settings › Camera › Formats › "
    "Most Compatible. Android: camera settings, turn HEIF (high efficiency) off. Photos that you "
    "have already: send them as JPEG",
)
_VIDEO: _Advice = (
    "adalah video. Yang diterima foto: ambil gambar diam dari video itu",
    "is a video. Photos are taken here: take a still from it",
)
_OLD_OFFICE: _Advice = (
    "adalah dokumen Office lama (.doc, .xls). Simpan ulang sebagai PDF atau .xlsx",
    "is an old Office document (.doc, .xls). Save it again as PDF or .xlsx",
)
_ARCHIVE: _Advice = (
    "adalah arsip jenis lain (RAR, 7z, gzip). Buat ulang sebagai ZIP",
    "is another kind of archive (RAR, 7z, gzip). Make it again as ZIP",
)
_IMAGE: _Advice = (
    "adalah gambar GIF atau BMP. Simpan ulang sebagai JPEG atau PNG",
    "is a GIF or BMP image. Save it again as JPEG or PNG",
)
_EMPTY: _Advice = (
    "kosong (0 byte). Periksa berkasnya, lalu unggah lagi",
    "is empty (0 bytes). Check the file and upload it again",
)
_UNKNOWN: _Advice = (
    "bukan jenis yang diterima: PDF, JPEG, PNG, WebP, TIFF, DWG, DXF, XLSX atau ZIP. Simpan "
    "ulang sebagai salah satunya",
    "is not a kind that is taken: PDF, JPEG, PNG, WebP, TIFF, DWG, DXF, XLSX or ZIP. Save it "
    "again as one of these",
)

_REFUSED: tuple[tuple[re.Pattern[bytes], _Advice], ...] = tuple(
    (re.compile(pattern, re.DOTALL | re.IGNORECASE), advice)
    for pattern, advice in (
        (
            rb"(?-i:MZ|\x7fELF|\xfe\xed\xfa[\xce\xcf]|[\xce\xcf]\xfa\xed\xfe|\xca\xfe\xba\xbe)",
            _PROGRAM,
        ),
        (rb"#!|@echo|\xef\xbb\xbf#!", _PROGRAM),
        (rb"....ftyp(" + rb"|".join(_HEIF) + rb")", _HEIC),
        (rb"....ftyp|\x1aE\xdf\xa3|RIFF....AVI ", _VIDEO),
        (rb"\xd0\xcf\x11\xe0", _OLD_OFFICE),
        (rb"Rar!|7z\xbc\xaf|\x1f\x8b|BZh|\xfd7zXZ|\x28\xb5\x2f\xfd", _ARCHIVE),
        (rb"GIF8|BM....\0\0\0\0", _IMAGE),
    )
)
_HTML = re.compile(rb"<(!doctype\s+html|html|head|body|script|iframe)\b", re.IGNORECASE)


def kind_of(head: bytes, name: str) -> JenisBerkas:
    """The kind that the first bytes tell; raises `UnreadableFileError` with what to do instead."""
    for mark in _MARKS:
        if mark.pattern.match(head):
            return mark.jenis
    id, en = _advice(head)
    raise UnreadableFileError(f"{name} {id}", f"{name} {en}")


def _advice(head: bytes) -> _Advice:
    if not head:
        return _EMPTY
    for pattern, advice in _REFUSED:
        if pattern.match(head):
            return advice
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip(_BLANK)
    if _HTML.search(text):
        # an SVG that holds a script is still told as an SVG
        return _SVG if b"<svg" in text.lower() else _PAGE
    return _SVG if text.startswith(b"<") else _UNKNOWN
