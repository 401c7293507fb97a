"""The 12 kecamatan and some of their desa, with hand-set points about which they are drawn.

Names and codes are official (Kemendagri; BPS where the numbering of 2020 has the desa under the
same name). The points are round numbers set by hand, so that the areas lie in the right order.
"""

from __future__ import annotations

from dataclasses import dataclass

from .space import Point, to_km, warp

KABUPATEN, KABUPATEN_BPS, KABUPATEN_NAMA = "15.09", "1508", "Tebo"


@dataclass(frozen=True, slots=True)
class Kecamatan:
    """A kecamatan with its two codes."""

    kode: str
    kode_bps: str
    nama: str


@dataclass(frozen=True, slots=True)
class Desa:
    """A desa or kelurahan; `seed` is its settlement on the base plane."""

    kode: str
    kode_bps: str | None
    nama: str
    kecamatan: Kecamatan
    seed: Point

    @property
    def sebutan(self) -> str:
        """ "Desa …" or "Kelurahan …": the fourth part of a kelurahan's code begins with 1."""
        kind = "Kelurahan" if self.kode.split(".")[-1].startswith("1") else "Desa"
        return f"{kind} {self.nama}"

    @property
    def centre(self) -> Point:
        """Its settlement on the map."""
        return warp(self.seed)


#: Kemendagri and BPS code, name; then desa: last digits of both codes, name, lon, lat
_PLACES = """
15.09.01 1508020 Tebo Tengah
  2012 012 Sungai Alai | 102.37 -1.47
  2011 001 Aburan Batang Tebo | 102.37 -1.54
  1001 002 Muara Tebo | 102.44 -1.50
  2004 003 Mangun Jayo | 102.46 -1.56
  2005 005 Teluk Pandak | 102.54 -1.53
  2007 006 Semabu | 102.51 -1.46
  2009 019 Pelayang | 102.55 -1.40
  2010 020 Sungai Keruh | 102.61 -1.30
15.09.02 1508010 Tebo Ilir
  1001 012 Sungai Bengkal | 102.71 -1.55
  2018 - Kemantan | 102.76 -1.50
  2014 016 Kunangan | 102.79 -1.44
  2012 014 Betung Bedarah Barat | 102.64 -1.57
  2011 013 Betung Bedarah Timur | 102.68 -1.61
  2003 008 Teluk Rendah Pasar | 102.77 -1.59
  2008 007 Tuo Ilir | 102.74 -1.66
15.09.03 1508040 Tebo Ulu
  2011 012 Teluk Kuali | 102.20 -1.20
  1001 014 Pulau Temiang | 102.23 -1.25
  2008 016 Bungo Tanjung | 102.28 -1.25
  2006 018 Rantau Langkap | 102.29 -1.30
  2017 029 Medan Seri Rambahan | 102.34 -1.30
  2019 032 Teluk Pandan Rambahan | 102.32 -1.35
  2002 022 Sungai Rambai | 102.38 -1.38
15.09.04 1508030 Rimbo Bujang
  1001 017 Wirotho Agung | 102.11 -1.32
  2002 016 Perintis | 102.14 -1.25
  2003 003 Rimbo Mulyo | 102.06 -1.38
  2004 015 Purwo Harjo | 102.18 -1.28
  2005 013 Tegal Arum | 102.20 -1.32
  2006 014 Tirta Kencana | 102.15 -1.36
  2007 004 Sapta Mulia | 102.11 -1.41
  2008 005 Pematang Sapat | 102.15 -1.44
15.09.05 1508021 Sumay
  2001 005 Teluk Singkawang | 102.42 -1.42
  2008 006 Teriti | 102.46 -1.38
  2006 002 Jati Belarik | 102.48 -1.42
  2007 007 Tuo Sumay | 102.44 -1.32
  2010 010 Muara Sekalo | 102.46 -1.24
  2009 009 Suo-Suo | 102.56 -1.23
  2011 011 Semambu | 102.43 -1.14
  2012 - Pemayungan | 102.35 -1.02
15.09.06 1508041 VII Koto
  2001 - Tanjung Pucuk Jambi | 101.88 -1.03
  2002 002 Kuamang | 101.93 -1.09
  2003 003 Teluk Kayu Putih | 101.97 -1.05
  2004 013 Sungai Abang | 101.99 -0.97
  2014 006 Dusun Baru | 102.04 -1.03
  2007 011 Muara Niro | 102.01 -1.15
  2015 016 Tabun | 102.07 -1.13
15.09.07 1508031 Rimbo Ulu
  2001 003 Suka Damai | 102.03 -1.30
  2002 004 Wana Reja | 102.07 -1.27
  2003 006 Sumber Sari | 102.08 -1.23
  2004 005 Sido Rukun | 101.97 -1.25
  2005 001 Sungai Pandan | 101.96 -1.31
  2006 002 Suka Maju | 102.01 -1.35
15.09.08 1508032 Rimbo Ilir
  2001 007 Giriwinangun | 102.25 -1.37
  2002 003 Sidorejo | 102.27 -1.46
  2003 001 Pulung Rejo | 102.21 -1.46
  2004 002 Karang Dadi | 102.20 -1.41
  2006 005 Sumber Agung | 102.29 -1.41
  2007 004 Sari Mulya | 102.34 -1.42
15.09.09 1508022 Tengah Ilir
  2001 002 Muara Kilis | 102.66 -1.39
  2002 001 Penapalan | 102.60 -1.48
  2003 003 Mengupeh | 102.64 -1.45
  2004 004 Rantau Api | 102.67 -1.50
  2005 005 Lubuk Mandarsah | 102.73 -1.36
  2006 - Lubuk Mandarsah Ulu | 102.70 -1.30
15.09.10 1508042 Serai Serumpun
  2001 001 Pinang Belai | 102.38 -1.30
  2002 002 Sekutur Jaya | 102.35 -1.25
  2003 003 Bukit Pemuatan | 102.34 -1.19
  2004 004 Napal Putih | 102.29 -1.14
  2005 005 Sako Makmur | 102.24 -1.04
  2008 008 Teluk Melintang | 102.26 -1.20
15.09.11 1508043 VII Koto Ilir
  2001 001 Teluk Kepayang Pulau Indah | 102.11 -1.10
  2002 003 Balai Rajo | 102.17 -1.00
  2003 005 Cermin Alam | 102.14 -1.19
  2004 002 Sungai Karang | 102.10 -0.98
  2005 004 Paseban | 102.19 -1.13
  2006 006 Pasir Mayang | 102.15 -1.06
15.09.12 1508011 Muara Tabir
  2001 006 Tanah Garo | 102.62 -1.80
  2002 002 Pintas Tuo | 102.59 -1.62
  2003 001 Embacang Gedang | 102.53 -1.61
  2004 004 Bangun Seranten | 102.52 -1.74
  2005 003 Tambun Arang | 102.63 -1.66
  2006 005 Sungai Jernih | 102.58 -1.72
  2007 007 Bangko Pintas | 102.54 -1.67
  2008 008 Olak Kemang | 102.66 -1.71
"""

