"""Drinking water, waste water and drains in the settlements."""

from __future__ import annotations

from .chance import Chance
from .lines import shift
from .network import Network
from .places import Desa
from .space import Line, length
from .town import Town, block
from .work import Geometry, Work, area_of, line_of, lines_of, point_of

#: desa, what, households served
_WATER = (
    ("Muara Tebo", "ipa", 1450), ("Wirotho Agung", "jaringan", 620),
    ("Sungai Bengkal", "jaringan", 480), ("Giriwinangun", "sumur", 120),
    ("Suka Damai", "jaringan", 260), ("Teriti", "sumur", 95),
    ("Sungai Abang", "jaringan", 210), ("Sako Makmur", "sumur", 80),
    ("Paseban", "jaringan", 150), ("Rantau Api", "sumur", 110),
    ("Bangun Seranten", "jaringan", 190), ("Teluk Kuali", "ipa", 540),
    ("Embacang Gedang", "sumur", 75),
)  # fmt: skip

#: desa, what, households served
_WASTE = (
    ("Muara Tebo", "ipal", 210), ("Wirotho Agung", "jaringan", 165), ("Perintis", "ipal", 90),
    ("Kuamang", "tangki", 48), ("Semambu", "tangki", 52), ("Karang Dadi", "mck", 40),
    ("Mengupeh", "tangki", 45), ("Kunangan", "mck", 35), ("Sekutur Jaya", "kawasan", 60),
    ("Medan Seri Rambahan", "kawasan", 70),
)  # fmt: skip
_PERSONAL = "Titik rumah tangga adalah data pribadi; disajikan sebagai jumlah per desa"

#: desa, number of the road, metres, flooded hectares
_DRAINS = (
    ("Muara Tebo", 0, 640, 3.2), ("Muara Tebo", 1, 420, 1.4), ("Wirotho Agung", 0, 880, 4.6),
    ("Tirta Kencana", 1, 560, 1.9), ("Sungai Bengkal", 0, 510, 2.2), ("Pulau Temiang", 0, 300, 0.8),
    ("Wana Reja", 1, 720, 1.6), ("Sari Mulya", 0, 450, 1.1), ("Lubuk Mandarsah", 0, 380, 0.9),
    ("Balai Rajo", 1, 290, 0.6), ("Bukit Pemuatan", 0, 340, 0.7), ("Pintas Tuo", 0, 410, 1.3),
)  # fmt: skip


def water_works(network: Network) -> list[Work]:
    """Pipes along road and lanes, wells, and treatment plants."""
    return [_water(network, network.find(nama), kind, count) for nama, kind, count in _WATER]


