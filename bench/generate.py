"""Kegiatan by the hundred thousand, the same ones for the same seed.

Lines wander like village roads (20 vertices, some 120 m apart); each work under construction has
one report a week, planned along an S-curve and done somewhat later.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import numpy as np
from numpy.typing import NDArray
from shapely import LineString

from sipurbo_geo.model.kegiatan import AsalKoordinat, Kegiatan, Pendanaan
from sipurbo_geo.model.layer import Attribute, Layer
from sipurbo_geo.model.progres import ProgresFisik
from sipurbo_geo.model.tahap import Tahap
from sipurbo_geo.registry import Registry

from .district import COLUMNS, ROWS, SIDE, corner

VERTICES = 20
_STEP = 0.0011  # degrees between two vertices
_BLOCK = 1000
_LAYERS = {"jalan": 55, "irigasi": 20, "drainase": 15, "sungai": 10}
_WORKS = ("Pembangunan", "Peningkatan", "Rehabilitasi", "Pemeliharaan Berkala")
_PLACES = ("Sungai Jernih", "Teluk Singkawang", "Tanjung Pucuk", "Embacang Gedang", "Pasar Pintas")
_FIRMS = ("CV Contoh Karya", "PT Contoh Jaya Abadi", "CV Contoh Mandiri", "PT Contoh Nusa")
_MONEY = ("apbd", "dau", "dak_fisik", "dbh")
_STAGES = {Tahap.PERENCANAAN: 5, Tahap.PELAKSANAAN: 45, Tahap.PEMELIHARAAN: 15, Tahap.SELESAI: 35}


@dataclass(frozen=True, slots=True)
class Generated:
    """One kegiatan with its weekly reports, oldest first."""

    kegiatan: Kegiatan
    progres: tuple[ProgresFisik, ...]


def generate(
    registry: Registry, count: int, seed: int = 2023, weeks: tuple[int, int] = (5, 30)
) -> Iterator[Generated]:
    """`count` kegiatan with codes from BENCH-0000001 on, each with so many weekly reports."""
    chance = random.Random(seed)
    layers = [registry.layers[key] for key in _LAYERS]
    weights = list(_LAYERS.values())
    for start in range(0, count, _BLOCK):
        size = min(_BLOCK, count - start)
        for offset, line in enumerate(_lines(size, seed + start)):
            layer = chance.choices(layers, weights)[0]
            kegiatan = _kegiatan(chance, layer, start + offset + 1, line)
            yield Generated(kegiatan, tuple(_progres(chance, kegiatan, weeks)))


def _lines(count: int, seed: int) -> Iterator[LineString]:
    chance = np.random.default_rng(seed)
    corners = np.array([corner(index) for index in range(COLUMNS * ROWS)])
    start = corners[chance.integers(0, len(corners), count)] + chance.random((count, 2)) * SIDE
    heading = chance.uniform(0, 2 * math.pi, (count, 1))
    heading = heading + np.cumsum(chance.normal(0, 0.25, (count, VERTICES - 1)), axis=1)
    step = np.stack([np.cos(heading), np.sin(heading)], axis=2) * _STEP
    moved: NDArray[np.float64] = np.cumsum(step, axis=1) + start[:, None, :]
    for first, rest in zip(start, moved, strict=True):
        yield LineString(np.vstack([first, rest]).round(6))


def _kegiatan(chance: random.Random, layer: Layer, number: int, line: LineString) -> Kegiatan:
    tahun = chance.randint(2019, 2026)
    mulai = date(tahun, 1, 10) + timedelta(days=chance.randrange(180))
    hari = chance.choice((60, 90, 120, 150, 180))
    nilai = Decimal(chance.randrange(100_000, 9_000_000)) * 1000
    place = chance.choice(_PLACES)
    return Kegiatan(
        kode=f"BENCH-{number:07}",
        nama=f"{chance.choice(_WORKS)} {layer.name.id} {place} RT {chance.randrange(1, 40):02}",
        layer=layer.key,
        bidang=layer.bidang,
        tahun=tahun,
        tahap=chance.choices(list(_STAGES), list(_STAGES.values()))[0],
        lokasi=f"Desa {place}",
        geometry=line,
        asal_koordinat=AsalKoordinat.SURVEI_GNSS,
        pendanaan=(Pendanaan(chance.choice(_MONEY), nilai),),
        pagu=nilai,
        hps=nilai * 99 / 100,
        nilai_kontrak=nilai * 97 / 100,
        tanggal_kontrak=mulai - timedelta(days=7),
        tanggal_mulai=mulai,
        tanggal_selesai=mulai + timedelta(days=hari - 1),
        masa_pelaksanaan_hari=hari,
        penyedia=chance.choice(_FIRMS),
        atribut={
            a.key: value for a in layer.attributes if (value := _value(chance, a)) is not None
        },
    )


def _value(chance: random.Random, attribute: Attribute) -> Any:
    low = attribute.minimum or 0
    high = min(attribute.maximum if attribute.maximum is not None else low + 500, low + 5000)
    makers: dict[str, Any] = {
        "choice": lambda: chance.choice(attribute.choices).value,
        "integer": lambda: chance.randint(math.ceil(low), math.floor(high)),
        "number": lambda: round(chance.uniform(low, high), 2),
        "boolean": lambda: chance.random() < 0.5,
        "text": lambda: chance.choice(_PLACES),
    }
    return makers[attribute.type]() if attribute.type in makers else None


def _progres(
    chance: random.Random, kegiatan: Kegiatan, span: tuple[int, int]
) -> Iterator[ProgresFisik]:
    if kegiatan.tahap is Tahap.PERENCANAAN or kegiatan.tanggal_mulai is None:
        return
    weeks, lag = chance.randint(*span), chance.uniform(-1, 3)
    for minggu in range(1, weeks + 1):
        yield ProgresFisik(
            kegiatan.kode,
            minggu,
            kegiatan.tanggal_mulai + timedelta(weeks=minggu - 1),
            _s_curve(minggu, weeks),
            _s_curve(minggu - lag, weeks),
        )


def _s_curve(week: float, weeks: int) -> Decimal:
    share = min(1.0, max(0.0, week / weeks))
    return Decimal(round(5000 * (1 - math.cos(math.pi * share)))) / 100