#: points beyond the border: the outer boundary runs half-way to them
_BEYOND = """
101.79 -0.97 | 101.78 -1.06 | 101.84 -1.13 | 101.90 -1.18 | 101.91 -1.25 | 101.90 -1.33
101.96 -1.39 | 102.02 -1.44 | 102.06 -1.48 | 102.13 -1.50 | 102.21 -1.52 | 102.28 -1.53
102.30 -1.58 | 102.37 -1.61 | 102.45 -1.64 | 102.46 -1.71 | 102.43 -1.79 | 102.52 -1.90
102.63 -1.93 | 102.72 -1.85 | 102.75 -1.76 | 102.82 -1.70 | 102.86 -1.60 | 102.85 -1.51
102.87 -1.42 | 102.81 -1.34 | 102.77 -1.26 | 102.70 -1.20 | 102.62 -1.15 | 102.54 -1.08
102.46 -1.00 | 102.41 -0.92 | 102.30 -0.90 | 102.20 -0.89 | 102.10 -0.86 | 101.99 -0.84
101.89 -0.91
"""


def read_places() -> list[Desa]:
    """The desa, kecamatan by kecamatan in the order of their codes."""
    found: list[Desa] = []
    owner = Kecamatan("", "", "")
    for line in filter(None, _PLACES.splitlines()):
        first, second, rest = line.split(maxsplit=2)
        if not line.startswith(" "):
            owner = Kecamatan(first, second, rest)
            continue
        nama, _, position = rest.partition(" | ")
        lon, lat = map(float, position.split())
        bps = None if second == "-" else f"{owner.kode_bps}{second}"
        found.append(Desa(f"{owner.kode}.{first}", bps, nama, owner, to_km(lon, lat)))
    return found


def read_beyond() -> list[Point]:
    """Points outside the kabupaten."""
    pairs = [pair.split() for line in _BEYOND.splitlines() for pair in line.split("|") if pair]
    return [to_km(float(lon), float(lat)) for lon, lat in filter(None, pairs)]
