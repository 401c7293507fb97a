"""The hidden column of the workbook: which kegiatan a row is, and which version was handed out.

It guards against mistakes (a row that was copied, a kode that was typed over, a file that grew
old), not against people: rights are asked of the register when the file comes back.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .template_columns import TemplateColumn

#: the key of the column; no theme has a field of this name
KUNCI = "kunci_unduhan"
KOLOM = TemplateColumn(
    KUNCI,
    "Kunci unduhan",
    "Terisi sendiri saat diunduh, dan tersembunyi. Jangan diubah; kosong pada baris baru.",
    number_format="@",
)
_KUNCI = re.compile(r"(\d{1,9}):(.+)")


@dataclass(frozen=True, slots=True)
class Kunci:
    """The version of the kegiatan that a row was made from."""

    versi: int
    kode: str

    def __str__(self) -> str:
        return f"{self.versi}:{self.kode}"


def read_kunci(text: object) -> Kunci | None:
    """What a cell of the hidden column says; None where it says nothing that was written there."""
    found = _KUNCI.fullmatch(str(text).strip())
    return Kunci(int(found[1]), found[2]) if found else None
