"""Reading tiles with a decoder that is not ours, and walking the levels of a catalogue."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import Any

import mapbox_vector_tile
from mapbox_vector_tile.Mapbox import vector_tile_pb2
from shapely.geometry import shape

from sipurbo_geo.model.ubin import BUFFER, DEEPEST, EXTENT, Ubin

#: a tile's layers by name, each a list of features with `properties` and a shapely `bentuk`
Isi = dict[str, list[dict[str, Any]]]
Baca = Callable[[Ubin], bytes]

LARGEST = 500_000
_POINT, _LINE = 1, 2
_MOVE, _CLOSE = 1, 7


def at(lon: float, lat: float, z: int) -> Ubin:
    """The tile of a level that holds a place."""
    side = 1 << z
    across = (lon + 180) / 360
    down = 0.5 - math.asinh(math.tan(math.radians(lat))) / (2 * math.pi)
    return Ubin(z, math.floor(across * side), math.floor(down * side))


def decode(body: bytes) -> Isi:
    """What a tile holds, y downwards as it is written; fails where it is not valid."""
    assert len(body) <= LARGEST
    _check_commands(body)
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


def _check_commands(body: bytes) -> None:
    """Section 4.3 of the specification, which the decoder is lenient about."""
    tile = vector_tile_pb2.tile()
    tile.ParseFromString(body)
    names = [layer.name for layer in tile.layers]
    assert len(names) == len(set(names)), "a layer stands once"
    for layer in tile.layers:
        for feature in layer.features:
            paths = list(_paths(list(feature.geometry)))
            if feature.type == _POINT:
                assert len(paths) == 1, "one MoveTo with all points"
            elif feature.type == _LINE:
                assert all(len(path) > 1 and not closed for path, closed in paths)
            else:
                assert all(len(path) > 2 and closed for path, closed in paths)
                areas = [_area(path) for path, _closed in paths]
                assert areas[0] > 0, "an outer ring comes first"
                assert all(areas)


def _paths(geometry: list[int]) -> Iterator[tuple[list[tuple[int, int]], bool]]:
    """The positions of each path, and whether it is closed."""
    x = y = at = 0
    path: list[tuple[int, int]] = []
    while at < len(geometry):
        command, count = geometry[at] & 7, geometry[at] >> 3
        at += 1
        if command == _CLOSE:
            assert count == 1
            yield path, True
            path = []
            continue
        if command == _MOVE and path:
            yield path, False
            path = []
        for _ in range(count):
            dx, dy = ((n >> 1) ^ -(n & 1) for n in geometry[at : at + 2])
            assert (dx, dy) != (0, 0) or not path, "no path stands still"
            x, y, at = x + dx, y + dy, at + 2
            path.append((x, y))
    if path:
        yield path, False


def _area(ring: list[tuple[int, int]]) -> float:
    """By the surveyor's formula; positive is clockwise on a screen."""
    return sum(a * d - c * b for (a, b), (c, d) in zip(ring, [*ring[1:], ring[0]], strict=True)) / 2


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