def _water(network: Network, desa: Desa, kind: str, households: int) -> Work:
    town, chance = Town(network, desa), Chance("spam", desa.kode)
    pipes = _pipes(town, 0.35 + households / 900)
    metres = round(sum(map(length, pipes)) * 1000, -1)
    plot, angle = town.plot(1, chance.between(260, 420), 45)
    names: dict[str, tuple[str, Geometry, float]] = {
        "jaringan": ("Perluasan Jaringan Perpipaan SPAM", lines_of(pipes), metres * 480_000),
        "sumur": ("Pembangunan Sumur Bor dan Reservoir", point_of([plot]), 640e6),
        "ipa": (
            "Optimalisasi Instalasi Pengolahan Air (IPA)",
            area_of(block(plot, angle, 38, 22, "L")),
            3.1e9,
        ),
    }
    begins, geometry, cost = names[kind]
    atribut = {
        "jenis_jaringan": "bukan_perpipaan" if kind == "sumur" else "perpipaan",
        "kapasitas_l_dtk": {"sumur": 2.5, "ipa": 20, "jaringan": 5}[kind],
        "sambungan_rumah": households if kind != "sumur" else chance.whole(20, 45),
        "panjang_kontrak_m": metres if kind == "jaringan" else chance.whole(12, 40) * 10,
        "kk_terlayani": households,
        "jiwa_terlayani": households * 4 - chance.whole(0, households // 3),
    }
    return Work(
        "air_minum",
        f"{begins} {desa.sebutan}",
        (desa,),
        desa.sebutan,
        cost * chance.between(0.9, 1.1),
        "air_minum",
        geometry,
        atribut=atribut,
    )


def _pipes(town: Town, km: float) -> list[Line]:
    """A main along two roads and branches into the lanes."""
    mains = [town.along(n, 10, km * 500, 4) for n in (0, 1)]
    return [*mains, *(town.lane(n, 190 + 25 * n) for n in range(4))]


def waste_works(network: Network) -> list[Work]:
    """Communal treatment, and tanks of households without their places."""
    return [_waste(network, network.find(nama), kind, count) for nama, kind, count in _WASTE]


def _waste(network: Network, desa: Desa, kind: str, households: int) -> Work:
    town, chance = Town(network, desa), Chance("air limbah", desa.kode)
    plot, angle = town.plot(0, chance.between(180, 330), 60)
    names: dict[str, tuple[str, Geometry | None, float]] = {
        "ipal": ("Pembangunan IPAL Komunal", area_of(block(plot, angle, 24, 11)), 1.1e9),
        "jaringan": ("Pembangunan Jaringan Pipa Air Limbah", lines_of(_pipes(town, 0.5)), 1.4e9),
        "tangki": ("Pembangunan Tangki Septik Individual", None, households * 8.9e6),
        "mck": ("Pembangunan MCK Komunal", area_of(block(plot, angle, 9, 6)), 420e6),
        "kawasan": ("Pembangunan SPALD-S Skala Permukiman", area_of(town.quarter(1, 7)), 760e6),
    }
    begins, geometry, cost = names[kind]
    central = kind in ("ipal", "jaringan")
    atribut: dict[str, object] = {
        "sistem": "spald_t" if central else "spald_s",
        "kk_terlayani": households,
    }
    if central:
        atribut["kapasitas_ipal_m3_hari"] = round(households * 0.55)
    elif kind == "mck":
        atribut["mck"] = 1
    else:
        atribut["tangki_septik"] = households
    return Work(
        "sanitasi",
        f"{begins} {desa.sebutan}",
        (desa,),
        desa.sebutan,
        cost * chance.between(0.9, 1.1),
        "sanitasi",
        geometry,
        alasan="" if geometry else _PERSONAL,
        atribut=atribut,
    )


def drain_works(network: Network) -> list[Work]:
    """Drains beside the road, on one side or on both."""
    return [
        _drain(Town(network, network.find(nama)), n, metres, flooded)
        for nama, n, metres, flooded in _DRAINS
    ]


def _drain(town: Town, n: int, metres: int, flooded: float) -> Work:
    chance, desa = Chance("drainase", town.desa.kode, n), town.desa
    left = town.along(n, 40, metres, 5)
    both = metres > 500
    geometry = lines_of([left, shift(left, -0.010)]) if both else line_of(left)
    material = chance.pick(("beton", "beton", "pasangan_batu"))
    total = metres * 2 if both else metres
    atribut = {
        "panjang_kontrak_m": total,
        "lebar_m": chance.pick((0.5, 0.6, 0.8)),
        "tinggi_m": chance.pick((0.6, 0.8, 1.0)),
        "konstruksi": material,
        "luas_genangan_ha": flooded,
    }
    begins = "Pembangunan Drainase" if chance.happens(0.6) else "Rehabilitasi Drainase"
    street = chance.pick(("Jalan Lintas", "Jalan Pasar", "Jalan Poros", "Jalan Lingkungan"))
    return Work(
        "drainase",
        f"{begins} {street} {desa.sebutan}",
        (desa,),
        f"{street}, {desa.sebutan}",
        total * 1_240_000 * chance.between(0.85, 1.1),
        "drainase",
        geometry,
        atribut=atribut,
    )
