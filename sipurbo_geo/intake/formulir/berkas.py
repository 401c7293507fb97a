"""The geometries of an uploaded file, of any format that the import reads."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import IO

from shapely.geometry.base import BaseGeometry

from ...errors import Problem, TooLargeError, UnreadableFileError
from ..source import read_features

#: bytes of a file, and features that are looked at
TERBESAR = 20 * 1024 * 1024
_MOST = 500
_CHUNK = 1024 * 1024
_NAMES = ("nama", "name", "kode", "keterangan")


@dataclass(frozen=True, slots=True)
class Temuan:
    """One geometry of the file, and what people call it there."""

    nama: str
    geometry: BaseGeometry


def read_berkas(stream: IO[bytes], nama: str, problems: Callable[[Problem], None]) -> list[Temuan]:
    """Every geometry of the file `nama`, at most 500.

    `problems` hears of features that were refused or repaired. Raises `TooLargeError`, and
    `UnreadableFileError` or `UsageError` that say what to do.
    """
    with tempfile.TemporaryDirectory(prefix="sipurbo-") as folder:
        path = Path(folder) / f"berkas{_suffix(nama)}"
        _store(stream, path)
        features = islice(read_features(path, problems=problems), _MOST)
        found = [
            Temuan(_name(feature.properties, feature.where), feature.geometry)
            for feature in features
            if feature.geometry is not None and not feature.geometry.is_empty
        ]
    if not found:
        raise UnreadableFileError(
            f"{_shown(nama)}: tidak ada geometri di dalamnya.",
            f"{_shown(nama)}: there is no geometry in it.",
        )
    return found


def _suffix(nama: str) -> str:
    """The ending alone: the name itself never becomes a path."""
    ending = Path(nama.replace("\\", "/").rpartition("/")[2]).suffix.lower()
    return ending if ending.isascii() and ending[1:].isalnum() else ""


def _store(stream: IO[bytes], path: Path) -> None:
    size = 0
    with path.open("wb") as target:
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            if size > TERBESAR:
                raise TooLargeError(
                    f"Berkas terlalu besar; paling besar {TERBESAR // 1024**2} MB.",
                    f"The file is too large; at most {TERBESAR // 1024**2} MB.",
                )
            target.write(chunk)


def _name(properties: dict[str, object], where: str) -> str:
    by_name = {str(key).lower(): value for key, value in properties.items()}
    found = next((by_name[name] for name in _NAMES if by_name.get(name)), None)
    return str(found or where)[:100]


def _shown(nama: str) -> str:
    return nama.replace("\\", "/").rpartition("/")[2][:60] or "berkas"
