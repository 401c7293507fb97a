"""The official schema of OC4IDS 0.9.5, and what it does not ask for but we do."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from jsonschema import Draft4Validator, FormatChecker
from referencing import Registry as References
from referencing.jsonschema import DRAFT4


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
