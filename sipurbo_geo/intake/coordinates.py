"""Coordinates as people type them: which columns hold them, and what their text means."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

LONGITUDE_NAMES = (
    "lon", "long", "lng", "longitude", "bujur", "garisbujur", "x", "koordinatx", "xcoord",
    "coordx", "pointx", "easting", "bujurtimur", "longitudex", "koordinatbujur",
    "koordinatlongitude",
)  # fmt: skip
LATITUDE_NAMES = (
    "lat", "latitude", "lintang", "garislintang", "y", "koordinaty", "ycoord", "coordy",
    "pointy", "northing", "lintangselatan", "latitudey", "koordinatlintang", "koordinatlatitude",
)  # fmt: skip
WKT_NAMES = (
    "wkt", "geom", "geometry", "geometri", "thegeom", "geomwkt", "wktgeom", "geometriwkt", "shape",
)  # fmt: skip
PAIR_NAMES = ("koordinat", "latlong", "latlon", "latlng", "titikkoordinat", "koordinatlokasi")

_LARGEST_LATITUDE = 90
_SOUTH_OR_WEST = {"S", "LS", "W", "BB"}
_HEMISPHERES = r"(?i:(LS|LU|BT|BB|[NSEWU]))"
_DMS = re.compile(
    rf"^{_HEMISPHERES}?\s*(-?\d+(?:\.\d+)?)(?:\s*[°ºdD:\s]\s*(\d+(?:\.\d+)?))?"
    # a bare "s" behind the last number means seconds; behind their sign, or as "S", the south
    rf"(?:\s*['’′mM:\s]\s*(\d+(?:\.\d+)?))?\s*(?:[°º'’′\"”″]+|[ds])?\s*{_HEMISPHERES}?\.?$"
)


@dataclass(frozen=True, slots=True)
class CoordinateColumns:
    """Which columns of a table hold the place: a pair of numbers, one text, or well-known text."""

    longitude: str = ""
    latitude: str = ""
    pair: str = ""
    wkt: str = ""

    @property
    def names(self) -> frozenset[str]:
        """The columns that are used up by the geometry."""
        return frozenset({self.longitude, self.latitude, self.pair, self.wkt} - {""})


def find_columns(header: Iterable[str]) -> CoordinateColumns:
    """The columns of `header` that hold coordinates, whatever they are called."""
    known = {_bare(name): name for name in reversed(list(header))}

    def first(names: tuple[str, ...]) -> str:
        return next((known[n] for n in names if n in known), "")

    longitude, latitude = first(LONGITUDE_NAMES), first(LATITUDE_NAMES)
    if not (longitude and latitude):
        longitude = latitude = ""
    return CoordinateColumns(longitude, latitude, first(PAIR_NAMES), first(WKT_NAMES))


def parse_degree(value: Any) -> float | None:
    """Degrees (or metres) from a cell: 102.5, "102,5", "1°29'32,5\" LS"; None for an empty cell.

    Raises `ValueError` for what is neither.
    """
    if value is None or isinstance(value, bool):
        return None
    if isinstance(value, (int, float)):
        return float(value)
    text = str(value).strip().strip("'").strip()
    if text in ("", "-"):
        return None
    text = text.replace(",", ".")
    try:
        return float(text)
    except ValueError:
        return _degrees(text)


def parse_pair(value: Any) -> tuple[float, float] | None:
    """Longitude and latitude from one text "lat, lon", the order of map apps; None when empty."""
    text = "" if value is None else str(value).strip()
    if text in ("", "-"):
        return None
    parts = re.split(r"\s*;\s*|\s*,\s+|(?<=[A-Za-z])\s*,\s*", text)
    if len(parts) != 2:
        parts = text.split(",") if text.count(",") == 1 else text.split()
    if len(parts) != 2:
        raise ValueError(text)
    latitude, longitude = (parse_degree(p) for p in parts)
    if latitude is None or longitude is None:
        raise ValueError(text)
    if abs(latitude) > _LARGEST_LATITUDE >= abs(longitude):
        return latitude, longitude
    return longitude, latitude


def _degrees(text: str) -> float:
    found = _DMS.match(text)
    if found is None:
        raise ValueError(text)
    before, degree, minute, second, after = found.groups()
    size = abs(float(degree)) + float(minute or 0) / 60 + float(second or 0) / 3600
    if float(minute or 0) >= 60 or float(second or 0) >= 60:
        raise ValueError(text)
    side = (after or before or "").upper()
    return -size if side in _SOUTH_OR_WEST or degree.startswith("-") else size


def _bare(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", str(name).lower())
