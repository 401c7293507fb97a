"""Mends what is often missing around a shapefile: its index (.shx) and the name of its encoding."""

from __future__ import annotations

import codecs
import shutil
import struct
from pathlib import Path

from ..errors import UnreadableFileError

_MAGIC = 9994
_HEADER = 100
#: shape types (ESRI whitepaper, 1998) that hold points, lines or polygons
_READABLE = frozenset({0, 1, 3, 5, 8, 11, 13, 15, 18, 21, 23, 25, 28})


def prepare(path: Path, name: str, into: Path) -> Path:
    """A shapefile that can be opened: `path` itself, or a copy in `into` with a rebuilt index.

    Raises `UnreadableFileError` for what is no shapefile or holds no points, lines or polygons.
    """
    _check_type(path, name)
    if companion(path, ".shx") is not None:
        return path
    copy = into / path.with_suffix(".shp").name
    for suffix in (".shp", ".dbf", ".prj", ".cpg"):
        source = path if suffix == ".shp" else companion(path, suffix)
        target = copy.with_suffix(suffix)
        if source is not None and source != target:
            shutil.copyfile(source, target)
    copy.with_suffix(".shx").write_bytes(_index(copy, name))
    return copy


def companion(path: Path, suffix: str) -> Path | None:
    """The file beside `path` with another suffix, in whatever capitals it was saved."""
    wanted = (path.stem + suffix).lower()
    return next((p for p in path.parent.iterdir() if p.name.lower() == wanted), None)


def guess_encoding(path: Path) -> str | None:
    """The encoding of the attribute table where the file does not state it, else None.

    Text that is UTF-8 by accident is so rare that a table which decodes as UTF-8 is UTF-8; what is
    not is Windows-1252, which most programs wrote before.
    """
    table = companion(path, ".dbf")
    if table is None or companion(path, ".cpg") is not None:
        return None
    with table.open("rb") as file:
        file.seek(8)
        # The header holds binary lengths; the rows begin after it.
        file.seek(struct.unpack("<H", file.read(2))[0])
        decoder = codecs.getincrementaldecoder("utf-8")()
        try:
            while chunk := file.read(1 << 20):
                decoder.decode(chunk)
        except UnicodeDecodeError:
            return "CP1252"
    return "UTF-8"


def _check_type(path: Path, name: str) -> None:
    with path.open("rb") as file:
        head = file.read(_HEADER)
    if len(head) < _HEADER or struct.unpack(">i", head[:4])[0] != _MAGIC:
        raise UnreadableFileError(
            f"{name}: bukan shapefile, atau berkas .shp terpotong",
            f"{name}: not a shapefile, or the .shp file is cut off",
        )
    kind = struct.unpack("<i", head[32:36])[0]
    if kind not in _READABLE:
        raise UnreadableFileError(
            f"{name}: jenis geometrinya (MultiPatch/TIN, bangunan 3D) tidak dapat dipetakan; "
            "ekspor sebagai titik, garis atau poligon",
            f"{name}: its geometry type (MultiPatch/TIN, 3D buildings) cannot be mapped; "
            "export it as points, lines or polygons",
        )


def _index(path: Path, name: str) -> bytes:
    """The .shx of the .shp at `path`: its header, then offset and length of every record."""
    content = path.read_bytes()
    entries = bytearray()
    at = _HEADER
    while at + 8 <= len(content):
        _, words = struct.unpack(">ii", content[at : at + 8])
        if words < 2 or at + 8 + 2 * words > len(content):
            raise UnreadableFileError(
                f"{name}: berkas .shp rusak pada bita {at} dan tidak ada .shx; minta salinan baru",
                f"{name}: the .shp is damaged at byte {at} and there is no .shx; get a new copy",
            )
        entries += struct.pack(">ii", at // 2, words)
        at += 8 + 2 * words
    head = bytearray(content[:_HEADER])
    head[24:28] = struct.pack(">i", (_HEADER + len(entries)) // 2)
    return bytes(head + entries)
