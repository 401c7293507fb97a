"""Filters made by chance from a seed, as CQL2 text, over the kegiatan of `many`."""

from __future__ import annotations

import random
from datetime import date, timedelta
from decimal import Decimal

from shapely import LineString, Point

from sipurbo_geo.model.kegiatan import Kegiatan, Pendanaan
from sipurbo_geo.model.tahap import Tahap
from tests.factories import SOUTH, WEST, make_kegiatan

NAMES = (
    "Jalan Rabat Beton Sumay", "jalan rabat beton sumay", "Jembatan 100% Baja", "Drainase_Kota",
    "Irigasi O'Brien", "Gedung [A] *baru*?", "Jalan Éclair", "Zona \\ Utara", "Peningkatan Jalan",
)  # fmt: skip
PLACES = ("Tebo Barat", "Tebo Timur", "Desa Barat 1", "tebo barat", "")
TEXTS = ("nama", "lokasi", "penyedia", "tahap", "status", "bidang", "layer", "kode")
NUMBERS = ("tahun", "pagu", "nilai_kontrak", "rencana", "realisasi", "deviasi", "minggu", "lebar_m")
LISTS = ("kecamatan", "desa", "sumber_dana", "kecamatan_kode")
PATTERNS = (
    "Jalan%",
    "%baja",
    "%100\\%%",
    "_rainase\\_%",
    "%[A]%",
    "%*baru*?",
    "%É%",
    "%\\\\%",
    "%o%",
)
DATES = ("tanggal_mulai", "tanggal_selesai")
RELATIONS = (
    "INTERSECTS",
    "DISJOINT",
    "WITHIN",
    "CONTAINS",
    "EQUALS",
    "TOUCHES",
    "CROSSES",
    "OVERLAPS",
)
TIMES = ("AFTER", "BEFORE", "INTERSECTS", "DISJOINT", "DURING", "EQUALS")


def many(chance: random.Random, count: int = 60) -> list[Kegiatan]:
    """Roads with every kind of gap, on a coarse grid so that boundaries really meet."""
    return [_one(chance, number) for number in range(count)]


def _one(chance: random.Random, number: int) -> Kegiatan:
    x, y = _corner(chance)
    shape = chance.choice(
        [
            None,
            Point(x, y),
            LineString([(x, y), (x + 0.01, y + 0.01)]),
            LineString([(x, y), (x + 0.03, y)]),
        ]
    )
    start = date(2023, 1, 1) + timedelta(days=chance.randrange(0, 60, 5))
    return make_kegiatan(
        f"UJI-{number:03}",
        nama=chance.choice(NAMES),
        lokasi=chance.choice(PLACES),
        tahun=chance.choice((2022, 2023, 2024)),
        tahap=chance.choice(list(Tahap)),
        geometry=shape,
        alasan_tanpa_geometri="" if shape else "Belum disurvei",
        pendanaan=tuple(Pendanaan(key) for key in chance.sample(("apbd", "dau", "dbh"), 2)),
        pagu=chance.choice((None, Decimal(100), Decimal("100.5"), Decimal(200_000_000))),
        nilai_kontrak=chance.choice((None, Decimal(100), Decimal(99))),
        tanggal_mulai=chance.choice((None, start)),
        tanggal_selesai=chance.choice((None, start + timedelta(days=chance.randrange(0, 30, 5)))),
        penyedia=chance.choice(("", "CV Contoh", "cv contoh")),
        atribut={
            "lebar_m": chance.choice((3, 4.5)),
            "jenis_perkerasan": chance.choice(("beton", "aspal")),
        }
        if chance.random() < 0.7
        else {},
    )


def make_filter(chance: random.Random, depth: int = 3) -> str:
    """One filter."""
    if depth and chance.random() < 0.6:
        kind = chance.choice(("AND", "OR", "NOT"))
        if kind == "NOT":
            return f"NOT ({make_filter(chance, depth - 1)})"
        parts = [make_filter(chance, depth - 1) for _ in range(chance.randint(2, 3))]
        return f" {kind} ".join(f"({part})" for part in parts)
    return chance.choice(_PREDICATES)(chance)


