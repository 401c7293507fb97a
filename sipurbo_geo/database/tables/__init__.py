"""The tables. `register` is what officers write, `terbitan` what the public reads."""

from .ajuan import ajuan, ajuan_langkah, draf, notifikasi
from .base import metadata
from .dokumen import dokumen, foto
from .jadwal import jadwal, jadwal_minggu, penanganan
from .jejak import jejak, jejak_geometri, jejak_pribadi
from .katalog import katalog
from .kegiatan import adendum, kegiatan, kegiatan_wilayah, pendanaan
from .pengguna import pengguna, penugasan, percobaan_masuk
from .progres import progres_fisik, progres_keuangan
from .terbitan import (
    terbitan,
    terbitan_dana,
    terbitan_dokumen,
    terbitan_fitur,
    terbitan_kecamatan,
    terbitan_progres,
    terbitan_rincian,
    terbitan_riwayat,
)
from .token import token
from .wilayah import bidang, wilayah

#: all that a public reader may touch; everything else belongs to the office
PUBLIC_TABLES = (
    katalog,
    bidang,
    wilayah,
    terbitan,
    terbitan_dana,
    terbitan_dokumen,
    terbitan_fitur,
    terbitan_kecamatan,
    terbitan_progres,
    terbitan_rincian,
    terbitan_riwayat,
)

__all__ = [
    "PUBLIC_TABLES",
    "adendum",
    "ajuan",
    "ajuan_langkah",
    "bidang",
    "dokumen",
    "draf",
    "foto",
    "jadwal",
    "jadwal_minggu",
    "jejak",
    "jejak_geometri",
    "jejak_pribadi",
    "katalog",
    "kegiatan",
    "kegiatan_wilayah",
    "metadata",
    "notifikasi",
    "penanganan",
    "pendanaan",
    "pengguna",
    "penugasan",
    "percobaan_masuk",
    "progres_fisik",
    "progres_keuangan",
    "terbitan",
    "terbitan_dana",
    "terbitan_dokumen",
    "terbitan_fitur",
    "terbitan_kecamatan",
    "terbitan_progres",
    "terbitan_rincian",
    "terbitan_riwayat",
    "token",
    "wilayah",
]
