"""Bridges: where the roads cross the rivers."""

from __future__ import annotations

from .chance import Chance
from .lines import cut
from .network import Crossing, Network
from .work import Work, line_of, point_of

_GREAT = "Batang Hari"
_MIDDLING = ("Batang Tebo", "Batang Sumay", "Batang Tabir")
_KINDS = (
    ("Pembangunan Jembatan", "pembangunan", 1.0),
    ("Penggantian Jembatan", "penggantian", 0.95),
    ("Rehabilitasi Jembatan", "rehabilitasi", 0.35),
    ("Pemeliharaan Berkala Jembatan", "pemeliharaan_berkala", 0.12),
)
_COUNT = 14


def bridge_works(network: Network) -> list[Work]:
    """Works on bridges over different rivers, spread over the kecamatan."""
    taken: dict[str, int] = {}
    chosen = []
    for crossing in Chance("jembatan").shuffled(network.crossings):
        kecamatan = crossing.road.start.kecamatan.nama
        if taken.get(kecamatan, 0) < 2 and 0.3 < crossing.reach < crossing.road.km - 0.3:
            taken[kecamatan] = taken.get(kecamatan, 0) + 1
            chosen.append(crossing)
    return [_bridge(crossing) for crossing in chosen[:_COUNT]]


def _bridge(crossing: Crossing) -> Work:
    road, river = crossing.road, crossing.river
    chance = Chance("bentang", road.nama, river)
    begins, kind, share = chance.pick(_KINDS)
    if river == _GREAT:
        metres, width, above = chance.whole(28, 36) * 5, 1.8, "Gantung"
    elif river in _MIDDLING:
        metres, width, above = chance.whole(7, 13) * 5, 6.0, "Rangka baja"
    else:
        metres, width, above = chance.whole(8, 24), 5.0, "Gelagar beton bertulang"
    line = cut(road.line, crossing.reach - metres / 2000, crossing.reach + metres / 2000)
    nearer = road.start if crossing.reach < road.km / 2 else road.end
    atribut = {
        "panjang_kontrak_m": metres,
        "lebar_m": width,
        "bentang": 1 if metres < 45 or above == "Gantung" else 2,
        "tipe_atas": above,
        "tipe_bawah": "Pondasi tiang pancang" if metres > 30 else "Pondasi sumuran",
        "nilai_kondisi": chance.whole(0, 1) if share > 0.5 else chance.whole(1, 2),
        "jenis_penanganan": kind,
    }
    cost = metres * (95e6 if above == "Gantung" else 155e6) * share * chance.between(0.9, 1.1)
    small = metres <= 14
    nama = f"{begins} {river} Ruas {road.nama}"
    return Work(
        "jembatan",
        nama,
        (nearer,),
        f"Ruas {road.nama}",
        cost,
        "jalan",
        point_of(line[len(line) // 2 :]) if small else line_of(line),
        atribut=atribut,
    )
