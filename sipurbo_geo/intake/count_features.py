"""Guesses quickly how many features a file holds, for a progress bar."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

_CHUNK = 1 << 20


def count_features(path: Path) -> int | None:
    """About how many features or rows `path` holds; None where that cannot be told cheaply."""
    counter = _COUNTERS.get(path.suffix.lower())
    if counter is None or not path.is_file():
        return None
    return counter(path)


def _count_members(path: Path) -> int:
    return _count_bytes(path, b'"geometry"')


def _count_lines(path: Path) -> int:
    return _count_bytes(path, b"\n")


def _count_bytes(path: Path, wanted: bytes) -> int:
    found = 0
    with path.open("rb") as file:
        # What is cut in two by the end of a chunk is missed; a bar may be one off.
        while chunk := file.read(_CHUNK):
            found += chunk.count(wanted)
    return found


def _count_records(path: Path) -> int | None:
    import pyogrio

    try:
        found = pyogrio.read_info(path)["features"]
    except pyogrio.errors.DataSourceError:
        return None
    return int(found) if found and found > 0 else None


_COUNTERS: dict[str, Callable[[Path], int | None]] = {
    ".geojson": _count_members,
    ".json": _count_members,
    ".csv": _count_lines,
    ".shp": _count_records,
    ".gpkg": _count_records,
}
