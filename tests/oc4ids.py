"""The official schema of OC4IDS 0.9.5, and what it does not ask for but we do."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import orjson
from jsonschema import Draft4Validator, FormatChecker
from referencing import Registry as References
from referencing.jsonschema import DRAFT4

from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.model.filter import KegiatanFilter
from sipurbo_geo.model.waktu import WIB
from sipurbo_geo.query.utuh import stream_utuh
from sipurbo_geo.registry import Registry
from sipurbo_geo.serialise.oc4ids.paket import stream_paket
from sipurbo_geo.serialise.oc4ids.proyek import Penerbit

PREFIX = "oc4ids-uji001"


def stream_package(catalogue: Catalogue, registry: Registry) -> Iterator[bytes]:
    """Everything that is published, as a package."""
    return stream_paket(
        stream_utuh(catalogue, KegiatanFilter()),
        registry.layers,
        Penerbit("Dinas PUPR", PREFIX, "https://data.example", "CC-BY-4.0"),
        uri="https://data.example/oc4ids/package.json",
        waktu=datetime(2026, 1, 5, tzinfo=WIB),
        links=dict,
    )


def projects_of(catalogue: Catalogue, registry: Registry) -> dict[str, dict[str, Any]]:
    """The projects of that package by their id."""
    package = orjson.loads(b"".join(stream_package(catalogue, registry)))
    return {project["id"]: project for project in package["projects"]}


def package_errors(shared_data: Path, package: dict[str, Any]) -> list[str]:
    """Every breach of the official package schema and of our own checks; none is right."""
    folder = shared_data / "oc4ids" / "schema_0.9.5"
    project = json.loads((folder / "project-schema.json").read_text(encoding="utf-8"))
    whole = json.loads((folder / "project-package-schema.json").read_text(encoding="utf-8"))
    known: References[Any] = References().with_resource(
        project["id"], DRAFT4.create_resource(project)
    )
    validator = Draft4Validator(whole, registry=known, format_checker=FormatChecker())
    found = [
        f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(package)
    ]
    return found + [text for item in package["projects"] for text in _own(item)]


def _own(project: dict[str, Any]) -> list[str]:
    """The schema takes latitude 102 and a progress of 520 per cent; nobody else should."""
    found = []
    for place in project.get("locations", []):
        for lon, lat in _pairs(place.get("geometry", {}).get("coordinates", [])):
            if not (90 < lon < 145 and -15 < lat < 10):
                found.append(f"{project['id']}: {lon}, {lat} is not in Indonesia")
    for metric in project.get("metrics", []) + project.get("forecasts", []):
        measures = [seen["measure"] for seen in metric["observations"] if "measure" in seen]
        found += [f"{project['id']}: {value} %" for value in measures if not 0 <= value <= 100]
        keys = [seen["id"] for seen in metric["observations"]]
        found += [f"{project['id']}: an id twice"] if len(set(keys)) != len(keys) else []
    return found


def _pairs(coordinates: list[Any]) -> list[tuple[float, float]]:
    if coordinates and not isinstance(coordinates[0], list):
        return [(coordinates[0], coordinates[1])]
    return [pair for inner in coordinates for pair in _pairs(inner)]
