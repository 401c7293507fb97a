"""The provisions that say what is open and what is not; quoted only as far as they were read."""

from __future__ import annotations

PENGADAAN = "Perki 1/2021 (informasi pengadaan barang/jasa, termasuk lokasi)"
HPS = "Perpres 16/2018 (nilai total HPS bersifat terbuka)"
KINERJA = "UU 14/2008 pasal 9 (informasi kegiatan dan kinerja)"
TEKNIS = "UU 14/2008 pasal 11 (informasi yang wajib tersedia setiap saat)"
PRIBADI = "UU 14/2008 pasal 17 huruf h (rahasia pribadi); UU 27/2022"
INTERNAL = "UU 14/2008 pasal 17 huruf i (memorandum intra Badan Publik)"
