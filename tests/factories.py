"""Plausible things to test with: a district of squares, kegiatan on it, weekly reports.

Two kecamatan beside each other, each of two by two desa (2001 south-west, 2002 south-east,
2003 north-west, 2004 north-east):

          102.2      102.3      102.4
    -1.35   +----------+----------+
            | 15.09.01 | 15.09.02 |
    -1.45   +----------+----------+
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from shapely import LineString, MultiPolygon, box
from shapely.geometry import mapping, shape

from sipurbo_geo.model.kegiatan import Kegiatan, Pendanaan, Rahasia
from sipurbo_geo.model.progres import ProgresFisik, ProgresKeuangan
from sipurbo_geo.model.tahap import Tahap
from sipurbo_geo.model.wilayah import Tingkat, Wilayah
from sipurbo_geo.registry import Registry

KABUPATEN = "15.09"
BARAT, TIMUR = "15.09.01", "15.09.02"
WEST, SOUTH = 102.2, -1.45
#: the side of a kecamatan and of a desa, in degrees
SIDE, HALF = 0.1, 0.05

#: one geometry a type, inside the western kecamatan
GEOMETRIES: dict[str, dict[str, Any]] = {
    "Point": {"type": "Point", "coordinates": (102.23, -1.41)},
    "MultiPoint": {"type": "MultiPoint", "coordinates": [(102.23, -1.41), (102.24, -1.42)]},
    "LineString": {"type": "LineString", "coordinates": [(102.21, -1.44), (102.24, -1.42)]},
    "MultiLineString": {
        "type": "MultiLineString",
        "coordinates": [[(102.21, -1.44), (102.24, -1.42)], [(102.25, -1.42), (102.26, -1.43)]],
    },
    "Polygon": mapping(box(102.21, -1.43, 102.22, -1.42)),
    "MultiPolygon": mapping(MultiPolygon([box(102.21, -1.43, 102.22, -1.42)])),
}

_KECAMATAN = {BARAT: ("Tebo Barat", "1508001"), TIMUR: ("Tebo Timur", "1508002")}
_SENIN = date(2023, 6, 5)


def make_wilayah() -> list[Wilayah]:
    """The kabupaten, its two kecamatan and their eight desa, parents first."""
    kabupaten = Wilayah(
        Tingkat.KABUPATEN,
        KABUPATEN,
        "Tebo",
        kode_bps="1508",
        geometry=MultiPolygon([box(WEST, SOUTH, WEST + 2 * SIDE, SOUTH + SIDE)]),
        sumber="uji",
        ilustrasi=True,
    )
    rows = [kabupaten]
    for column, (kode, (nama, kode_bps)) in enumerate(_KECAMATAN.items()):
        west = WEST + column * SIDE
        square = box(west, SOUTH, west + SIDE, SOUTH + SIDE)
        rows.append(
            replace(
                kabupaten,
                tingkat=Tingkat.KECAMATAN,
                kode=kode,
                nama=nama,
                kode_bps=kode_bps,
                induk=KABUPATEN,
                geometry=MultiPolygon([square]),
            )
        )
        rows += [_make_desa(rows[-1], number, west) for number in range(4)]
    return rows


def _make_desa(kecamatan: Wilayah, number: int, west: float) -> Wilayah:
    x, y = west + (number % 2) * HALF, SOUTH + (number // 2) * HALF
    return replace(
        kecamatan,
        tingkat=Tingkat.DESA,
        kode=f"{kecamatan.kode}.{2001 + number}",
        nama=f"Desa {kecamatan.nama.split()[-1]} {number + 1}",
        kode_bps=f"{kecamatan.kode_bps}{number + 1:03}",
        induk=kecamatan.kode,
        geometry=MultiPolygon([box(x, y, x + HALF, y + HALF)]),
    )


def make_kegiatan(kode: str = "PUPR-2023-0001", **overrides: Any) -> Kegiatan:
    """A road under construction in the western kecamatan; every withheld field is filled."""
    road = Kegiatan(
        kode=kode,
        nama="Pembangunan Jalan Rabat Beton Desa Contoh",
        layer="jalan",
        tahun=2023,
        bidang="bina-marga",
        tahap=Tahap.PELAKSANAAN,
        lokasi="Desa Contoh",
        geometry=LineString([(102.21, -1.44), (102.22, -1.43), (102.24, -1.42)]),
        pendanaan=(Pendanaan("apbd", Decimal(200_000_000)),),
        pagu=Decimal(200_000_000),
        hps=Decimal(199_000_000),
        nilai_kontrak=Decimal(195_500_000),
        tanggal_kontrak=date(2023, 5, 29),
        tanggal_mulai=_SENIN,
        tanggal_selesai=_SENIN + timedelta(days=89),
        masa_pelaksanaan_hari=90,
        penyedia="CV Contoh Karya",
        rahasia=Rahasia(penyedia_npwp="00.000.000.0-000.000", catatan_internal="hanya untuk uji"),
    )
    return replace(road, **overrides)


def make_crossing(kode: str = "PUPR-2023-0002", **overrides: Any) -> Kegiatan:
    """A road of which one third lies in the western and two thirds in the eastern kecamatan."""
    line = LineString([(WEST + SIDE - 0.02, -1.40), (WEST + SIDE + 0.04, -1.40)])
    return make_kegiatan(kode, **{"nama": "Peningkatan Jalan Lintas", "geometry": line} | overrides)


def make_unmapped(kode: str = "PUPR-2023-0003", **overrides: Any) -> Kegiatan:
    """A kegiatan that nobody has located yet."""
    given = {
        "geometry": None,
        "alasan_tanpa_geometri": "Lokasi belum disurvei",
        "kecamatan": (TIMUR,),
    }
    return make_kegiatan(kode, **given | overrides)


def make_each_theme(registry: Registry) -> list[Kegiatan]:
    """One kegiatan per theme, each with a geometry of the first type that the theme allows."""
    return [
        make_kegiatan(
            f"PUPR-2023-1{number:03}",
            nama=f"Pekerjaan {layer.name.id}",
            layer=key,
            bidang=layer.bidang,
            geometry=shape(GEOMETRIES[layer.geometry[0]]),
        )
        for number, (key, layer) in enumerate(registry.layers.items(), start=1)
    ]


def make_progres(
    kode: str = "PUPR-2023-0001",
    rencana: tuple[float, ...] = (0, 4, 62, 100, 100),
    realisasi: tuple[float, ...] = (0, 52, 100, 100, 100),
    mulai: date = _SENIN,
) -> list[ProgresFisik]:
    """One report a week from `mulai`, week 1 first."""
    return [
        ProgresFisik(
            kode,
            minggu,
            mulai + timedelta(weeks=minggu - 1),
            Decimal(str(planned)),
            Decimal(str(done)),
        )
        for minggu, (planned, done) in enumerate(zip(rencana, realisasi, strict=True), start=1)
    ]


def make_keuangan(kode: str = "PUPR-2023-0001", **overrides: Any) -> ProgresKeuangan:
    """The first payment of a contract."""
    payment = ProgresKeuangan(kode, _SENIN, Decimal(58_650_000), "Uang muka 30 %")
    return replace(payment, **overrides)
