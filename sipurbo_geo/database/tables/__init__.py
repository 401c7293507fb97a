"""The tables. `register` is what officers write, `terbitan` what the public reads."""

from .base import metadata
from .katalog import katalog
from .kegiatan import adendum, kegiatan, kegiatan_wilayah, pendanaan
from .progres import progres_fisik, progres_keuangan
from .terbitan import (
    terbitan,
    terbitan_dana,
    terbitan_fitur,
    terbitan_kecamatan,
    terbitan_rincian,
    terbitan_riwayat,
)
from .wilayah import bidang, wilayah

#: all that a public reader may touch; everything else belongs to the office
PUBLIC_TABLES = (
    katalog,
    bidang,
    wilayah,
    terbitan,
    terbitan_dana,
    terbitan_fitur,
    terbitan_kecamatan,
    terbitan_rincian,
    terbitan_riwayat,
)

__all__ = [
    "PUBLIC_TABLES",
    "adendum",
    "bidang",
    "katalog",
    "kegiatan",
    "kegiatan_wilayah",
    "metadata",
    "pendanaan",
    "progres_fisik",
    "progres_keuangan",
    "terbitan",
    "terbitan_dana",
    "terbitan_fitur",
    "terbitan_kecamatan",
    "terbitan_rincian",
    "terbitan_riwayat",
    "wilayah",
]
