"""Water that is led to the fields, kept in its bed: irrigation and rivers."""

from __future__ import annotations

import math

from .chance import Chance
from .lines import at, cut, nearest, shift
from .network import Network
from .places import Desa
from .space import Line, Point, distance, length
from .town import blob, canals
from .work import Work, area_of, line_of, lines_of, point_of

#: desa that gives the irrigation area its name, hectares, works on it
_AREAS = (
    ("Sungai Abang", 385, ("primer", "sekunder")),
    ("Napal Putih", 140, ("sekunder", "bendung")),
    ("Tuo Sumay", 220, ("primer", "tersier")),
    ("Mangun Jayo", 310, ("primer", "sekunder")),
    ("Muara Kilis", 175, ("sekunder",)),
    ("Tambun Arang", 260, ("primer", "pembuang")),
    ("Balai Rajo", 120, ("sekunder",)),
    ("Pulau Temiang", 205, ("embung", "sekunder")),
    ("Betung Bedarah Barat", 165, ("primer",)),
)
_NAMES = {
    "primer": "Rehabilitasi Saluran Primer D.I.",
    "sekunder": "Rehabilitasi Jaringan Irigasi Sekunder D.I.",
    "tersier": "Pembangunan Saluran Tersier D.I.",
    "pembuang": "Normalisasi Saluran Pembuang D.I.",
    "bendung": "Rehabilitasi Bendung D.I.",
    "embung": "Pembangunan Embung",
}

#: desa, river, work, metres
_BANKS = (
    ("Muara Tebo", "Batang Hari", "perkuatan_tebing", 320),
    ("Sungai Bengkal", "Batang Hari", "perkuatan_tebing", 260),
    ("Teluk Rendah Pasar", "Batang Hari", "tanggul", 1450),
    ("Pulau Temiang", "Batang Hari", "perkuatan_tebing", 410),
    ("Tabun", "Batang Hari", "perkuatan_tebing", 180),
    ("Teluk Singkawang", "Batang Sumay", "perkuatan_tebing", 230),
    ("Sungai Jernih", "Batang Tabir", "normalisasi", 2300),
    ("Pulung Rejo", "Sungai Alai", "normalisasi", 1900),
    ("Semabu", "Sungai Keruh", "normalisasi", 2600),
    ("Perintis", "Sungai Langsisip", "normalisasi", 1600),
    ("Cermin Alam", "Batang Hari", "tanggul", 900),
)
_BANK_NAMES = {
    "perkuatan_tebing": ("Perkuatan Tebing", 9_800_000, 0.07),
    "tanggul": ("Pembangunan Tanggul", 2_900_000, 0.11),
    "normalisasi": ("Normalisasi", 520_000, 0.0),
}


def irrigation_works(network: Network) -> list[Work]:
    """Canals that branch from the river, weirs and a pond."""
    return [
        _irrigation(network, network.find(nama), hectares, part, number)
        for number, (nama, hectares, parts) in enumerate(_AREAS, 1)
        for part in parts
    ]


def _irrigation(network: Network, desa: Desa, hectares: int, part: str, number: int) -> Work:
    chance = Chance("irigasi", desa.kode, part)
    start, angle = _intake(network, desa)
    lines = canals(start, angle, 9.5 * hectares, 5, desa.kode)
    geometry, metres = _part(lines, part, start, angle, desa.kode)
    name = desa.nama if part == "embung" else f"{desa.nama} ({hectares} ha)"
    prices = {"primer": 1_650_000, "pembuang": 480_000, "tersier": 900_000}
    fixed = {"bendung": 1.35e9, "embung": 2.4e9}
    cost = fixed.get(part) or metres * prices.get(part, 1_250_000)
    atribut = {
        "daerah_irigasi": f"D.I. {desa.nama}",
        "kode_di": f"CONTOH-{number:02}",
        "panjang_kontrak_m": round(metres / 10) * 10 or 24,
        "luas_layanan_ha": hectares,
        "luas_fungsional_ha": round(hectares * chance.between(0.6, 0.95)),
        "kondisi": chance.pick(("baik", "sedang", "rusak_ringan")),
        "iksi": round(chance.between(52, 84), 1),
        "jenis_penanganan": "pembangunan" if "Pembangunan" in _NAMES[part] else "rehabilitasi",
    }
    if part in ("primer", "sekunder", "tersier", "pembuang"):
        atribut["jenis_saluran"] = part
    return Work(
        "irigasi",
        f"{_NAMES[part]} {name}",
        (desa,),
        f"D.I. {desa.nama}",
        cost * chance.between(0.9, 1.1),
        "irigasi",
        geometry,
        atribut=atribut,
    )


def _part(
    lines: list[Line], part: str, start: Point, angle: float, seed: str
) -> tuple[dict[str, object], float]:
    """The geometry of one part of an irrigation area, and its length in metres."""
    if part == "bendung":
        return point_of([start]), 0.0
    if part == "embung":
        return area_of(blob(start, 0.075, angle, f"embung {seed}", rough=0.2)), 0.0
    if part == "primer":
        return line_of(lines[0]), length(lines[0]) * 1000
    if part == "pembuang":
        drain = shift(lines[2], -0.12)
        return line_of(drain), length(drain) * 1000
    if part == "sekunder":
        return lines_of(lines[1:4]), sum(map(length, lines[1:4])) * 1000
    fields = [_field_ditch(lines[1], n, seed) for n in range(4)]
    return lines_of(fields), sum(map(length, fields)) * 1000


def _field_ditch(canal: Line, n: int, seed: str) -> Line:
    """A tertiary canal, square to the secondary one."""
    place, way = at(canal, length(canal) * (0.2 + 0.2 * n))
    side = 1 if n % 2 else -1
    angle = math.atan2(way[1], way[0]) + side * math.pi / 2
    return canals(place, angle, Chance("tersier", seed, n).whole(18, 32) * 10, 0, f"{seed}t{n}")[0]


def _intake(network: Network, desa: Desa) -> tuple[Point, float]:
    """Where the water is taken from the nearest river, and the way it is led, beside the river."""
    river = min(network.rivers.values(), key=lambda line: _gap(line, desa.centre))
    reach = nearest(river, desa.centre)
    place, way = at(river, reach)
    if _gap(river, desa.centre) > 3.5:
        # no river at hand: a spring above the settlement
        place, way = (desa.centre[0] + 0.9, desa.centre[1] + 0.7), (0.8, -0.6)
    side = (desa.centre[0] - place[0]) * -way[1] + (desa.centre[1] - place[1]) * way[0]
    turn = 0.55 if side > 0 else -0.55
    return place, math.atan2(way[1], way[0]) + turn


def _gap(line: Line, point: Point) -> float:
    return min(distance(vertex, point) for vertex in line)


def river_works(network: Network) -> list[Work]:
    """Banks, levees and cleared beds near settlements."""
    works = []
    for nama, river, kind, metres in _BANKS:
        desa = network.find(nama)
        begins, price, aside = _BANK_NAMES[kind]
        line = network.rivers[river]
        reach = max(0.3, nearest(line, desa.centre) - metres / 2000)
        bank = shift(cut(line, reach, reach + metres / 1000), aside)
        works.append(
            Work(
                "sungai",
                f"{begins} {river} {desa.sebutan}",
                (desa,),
                f"{river} di {desa.sebutan}",
                metres * price,
                "sungai",
                line_of(bank),
                atribut={
                    "nama_sungai": river,
                    "jenis_pekerjaan_sungai": kind,
                    "panjang_kontrak_m": metres,
                },
            )
        )
    return works
