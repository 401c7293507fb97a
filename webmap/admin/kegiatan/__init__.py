"""The kegiatan of the office: the list, the page of one, the form, and its steps."""

from __future__ import annotations

from webmap.admin.rute import Rute

from . import daftar, draf, halaman, langkah, periksa, ubah

RUTE: tuple[Rute, ...] = (
    *daftar.RUTE,
    *ubah.RUTE,
    *periksa.RUTE,
    *draf.RUTE,
    *halaman.RUTE,
    *langkah.RUTE,
)
