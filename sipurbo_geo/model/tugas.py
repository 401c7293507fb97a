"""What waits for a person: one line of the list, and how it is called."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from .alur import Langkah
from .label import Label


class Apa(StrEnum):
    """What kind of thing waits."""

    AJUAN = "ajuan"
    KEGIATAN = "kegiatan"
    DOKUMEN = "dokumen"


@dataclass(frozen=True, slots=True)
class Tugas:
    """One thing that waits: `id` is the key of the ajuan, kegiatan or dokumen.

    `label` says what it is, `minggu` of which week, `oleh` who handed it in ("" where nobody in
    particular did); `langkah` are the steps that the person may take.
    """

    apa: Apa
    id: int
    label: Label
    keadaan: str
    kegiatan_id: int
    kode: str
    nama: str
    minggu: int | None
    sejak: datetime
    oleh: str
    langkah: tuple[Langkah, ...]
