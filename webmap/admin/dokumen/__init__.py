"""The documents of a kegiatan: the checklist, what is sent, what is decided, what is opened."""

from __future__ import annotations

from webmap.admin.rute import Rute

from . import buka, halaman, putus, unggah

RUTE: tuple[Rute, ...] = (*halaman.RUTE, *unggah.RUTE, *putus.RUTE, *buka.RUTE)
