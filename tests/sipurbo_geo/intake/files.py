"""Small files to read, written where a test asks for them."""

from __future__ import annotations

import csv
import json
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from sipurbo_geo.errors import Problem
from sipurbo_geo.intake.feature import SourceFeature
from sipurbo_geo.intake.source import read_features

ROAD = [[102.21, -1.44], [102.22, -1.43], [102.24, -1.42]]


def line(coordinates: Any = None) -> dict[str, Any]:
    """A GeoJSON LineString inside the western kecamatan of `tests.factories`."""
    return {"type": "LineString", "coordinates": coordinates or ROAD}


def point(lon: Any = 102.21, lat: Any = -1.44) -> dict[str, Any]:
    """A GeoJSON Point."""
    return {"type": "Point", "coordinates": [lon, lat]}


def feature(geometry: Any = None, **properties: Any) -> dict[str, Any]:
    """A GeoJSON Feature."""
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def kegiatan(kode: str = "K-1", geometry: Any = None, **properties: Any) -> dict[str, Any]:
    """A feature that the import takes as a road."""
    usual = {"kode": kode, "nama": f"Jalan {kode}", "layer": "jalan", "tahun": 2023}
    return feature(geometry or line(), **(usual | properties))


def write_geojson(path: Path, features: Iterable[Any], **members: Any) -> Path:
    """A FeatureCollection."""
    whole = {"type": "FeatureCollection", **members, "features": list(features)}
    path.write_text(json.dumps(whole), encoding="utf-8")
    return path


def write_csv(path: Path, rows: Sequence[Mapping[str, Any]], encoding: str = "utf-8") -> Path:
    """A CSV with the keys of the first row as its header."""
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


def write_zip(path: Path, members: Mapping[str, bytes]) -> Path:
    """An archive of the given files."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def read(path: Path, **options: Any) -> tuple[list[SourceFeature], list[Problem]]:
    """Every feature of a file, and every problem."""
    problems: list[Problem] = []
    features = list(read_features(path, problems=problems.append, **options))
    return features, problems


def codes(problems: Iterable[Problem], severity: str | None = None) -> list[str]:
    """The codes of the problems, in order."""
    return [p.code for p in problems if severity in (None, p.severity)]
