"""QGIS opens the living GeoPackage: every theme valid, counted right, no word of warning."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from sipurbo_geo.registry import Registry
from tests.needs import missing

_PYTHON = "/usr/bin/python3"  # the one that Debian's QGIS is built for
_PROBE = Path(__file__).with_name("qgis_probe.py")


def _ask(path: Path, *layers: str) -> dict[str, Any]:
    environ = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTHON", "VIRTUAL_ENV", "CPL_", "GDAL_"))
    }
    done = subprocess.run(
        [_PYTHON, str(_PROBE), str(path), *layers],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        env=environ | {"QT_QPA_PLATFORM": "offscreen"},
    )
    lines = done.stdout.splitlines()
    assert lines, done.stderr
    answer: dict[str, Any] = json.loads(lines[-1])
    answer["messages"] += [line for line in done.stderr.splitlines() if "Warning" in line]
    return answer


@pytest.fixture(scope="module", autouse=True)
def qgis() -> None:
    """QGIS for Python, which comes from the system and not from pip."""
    call = [_PYTHON, "-c", "import qgis.core"]
    if (
        not Path(_PYTHON).exists()
        or subprocess.run(call, capture_output=True, check=False).returncode
    ):
        missing("QGIS for Python is not installed: apt-get install python3-qgis")


def test_the_probe_itself_sees_a_layer_that_is_not_there(living: Path) -> None:
    assert not _ask(living, "tidak_ada")["layers"]["tidak_ada"]["valid"]


def test_every_theme_opens_with_its_features(living: Path, registry: Registry) -> None:
    answer = _ask(living, *registry.layers)
    for name, found in answer["layers"].items():
        expected = 3 if name == "jalan" else 1
        assert found["valid"], name
        assert (found["count"], found["read"], found["with_geometry"]) == (expected,) * 3, name
        assert found["crs"] == "EPSG:4326", name
        assert {"kode", "nama", "status"} <= set(found["fields"]), name
    assert answer["messages"] == []


def test_the_themes_are_offered_and_the_register_is_not(living: Path, registry: Registry) -> None:
    answer = _ask(living)
    offered = set(answer["offered"])
    assert set(registry.layers) <= offered
    assert not {"kegiatan", "progres_fisik", "pendanaan", "katalog"} & offered
    assert answer["messages"] == []
