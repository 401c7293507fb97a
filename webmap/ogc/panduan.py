"""How to use the API, for people, with examples that run as they stand."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Response, render_template
from flask_babel import gettext as _

from .bentuk import as_page
from .tautan import address


@dataclass(frozen=True, slots=True)
class Contoh:
    """One example: `bahasa` is "curl", "python" or "r"."""

    judul: str
    bahasa: str
    teks: str


def show_panduan() -> Response:
    """The guide, with the address of this very installation in its examples."""
    base = address().rstrip("/")
    return as_page(
        render_template(
            "ogc/panduan.html", alamat=base, membaca=_reading(base), menulis=_writing(base)
        )
    )


def _reading(base: str) -> list[Contoh]:
    items = f"{base}/collections"
    return [
        Contoh(
            _("Sepuluh jalan pertama"),
            "curl",
            f"curl -s '{items}/jalan/items?limit=10'",
        ),
        Contoh(
            _("Yang terlambat di sebuah kotak, dengan CQL2"),
            "curl",
            f"curl -s -G '{items}/kegiatan/items' \\\n"
            "  --data-urlencode \"filter=status IN ('terlambat','kritis') AND "
            'S_INTERSECTS(geometry, BBOX(101.8,-2.0,102.9,-0.9))" \\\n'
            "  --data-urlencode 'sortby=deviasi'",
        ),
        Contoh(
            _("Dalam UTM 48S, beberapa properti saja"),
            "curl",
            f"curl -s '{items}/kegiatan/items?crs=http://www.opengis.net/def/crs/EPSG/0/32748"
            "&properties=kode,nama,realisasi'",
        ),
        Contoh(
            _("Satu koleksi utuh sebagai GeoDataFrame"),
            "python",
            f'import geopandas\n\njalan = geopandas.read_file("OAPIF:{base}", layer="jalan")\n'
            'print(jalan[["kode", "nama", "realisasi"]])',
        ),
        Contoh(
            _("Yang dipilih sebuah filter"),
            "python",
            "import geopandas\nfrom urllib.parse import urlencode\n\n"
            'pilih = urlencode({"filter": "tahun >= 2023 AND CASEI(nama) LIKE CASEI(\'%jalan%\')",'
            ' "limit": 1000})\n'
            f'kegiatan = geopandas.read_file("{items}/kegiatan/items?" + pilih)\n'
            "print(len(kegiatan))",
        ),
        Contoh(
            _("Progres mingguan, halaman demi halaman"),
            "python",
            "import json\nfrom urllib.request import urlopen\n\n"
            f'alamat, laporan = "{items}/progres/items?limit=1000", []\n'
            "while alamat:\n"
            "    halaman = json.load(urlopen(alamat))\n"
            '    laporan += [fitur["properties"] for fitur in halaman["features"]]\n'
            '    lanjut = [t["href"] for t in halaman["links"] if t["rel"] == "next"]\n'
            "    alamat = lanjut[0] if lanjut else None\n"
            "print(len(laporan))",
        ),
        Contoh(
            _("Dengan saringan peta, lewat pustaka sipurbo_geo"),
            "python",
            f'import sipurbo_geo\n\ntebo = sipurbo_geo.open("{base}")\n'
            'jalan = tebo.kegiatan(layer="jalan", status=["terlambat", "selesai"])\n'
            "print(len(jalan), tebo.progres(jalan.kode[0]).deviasi.min())",
        ),
        Contoh(
            _("Satu koleksi di R"),
            "r",
            f'library(sf)\n\njalan <- st_read("OAPIF:{base}", "jalan")\nplot(st_geometry(jalan))',
        ),
        Contoh(
            _("Yang dipilih sebuah filter"),
            "r",
            'library(sf)\n\npilih <- URLencode("limit=1000&filter=tahun >= 2023")\n'
            f'kegiatan <- st_read(paste0("{items}/kegiatan/items?", pilih), quiet = TRUE)\n'
            "print(table(kegiatan$layer))",
        ),
    ]


def _writing(base: str) -> list[Contoh]:
    items = f"{base}/collections/jalan/items"
    kunci = '-H "Authorization: Bearer $TOKEN"'
    return [
        Contoh(
            _("Kegiatan baru, sebagai draf"),
            "curl",
            f"curl -s -X POST '{items}' {kunci} \\\n"
            "  -H 'Content-Type: application/geo+json' \\\n"
            '  -d \'{"type": "Feature", "geometry": {"type": "LineString", "coordinates": '
            '[[102.31, -1.40], [102.32, -1.41]]}, "properties": {"kode": "CONTOH-API-1", '
            '"nama": "Jalan contoh", "tahun": 2026, "asal_koordinat": "digitasi"}}\'',
        ),
        Contoh(
            _("Melihatnya dengan versinya (ETag)"),
            "curl",
            f"curl -s -i '{items}/CONTOH-API-1' {kunci}",
        ),
        Contoh(
            _("Mengubah sebagian, dari versi 1"),
            "curl",
            f"curl -s -X PATCH '{items}/CONTOH-API-1' {kunci} \\\n"
            "  -H 'If-Match: \"1\"' -H 'Content-Type: application/merge-patch+json' \\\n"
            '  -d \'{"properties": {"nama": "Jalan contoh, diperbaiki"}}\'',
        ),
        Contoh(
            _("Menariknya, dengan alasan, dari versi 2"),
            "curl",
            f"curl -s -X DELETE '{items}/CONTOH-API-1?alasan=Hanya+contoh' {kunci} \\\n"
            "  -H 'If-Match: \"2\"'",
        ),
    ]
