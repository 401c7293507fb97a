"""Reading tiles with a decoder that is not ours, and walking the levels of a catalogue."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import Any

import mapbox_vector_tile
from shapely.geometry import shape

from sipurbo_geo.model.ubin import BUFFER, DEEPEST, EXTENT, Ubin

#: a tile's layers by name, each a list of features with `properties` and a shapely `bentuk`
Isi = dict[str, list[dict[str, Any]]]
Baca = Callable[[Ubin], bytes]

LARGEST = 500_000


def at(lon: float, lat: float, z: int) -> Ubin:
    """The tile of a level that holds a place."""
    side = 1 << z
    across = (lon + 180) / 360
    down = 0.5 - math.asinh(math.tan(math.radians(lat))) / (2 * math.pi)
    return Ubin(z, math.floor(across * side), math.floor(down * side))


def decode(body: bytes) -> Isi:
    """What a tile holds, y downwards as it is written; fails where it is not valid."""
    assert len(body) <= LARGEST
    layers = mapbox_vector_tile.decode(body, default_options={"y_coord_down": True})
    found: Isi = {}
    for name, layer in layers.items():
        assert (layer["version"], layer["extent"]) == (2, EXTENT)
        assert layer["features"], "a layer holds something or is not there"
        found[name] = [_checked(feature) for feature in layer["features"]]
    return found


def _checked(feature: dict[str, Any]) -> dict[str, Any]:
    drawn = shape(feature["geometry"])
    assert drawn.is_valid, drawn
    assert not drawn.is_empty
    low, high = -BUFFER, EXTENT + BUFFER
    west, south, east, north = drawn.bounds
    assert low <= min(west, south), drawn
    assert max(east, north) <= high, drawn
    return feature | {"bentuk": drawn}


def counted(isi: Isi) -> int:
    """How many kegiatan a tile counts as its own."""
    return sum(f["properties"]["jumlah"] for layer in isi.values() for f in layer)


def walk(read: Baca, deepest: int = DEEPEST) -> Iterator[tuple[Ubin, Isi]]:
    """Every tile that holds something, from the top down.

    Below an empty tile all are empty, because what lies in one lies in the one above it.
    """
    waiting = [Ubin(0, 0, 0)]
    while waiting:
        ubin = waiting.pop()
        body = read(ubin)
        if not body:
            continue
        yield ubin, decode(body)
        if ubin.z < deepest:
            waiting += [
                Ubin(ubin.z + 1, 2 * ubin.x + right, 2 * ubin.y + below)
                for right in (0, 1)
                for below in (0, 1)
            ]


def counted_by_level(read: Baca, deepest: int = DEEPEST) -> list[int]:
    """The sum of all counts of each level."""
    sums = [0] * (deepest + 1)
    for ubin, isi in walk(read, deepest):
        sums[ubin.z] += counted(isi)
    return sums