def quoted(text: str) -> str:
    """A text as CQL2 writes it."""
    return "'" + text.replace("'", "''") + "'"


def _sign(chance: random.Random) -> str:
    return chance.choice(("=", "<>", "<", "<=", ">", ">="))


def _text(chance: random.Random) -> str:
    given = quoted(chance.choice((*NAMES, *PLACES, "pelaksanaan", "selesai", "UJI-030")))
    name = chance.choice(TEXTS)
    if chance.random() < 0.3:
        return f"CASEI({name}) = CASEI({given})"
    return f"{name} {_sign(chance)} {given}"


def _like(chance: random.Random) -> str:
    pattern = quoted(chance.choice(PATTERNS))
    if chance.random() < 0.3:
        return f"CASEI(nama) LIKE CASEI({pattern})"
    return f"{chance.choice(('nama', 'lokasi'))} {chance.choice(('', 'NOT '))}LIKE {pattern}"


def _number(chance: random.Random) -> str:
    name = chance.choice(NUMBERS)
    given = chance.choice(("2023", "100", "100.5", "-1.5", "2e8", "62", "4.5", "0"))
    if chance.random() < 0.3:
        return f"{name} BETWEEN {given} AND {chance.choice(('2023', '3e8'))}"
    return f"{name} {_sign(chance)} {given}"


def _two(chance: random.Random) -> str:
    pair = chance.choice(
        (("realisasi", "rencana"), ("nilai_kontrak", "pagu"), ("penyedia", "nama"), DATES)
    )
    return f"{pair[0]} {_sign(chance)} {pair[1]}"


def _among(chance: random.Random) -> str:
    if chance.random() < 0.5:
        return f"tahun {chance.choice(('', 'NOT '))}IN (2022, 2024)"
    given = ", ".join(quoted(text) for text in chance.sample(("CV Contoh", "x", "O'Brien"), 2))
    return f"penyedia IN ({given})"


def _list(chance: random.Random) -> str:
    name = chance.choice(LISTS)
    first, second = (
        quoted(chance.choice((*PLACES, "15.09.01", "dau", "dbh", "Tebo"))) for _ in "ab"
    )
    return chance.choice(
        (
            f"{name} = {first}",
            f"{name} <> {first}",
            f"{name} IN ({first}, {second})",
            f"A_CONTAINS({name}, ({first}, {second}))",
            f"A_OVERLAPS({name}, ({first}, {second}))",
        )
    )


def _null(chance: random.Random) -> str:
    name = chance.choice((*NUMBERS, *DATES, *LISTS, "lokasi", "geometry", "jenis_perkerasan"))
    return f"{name} IS {chance.choice(('', 'NOT '))}NULL"


def _place(chance: random.Random) -> str:
    west, south = _corner(chance)
    east, north = round(west + 0.03, 2), round(south + 0.02, 2)
    given = chance.choice(
        (
            f"BBOX({west},{south},{east},{north})",
            f"POINT({west} {south})",
            f"LINESTRING({west} {south}, {east} {south})",
            f"POLYGON(({west} {south},{east} {south},{east} {north},{west} {south}))",
        )
    )
    return f"S_{chance.choice(RELATIONS)}(geometry, {given})"


def _corner(chance: random.Random) -> tuple[float, float]:
    """A point of the grid on which the kegiatan lie."""
    x, y = WEST + chance.randrange(20) / 100, SOUTH + chance.randrange(10) / 100
    return round(x, 2), round(y, 2)


def _time(chance: random.Random) -> str:
    day = date(2023, 1, 1) + timedelta(days=chance.randrange(0, 80, 5))
    later = day + timedelta(days=10)
    given = chance.choice(
        (f"DATE('{day}')", f"INTERVAL('{day}','{later}')", f"INTERVAL('{day}','..')")
    )
    if chance.random() < 0.3:
        return f"{chance.choice(DATES)} {_sign(chance)} DATE('{day}')"
    return f"T_{chance.choice(TIMES)}({chance.choice(DATES)}, {given})"


_PREDICATES = (_text, _like, _number, _two, _among, _list, _null, _place, _time)
