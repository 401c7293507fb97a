"""Files as people send them, made in memory: sound ones, and each kind of trouble."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from typing import Any

from PIL import ExifTags, Image

PDF = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
DXF = b"  0\r\nSECTION\r\n  2\r\nENTITIES\r\n  0\r\nENDSEC\r\n  0\r\nEOF\r\n"
DWG = b"AC1032" + bytes(500)
EXE = b"MZ\x90\x00" + bytes(60) + b"PE\0\0" + bytes(500)
HTML = b"<!DOCTYPE html>\n<html><body><script>alert(1)</script></body></html>"
SVG = b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'
HEIC = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + bytes(200)

#: 60 m from the middle of the line of `make_kegiatan`
DI_LOKASI = (102.22, -1.4303)


def make_photo(
    bentuk: str = "JPEG",
    size: tuple[int, int] = (64, 48),
    *,
    lonlat: tuple[float, float] | None = None,
    waktu: str = "",
    zona: str = "",
    putar: int = 1,
    color: Any = (90, 120, 60),
    mode: str = "RGB",
    **options: Any,
) -> bytes:
    """A photo with these things in its EXIF; `putar` is its orientation tag."""
    exif = Image.Exif()
    if putar != 1:
        exif[ExifTags.Base.Orientation] = putar
    if lonlat:
        exif.get_ifd(ExifTags.IFD.GPSInfo).update(gps_tags(*lonlat))
    if waktu:
        details = exif.get_ifd(ExifTags.IFD.Exif)
        details[ExifTags.Base.DateTimeOriginal] = waktu
        if zona:
            details[ExifTags.Base.OffsetTimeOriginal] = zona
    sink = io.BytesIO()
    Image.new(mode, size, color).save(sink, bentuk, exif=exif.tobytes(), **options)
    return sink.getvalue()


def gps_tags(lon: float, lat: float) -> dict[int, Any]:
    """The position as a phone writes it: degrees, minutes, seconds and a letter."""
    gps = ExifTags.GPS
    return {
        gps.GPSLatitudeRef: "N" if lat >= 0 else "S",
        gps.GPSLatitude: _dms(abs(lat)),
        gps.GPSLongitudeRef: "E" if lon >= 0 else "W",
        gps.GPSLongitude: _dms(abs(lon)),
        gps.GPSImgDirection: 123.4,
    }


def _dms(angle: float) -> tuple[float, float, float]:
    minutes = angle % 1 * 60
    return float(int(angle)), float(int(minutes)), round(minutes % 1 * 60, 4)


def make_bomb(width: int = 50_000, height: int = 50_000) -> bytes:
    """A PNG of a few kilobytes that says it is 2.5 gigapixels."""
    header = struct.pack(">2I5B", width, height, 1, 0, 0, 0, 0)
    rows = zlib.compress(bytes(100_000), 9)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in ((b"IHDR", header), (b"IDAT", rows), (b"IEND", b""))
    )


def make_zip(members: Mapping[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive with these members."""
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", compression) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return sink.getvalue()


def make_locked_zip() -> bytes:
    """An archive whose only member is marked as encrypted."""
    plain = bytearray(make_zip({"gambar.pdf": PDF}, zipfile.ZIP_STORED))
    central = plain.index(b"PK\x01\x02")
    plain[6] |= 1
    plain[central + 8] |= 1
    return bytes(plain)


def make_xlsx() -> bytes:
    """A workbook with one cell."""
    from openpyxl import Workbook

    book, sink = Workbook(), io.BytesIO()
    book.active["A1"] = "Bobot"
    book.save(sink)
    return sink.getvalue()
