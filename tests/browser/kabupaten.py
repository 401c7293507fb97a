"""A kabupaten to look at: twelve kecamatan in a grid, works of every theme and every status.

Dates count from today in Tebo, because the served pages do.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from random import Random

from shapely import LineString, MultiPolygon, Point, box
from shapely.geometry.base import BaseGeometry

from sipurbo_geo.catalogue.record_keuangan import record_keuangan
from sipurbo_geo.catalogue.record_progres import record_progres
from sipurbo_geo.catalogue.save_kegiatan import save_kegiatan
from sipurbo_geo.catalogue.save_wilayah import save_wilayah
from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.model.kegiatan import AsalKoordinat, Kegiatan
from sipurbo_geo.model.layer import Layer
from sipurbo_geo.model.progres import ProgresFisik
from sipurbo_geo.model.tahap import Tahap
from sipurbo_geo.model.waktu import hari
from sipurbo_geo.model.wilayah import Tingkat, Wilayah
from sipurbo_geo.registry import Registry
from tests.factories import make_kegiatan, make_keuangan, make_unmapped

PANJANG = "PEMBANGUNAN JALAN RABAT BETON RT 09, DESA KEMANTAN, KEL. SUNGAI BENGKAL KEC. TEBO ILIR"
JAHAT = """</script><img src=x onerror="alert(1)"> {{ 7*7 }}"""
NAMES = (
    "Tebo Ilir", "Tebo Tengah", "Tebo Ulu", "Rimbo Bujang", "Sumay", "VII Koto",
    "Rimbo Ulu", "Rimbo Ilir", "Tengah Ilir", "Serai Serumpun", "VII Koto Ilir", "Muara Tabir",
)  # fmt: skip
WEST, SOUTH, SIDE = 101.9, -1.9, 0.25
COLUMNS = 4
#: (rencana, realisasi) of the last report, and the status that they give
REPORTS = {
    "sesuai": (60, 62),
    "terlambat": (60, 54),
    "kritis": (60, 40),
    "selesai": (100, 100),
}
#: stand alone at the eastern edge of Tebo Ilir among many: where to click, by kind of shape
TEPI_X = WEST + 0.95 * SIDE
DI_TEPI = {
    "Garis": (TEPI_X, SOUTH + 0.2 * SIDE),
    "Titik": (TEPI_X, SOUTH + 0.5 * SIDE),
    "Bidang": (TEPI_X, SOUTH + 0.8 * SIDE),
}
#: stands alone in the middle of Sumay, so that a click can find it
SENDIRI = "PUPR-2026-9001"
SENDIRI_DI = (WEST + SIDE / 2, SOUTH + 1.5 * SIDE)


def corner(number: int) -> tuple[float, float]:
    """The south-western corner of a kecamatan."""
    return WEST + SIDE * (number % COLUMNS), SOUTH + SIDE * (number // COLUMNS)


def make_places() -> list[Wilayah]:
    """The kabupaten and its kecamatan."""
    rows = math.ceil(len(NAMES) / COLUMNS)
    whole = Wilayah(
        Tingkat.KABUPATEN, "15.09", "Tebo", kode_bps="1508", sumber="uji", ilustrasi=True,
        geometry=MultiPolygon([box(WEST, SOUTH, WEST + COLUMNS * SIDE, SOUTH + rows * SIDE)]),
    )  # fmt: skip
    places = [whole]
    for number, name in enumerate(NAMES):
        west, south = corner(number)
        places.append(
            replace(
                whole,
                tingkat=Tingkat.KECAMATAN,
                kode=f"15.09.{number + 1:02}",
                nama=name,
                kode_bps=f"1508{number + 1:03}",
                induk="15.09",
                geometry=MultiPolygon([box(west, south, west + SIDE, south + SIDE)]),
            )
        )
    return places


def draw(random: Random, layer: Layer, place: int) -> BaseGeometry:
    """Something of a type that the theme allows, within one kecamatan."""
    west, south = corner(place)
    x, y = (corner_ + SIDE * random.uniform(0.15, 0.75) for corner_ in (west, south))
    kind = random.choice(layer.geometry).removeprefix("Multi")
    if kind == "Point":
        return Point(x, y)
    if kind == "Polygon":
        return Point(x, y).buffer(random.uniform(0.003, 0.01), quad_segs=4)
    return LineString([(x + i * 0.002, y + 0.003 * math.sin(i + x * 50)) for i in range(20)])


def make_works(registry: Registry) -> list[Kegiatan]:
    """Sixty works in every theme, one of them with the longest name, one with a hostile one."""
    random = Random(20231218)
    layers = list(registry.layers.values())
    today = hari(datetime.now(UTC))
    works = []
    for number in range(60):
        layer = layers[number % len(layers)]
        years_ago = number % 4
        start = today - timedelta(days=60 + 365 * years_ago)
        works.append(
            make_kegiatan(
                f"PUPR-2026-{number:04}",
                nama=f"Pembangunan {layer.name.id} Desa Contoh {number}",
                layer=layer.key,
                bidang=layer.bidang,
                tahun=today.year - years_ago,
                tahap=Tahap.PELAKSANAAN if years_ago == 0 else Tahap.SELESAI,
                geometry=draw(random, layer, number % len(NAMES)),
                asal_koordinat=AsalKoordinat.DIGITASI,
                tanggal_kontrak=start - timedelta(days=7),
                tanggal_mulai=start,
                tanggal_selesai=start + timedelta(days=120),
            )
        )
    works[0] = replace(works[0], nama=PANJANG)
    works[1] = replace(works[1], nama=JAHAT, lokasi=JAHAT, penyedia=JAHAT)
    x, y = SENDIRI_DI
    alone = LineString([(x - 0.01, y), (x, y), (x + 0.01, y)])
    return [
        *works,
        replace(works[0], kode=SENDIRI, nama="Jalan yang sendiri", layer="jalan", geometry=alone),
        make_unmapped("PUPR-2026-9002", tahun=today.year, kecamatan=("15.09.05",)),
        make_unmapped("PUPR-2026-9003", tahun=today.year, kecamatan=("15.09.06",)),
    ]


def make_reports(works: Sequence[Kegiatan]) -> list[ProgresFisik]:
    """Eight weekly reports that end in each status in turn; every ninth work has none."""
    reports = []
    for number, work in enumerate(works):
        if work.tahap is not Tahap.PELAKSANAAN or number % 9 == 8 or work.tanggal_mulai is None:
            continue
        plan, done = list(REPORTS.values())[number // 4 % len(REPORTS)]
        for week in range(1, 9):
            share = Decimal(week) / 8
            reports.append(
                ProgresFisik(
                    work.kode, week, work.tanggal_mulai + timedelta(weeks=week), plan * share,
                    (done * share).quantize(Decimal("0.01")),
                )
            )  # fmt: skip
    return reports


def fill(catalogue: Catalogue, registry: Registry) -> None:
    """Save all of it."""
    works = make_works(registry)
    with catalogue.writing() as conn:
        save_wilayah(conn, make_places())
        save_kegiatan(conn, registry, works)
        record_progres(conn, registry, make_reports(works))
        record_keuangan(conn, registry, [make_keuangan("PUPR-2026-0000")])


def fill_with_lines(catalogue: Catalogue, registry: Registry, count: int) -> None:
    """`count` roads of 20 vertices all over the kabupaten."""
    random = Random(3000)
    road = registry.layers["jalan"]
    line_only = replace(road, geometry=("LineString",))
    with catalogue.writing() as conn:
        save_wilayah(conn, make_places())
        save_kegiatan(
            conn,
            registry,
            [
                make_kegiatan(
                    f"PUPR-2025-{number:05}",
                    nama=f"Jalan {number:05}",
                    geometry=draw(random, line_only, number % len(NAMES)),
                )
                for number in range(count)
            ],
        )


def fill_with_many(catalogue: Catalogue, registry: Registry, count: int) -> None:
    """`count` kegiatan of every theme, kind of shape and status, and three that stand alone."""
    random = Random(2026)
    layers = random.choices(list(registry.layers.values()), k=count)
    shapes = [draw(random, layer, number % len(NAMES)) for number, layer in enumerate(layers)]
    works = [
        _running(f"PUPR-2026-{number:05}", f"{layer.name.id} {number:05}", layer, shape)
        for number, (layer, shape) in enumerate(zip(layers, shapes, strict=True))
    ]
    outcomes = random.choices([*REPORTS.values(), None], weights=[60, 15, 5, 15, 5], k=count)
    reports = [
        ProgresFisik(work.kode, 8, _start() + timedelta(weeks=8), *map(Decimal, outcome))
        for work, outcome in zip(works, outcomes, strict=True)
        if outcome
    ]
    with catalogue.writing() as conn:
        save_wilayah(conn, make_places())
        save_kegiatan(conn, registry, [*works, *_alone(registry)])
        record_progres(conn, registry, reports)


def _alone(registry: Registry) -> list[Kegiatan]:
    line, point, area = (Point(place) for place in DI_TEPI.values())
    shapes = {
        "Garis": ("jalan", LineString([(line.x - 0.004, line.y), (line.x + 0.004, line.y)])),
        "Titik": ("jembatan", point),
        "Bidang": ("sanitasi", area.buffer(0.004)),
    }
    return [
        _running(f"PUPR-2026-{kind}", f"{kind} yang sendiri", registry.layers[key], shape)
        for kind, (key, shape) in shapes.items()
    ]


def _running(kode: str, nama: str, layer: Layer, shape: BaseGeometry) -> Kegiatan:
    return make_kegiatan(
        kode,
        nama=nama,
        layer=layer.key,
        bidang=layer.bidang,
        tahap=Tahap.PELAKSANAAN,
        geometry=shape,
        tanggal_mulai=_start(),
        tanggal_selesai=_start() + timedelta(days=120),
    )


def _start() -> date:
    return hari(datetime.now(UTC)) - timedelta(days=60)
