"""Where works stand in the budget, and which money pays for them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Program:
    """A budget line down to the kegiatan; numbers below it change too often to invent."""

    kode: str
    program: str
    kegiatan: str


_SDA = "Program Pengelolaan Sumber Daya Air (SDA)"
_KAWASAN = "Program Kawasan Permukiman"

PROGRAMS = {
    "jalan": Program(
        "1.03.10.2.01", "Program Penyelenggaraan Jalan", "Penyelenggaraan Jalan Kabupaten/Kota"
    ),
    "irigasi": Program(
        "1.03.02.2.02",
        _SDA,
        "Pengembangan dan Pengelolaan Sistem Irigasi Primer dan Sekunder pada Daerah Irigasi yang "
        "Luasnya di bawah 1.000 Ha dalam 1 (Satu) Daerah Kabupaten/Kota",
    ),
    "sungai": Program(
        "1.03.02.2.01",
        _SDA,
        "Pengelolaan SDA dan Bangunan Pengaman Pantai pada Wilayah Sungai (WS) dalam 1 (Satu) "
        "Daerah Kabupaten/Kota",
    ),
    "air_minum": Program(
        "1.03.03.2.01",
        "Program Pengelolaan dan Pengembangan Sistem Penyediaan Air Minum",
        "Pengelolaan dan Pengembangan Sistem Penyediaan Air Minum (SPAM) di Daerah Kabupaten/Kota",
    ),
    "sanitasi": Program(
        "1.03.05.2.01",
        "Program Pengelolaan dan Pengembangan Sistem Air Limbah",
        "Pengelolaan dan Pengembangan Sistem Air Limbah Domestik dalam Daerah Kabupaten/Kota",
    ),
    "drainase": Program(
        "1.03.06.2.01",
        "Program Pengelolaan dan Pengembangan Sistem Drainase",
        "Pengelolaan dan Pengembangan Sistem Drainase yang Terhubung Langsung dengan Sungai dalam "
        "Daerah Kabupaten/Kota",
    ),
    "gedung": Program(
        "1.03.08.2.01",
        "Program Penataan Bangunan Gedung",
        "Penyelenggaraan Bangunan Gedung di Wilayah Daerah Kabupaten/Kota",
    ),
    "kumuh": Program(
        "1.04.03.2.03",
        _KAWASAN,
        "Peningkatan Kualitas Kawasan Permukiman Kumuh dengan Luas di Bawah 10 (Sepuluh) Ha",
    ),
    "psu": Program(
        "1.04.05.2.01",
        "Program Peningkatan Prasarana, Sarana dan Utilitas Umum (PSU)",
        "Urusan Penyelenggaraan PSU Perumahan",
    ),
    "tata_ruang": Program(
        "1.03.12.2.01",
        "Program Penyelenggaraan Penataan Ruang",
        "Penetapan Rencana Tata Ruang Wilayah (RTRW) dan Rencana Rinci Tata Ruang (RRTR) "
        "Kabupaten/Kota",
    ),
    "jasa_konstruksi": Program(
        "1.03.11.2.01",
        "Program Pengembangan Jasa Konstruksi",
        "Penyelenggaraan Pelatihan Tenaga Terampil Konstruksi",
    ),
}

#: the list of codes in force, from this fiscal year on
_EDITIONS = (
    (2021, "Kepmendagri 050-3708 Tahun 2020"),
    (2022, "Kepmendagri 050-5889 Tahun 2021"),
    (2024, "Kepmendagri 900.1.15.5-1317 Tahun 2023"),
    (2025, "Kepmendagri 900.1.15.5-3406 Tahun 2024"),
)

#: sources that pay for a theme, the usual one first
SOURCES = {
    "jalan": ("apbd", "dak_fisik", "dbh", "dau", "bankeu_provinsi"),
    "jembatan": ("apbd", "dak_fisik", "dau"),
    "irigasi": ("dak_fisik", "apbd", "dau"),
    "sungai": ("apbd", "bankeu_provinsi", "apbn"),
    "air_minum": ("dak_fisik", "apbd", "hibah"),
    "sanitasi": ("dak_fisik", "apbd", "dau"),
    "drainase": ("apbd", "dau"),
    "gedung": ("apbd", "dau", "bankeu_provinsi"),
    "permukiman": ("apbd", "dak_fisik", "apbn"),
    "tata_ruang": ("apbd", "apbn"),
}


def edition_of(tahun: int) -> str:
    """The list of budget codes in force in this fiscal year."""
    return [name for since, name in _EDITIONS if since <= tahun][-1]
