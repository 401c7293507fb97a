"""Rows as a workbook or a zipped shapefile, with nothing in them that changes between two runs."""

from __future__ import annotations

import io
import re
import struct
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Font
from pyproj import CRS, Transformer

from .text_files import Row, used_columns
from .work import Geometry

#: a zip archive keeps times; this one is as early as it can say
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_STAMP = b"2026-11-24T00:00:00Z"
_UTM_48S = 32748
_POLYLINE = 3
_WORD = 2  # the shapefile counts in words of two bytes
_TEXT, _NUMBER, _DATE = "C", "N", "D"


def to_xlsx(rows: Sequence[Row], headings: Mapping[str, str], titles: Sequence[str] = ()) -> bytes:
    """One sheet; `titles` stand above the table, `headings` name columns as people do."""
    book = Workbook()
    book.remove(book.worksheets[0])
    sheet = book.create_sheet("Kegiatan")
    for title in titles:
        sheet.append([title])
    if titles:
        sheet.append([])
    columns = used_columns(rows)
    sheet.append([headings.get(key, key) for key in columns])
    for cell in sheet[sheet.max_row]:
        cell.font = Font(bold=True)
    for row in rows:
        sheet.append([row.get(key) for key in columns])
    buffer = io.BytesIO()
    book.save(buffer)
    with zipfile.ZipFile(buffer) as archive:
        return _zip({name: archive.read(name) for name in archive.namelist()})


def to_shapefile(
    nama: str, rows: Sequence[Row], geometries: Sequence[Geometry], names: Mapping[str, str]
) -> bytes:
    """Lines in UTM 48S with their table, zipped; `names` shortens columns to ten characters."""
    to_metres = Transformer.from_crs(4326, _UTM_48S, always_xy=True).transform
    lines = [
        [tuple(round(v, 3) for v in to_metres(*position)) for position in shape["coordinates"]]
        for shape in geometries
    ]
    shp, shx = _polylines(lines)
    return _zip(
        {
            f"{nama}/{nama}.shp": shp,
            f"{nama}/{nama}.shx": shx,
            f"{nama}/{nama}.dbf": _table(rows, names),
            f"{nama}/{nama}.prj": CRS.from_epsg(_UTM_48S).to_wkt("WKT1_ESRI").encode(),
            f"{nama}/{nama}.cpg": b"UTF-8",
        }
    )


def _zip(files: Mapping[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, content in files.items():
            stamped = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", _STAMP, content)
            archive.writestr(zipfile.ZipInfo(name, _LONG_AGO), stamped)
    return buffer.getvalue()


def _polylines(lines: Sequence[Sequence[tuple[float, ...]]]) -> tuple[bytes, bytes]:
    """The .shp and the .shx of lines with one part each."""
    records, index, offset = b"", b"", 50
    for number, line in enumerate(lines, 1):
        content = struct.pack("<i4d2ii", _POLYLINE, *_frame(line), 1, len(line), 0)
        content += b"".join(struct.pack("<2d", *position) for position in line)
        words = len(content) // _WORD
        records += struct.pack(">2i", number, words) + content
        index += struct.pack(">2i", offset, words)
        offset += words + 4
    frame = _frame([position for line in lines for position in line])
    return tuple(_header(len(body), frame) + body for body in (records, index))  # type: ignore[return-value]


def _header(size: int, frame: tuple[float, ...]) -> bytes:
    start = struct.pack(">7i", 9994, 0, 0, 0, 0, 0, (100 + size) // _WORD)
    return start + struct.pack("<2i8d", 1000, _POLYLINE, *frame, 0, 0, 0, 0)


def _frame(positions: Sequence[tuple[float, ...]]) -> tuple[float, ...]:
    xs, ys = [p[0] for p in positions], [p[1] for p in positions]
    return min(xs), min(ys), max(xs), max(ys)


def _table(rows: Sequence[Row], names: Mapping[str, str]) -> bytes:
    """The .dbf, in UTF-8; its date of change is the day of the sample."""
    columns = used_columns(rows)
    kinds = {key: _kind([row.get(key) for row in rows]) for key in columns}
    fields = b"".join(
        struct.pack("<11sc4xBB14x", names.get(key, key)[:10].upper().encode(), kind.encode(), *size)
        for key, (kind, size) in kinds.items()
    )
    width = 1 + sum(size[0] for _, size in kinds.values())
    head = struct.pack("<4BIHH20x", 3, 126, 11, 24, len(rows), 33 + len(fields), width)
    body = b"".join(
        b" " + b"".join(_cell(row.get(key), *kind) for key, kind in kinds.items()) for row in rows
    )
    return head + fields + b"\r" + body + b"\x1a"


def _kind(values: Sequence[Any]) -> tuple[str, tuple[int, int]]:
    """What a column holds, its width and its decimals."""
    known = [value for value in values if value not in (None, "")]
    if all(isinstance(value, date) for value in known):
        return _DATE, (8, 0)
    if all(isinstance(value, int | float) for value in known):
        return _NUMBER, (18, 2 if any(isinstance(value, float) for value in known) else 0)
    return _TEXT, (max(len(str(value).encode()) for value in known), 0)


def _cell(value: Any, kind: str, size: tuple[int, int]) -> bytes:
    if value in (None, ""):
        return b" " * size[0]
    if kind == _NUMBER:
        return f"{value:>{size[0]}.{size[1]}f}".encode()
    text = f"{value:%Y%m%d}" if isinstance(value, date | datetime) else str(value)
    return text.encode().ljust(size[0])
