"""A kode that is still free, for a new kegiatan."""

from __future__ import annotations

import re
from collections import Counter

import sqlalchemy as sa

from ...database.tables import kegiatan

#: prefix and digits where an office has no numbers of this year yet
_USUAL = ("PUPR-{}-", 4)
_NUMBERED = re.compile(r"(.*?)(\d{1,6})")


def suggest_kode(conn: sa.Connection, tahun: int) -> str:
    """The next number after those of `tahun`, written as most of them are: "PUPR-2026-0042"."""
    listed = conn.scalars(sa.select(kegiatan.c.kode).where(kegiatan.c.tahun == tahun))
    found = [(m[1], m[2]) for kode in listed if (m := _NUMBERED.fullmatch(kode))]
    shapes = Counter((prefix, len(digits)) for prefix, digits in found).most_common(1)
    prefix, width = shapes[0][0] if shapes else (_USUAL[0].format(tahun), _USUAL[1])
    last = max((int(digits) for start, digits in found if start == prefix), default=0)
    return f"{prefix}{last + 1:0{width}}"
