"""A made-up district as large as Tebo: twelve square kecamatan of nine square desa each."""

from __future__ import annotations

from shapely import MultiPolygon, box

from sipurbo_geo.model.wilayah import Tingkat, Wilayah

WEST, SOUTH = 101.9, -1.75
#: side of a kecamatan in degrees, about 25 km
SIDE = 0.225
COLUMNS, ROWS = 4, 3
_DESA = 3
_KABUPATEN = "15.09"


def corner(index: int) -> tuple[float, float]:
    """West and south edge of kecamatan `index`, counted from 0."""
    return WEST + index % COLUMNS * SIDE, SOUTH + index // COLUMNS * SIDE


def make_district() -> list[Wilayah]:
    """The kabupaten, its kecamatan and their desa, parents first."""
    east, north = WEST + COLUMNS * SIDE, SOUTH + ROWS * SIDE
    rows = [_place(Tingkat.KABUPATEN, _KABUPATEN, None, (WEST, SOUTH, east, north))]
    for index in range(COLUMNS * ROWS):
        x, y = corner(index)
        kode = f"{_KABUPATEN}.{index + 1:02}"
        rows.append(_place(Tingkat.KECAMATAN, kode, _KABUPATEN, (x, y, x + SIDE, y + SIDE)))
        rows += [_desa(kode, x, y, number) for number in range(_DESA * _DESA)]
    return rows


def _desa(kecamatan: str, x: float, y: float, number: int) -> Wilayah:
    side = SIDE / _DESA
    west, south = x + number % _DESA * side, y + number // _DESA * side
    kode = f"{kecamatan}.{2001 + number}"
    return _place(Tingkat.DESA, kode, kecamatan, (west, south, west + side, south + side))


def _place(
    tingkat: Tingkat, kode: str, induk: str | None, edges: tuple[float, float, float, float]
) -> Wilayah:
    return Wilayah(
        tingkat,
        kode,
        f"{tingkat.value.title()} {kode}",
        induk=induk,
        geometry=MultiPolygon([box(*edges)]),
        sumber="bench",
        ilustrasi=True,
    )
