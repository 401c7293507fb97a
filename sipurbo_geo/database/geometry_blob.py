"""GeoPackageBinary: the blob in which an OGC GeoPackage keeps a geometry.

Source: OGC 12-128r18, 2.1.3. Header: "GP", version 0, flags, srs_id, then an XY envelope, then
ISO WKB. The envelope is always written, so that a bounding-box question needs no WKB.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

SRS_ID = 4326
_FLAGS = 0b0000_0011  # little endian, envelope type 1 (minx, maxx, miny, maxy)
_HEADER = struct.Struct("<2sBBi4d")
_BOX = struct.Struct("<4d")
_BOX_AT = 8
_DOUBLE = struct.Struct("<d")
#: start of the WKB of a point, line or polygon → what stands before it in a collection of one
_OF_ONE = {struct.pack("<BI", 1, kind): struct.pack("<BII", 1, kind + 3, 1) for kind in (1, 2, 3)}
#: where minx, miny, maxx and maxy stand in a blob of ours
_EDGE_AT = (8, 24, 16, 32)
#: where WKB (little endian) says its type, and by type where its first position stands
_KIND_AT = 1
_FIRST_AT = {1: 5, 2: 9, 3: 13, 4: 14, 5: 18, 6: 22}
#: enough of any blob for `first_positions_of`
HEAD = 104

Box = tuple[float, float, float, float]


def encode(geometry: BaseGeometry) -> bytes:
    """The blob of a non-empty geometry in EPSG:4326."""
    minx, miny, maxx, maxy = geometry.bounds
    head = _HEADER.pack(b"GP", 0, _FLAGS, SRS_ID, minx, maxx, miny, maxy)
    return head + shapely.to_wkb(geometry, byte_order=1, flavor="iso")


def encode_many(
    geometries: Sequence[BaseGeometry | None], *, multi: bool = False
) -> list[bytes | None]:
    """The blobs of many geometries at once; None stays None. With `multi`, single ones become
    collections of one.
    """
    array = np.array(geometries, dtype=object)
    shapes = shapely.to_wkb(array, byte_order=1, flavor="iso")
    return [
        None
        if shape is None
        else _HEADER.pack(b"GP", 0, _FLAGS, SRS_ID, west, east, south, north)
        + (_OF_ONE.get(shape[:5], b"") if multi else b"")
        + shape
        for shape, (west, south, east, north) in zip(
            shapes, shapely.bounds(array).tolist(), strict=True
        )
    ]


def decode(blob: bytes) -> BaseGeometry:
    """The geometry of a blob written by `encode` or by any other GeoPackage writer."""
    return shapely.from_wkb(blob[_wkb_offset(blob) :])


def decode_many(blobs: Sequence[bytes]) -> Any:
    """The geometries of many blobs at once, as an array."""
    shapes = [blob[_wkb_offset(blob) :] for blob in blobs]
    return shapely.from_wkb(np.array(shapes, dtype=object))


def first_positions(shapes: Sequence[bytes]) -> Any:
    """Longitude and latitude of the first position of each shape, given the start of its WKB.

    Without reading the rest: to count a hundred thousand shapes, their lines need not be known.
    """
    width = max(_FIRST_AT.values()) + 2 * _DOUBLE.size
    starts = b"".join(shape[:width].ljust(width, b"\0") for shape in shapes)
    rows = np.frombuffer(starts, np.uint8).reshape(-1, width)
    found = np.empty((len(rows), 2))
    for kind, at in _FIRST_AT.items():
        chosen = rows[:, _KIND_AT] == kind
        found[chosen] = np.ascontiguousarray(rows[chosen, at : at + 16]).view("<f8")
    return found


def first_positions_of(blobs: Sequence[bytes]) -> Any:
    """The same of blobs, or of the start of them."""
    return first_positions([blob[_wkb_offset(blob) :] for blob in blobs])


def envelope(blob: bytes) -> Box:
    """minx, miny, maxx, maxy of a blob."""
    if (blob[3] >> 1) & 0b111:
        minx, maxx, miny, maxy = _BOX.unpack_from(blob, _BOX_AT)
        return minx, miny, maxx, maxy
    return decode(blob).bounds


def edge(blob: bytes, index: int) -> float:
    """One side of the envelope: 0 minx, 1 miny, 2 maxx, 3 maxy; called for every row indexed."""
    if blob[3] == _FLAGS:
        found: float = _DOUBLE.unpack_from(blob, _EDGE_AT[index])[0]
        return found
    return envelope(blob)[index]


def intersects_box(blob: bytes | None, west: float, south: float, east: float, north: float) -> int:
    """Whether the geometry itself, not only its envelope, meets the box: 1 or 0."""
    if blob is None:
        return 0
    minx, miny, maxx, maxy = envelope(blob)
    if minx > east or maxx < west or miny > north or maxy < south:
        return 0
    if minx >= west and maxx <= east and miny >= south and maxy <= north:
        return 1
    return int(shapely.intersects(_box(west, south, east, north), decode(blob)))


def relates(name: str, blob: bytes | None, wkb: bytes) -> int | None:
    """Whether the geometry has the relation `name` to the one given: 1 or 0; None without one."""
    if blob is None:
        return None
    return int(_RELATIONS[name](_given(wkb), decode(blob)))


#: asked of the given geometry, which is prepared, about the one of the row; so two change names
_RELATIONS: dict[str, Callable[..., Any]] = {
    "intersects": shapely.intersects,
    "disjoint": shapely.disjoint,
    "within": shapely.contains,
    "contains": shapely.within,
    "equals": shapely.equals,
    "touches": shapely.touches,
    "crosses": shapely.crosses,
    "overlaps": shapely.overlaps,
}


@lru_cache(maxsize=16)
def _given(wkb: bytes) -> BaseGeometry:
    """One geometry is asked of many."""
    geometry = shapely.from_wkb(wkb)
    shapely.prepare(geometry)
    return geometry


@lru_cache(maxsize=64)
def _box(west: float, south: float, east: float, north: float) -> BaseGeometry:
    """One box is asked of many geometries."""
    box = shapely.box(west, south, east, north)
    shapely.prepare(box)
    return box


def _wkb_offset(blob: bytes) -> int:
    sizes = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}
    return _BOX_AT + sizes[(blob[3] >> 1) & 0b111]
