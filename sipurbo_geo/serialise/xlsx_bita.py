"""A workbook as bytes: the same content gives the same bytes, whenever it is written."""

from __future__ import annotations

import re
import zipfile
from datetime import UTC, datetime
from io import BytesIO

from openpyxl import Workbook

#: the earliest moment that an archive can carry
_EPOCH = (1980, 1, 1, 0, 0, 0)
_PROPERTIES = "docProps/core.xml"
#: whatever prefix it has: any library may register another one for the whole process
_MODIFIED = re.compile(rb"(<(\w+:)?modified\b[^>]*>)[^<]*(</\2modified>)")


def book_bytes(book: Workbook, waktu: datetime) -> bytes:
    """The file of `book`, made at `waktu` as far as anybody who reads it can tell."""
    moment = waktu.astimezone(UTC)
    book.properties.created = moment.replace(tzinfo=None, microsecond=0)
    written = BytesIO()
    book.save(written)
    stamp = rb"\g<1>" + f"{moment:%Y-%m-%dT%H:%M:%SZ}".encode() + rb"\g<3>"
    result = BytesIO()
    with (
        zipfile.ZipFile(written) as source,
        zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            part = source.read(name)
            if name == _PROPERTIES:
                part = _MODIFIED.sub(stamp, part)
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, part)
    return result.getvalue()
