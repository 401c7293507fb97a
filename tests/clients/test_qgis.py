"""QGIS opens the living GeoPackage: every theme valid, counted right, no word of warning."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sipurbo_geo.registry import Registry

from .desktop import ask_qgis, need_qgis


def _ask(path: Path, *layers: str) -> dict[str, Any]:
    return ask_qgis("qgis_probe.py", None, str(path), *layers)


@pytest.fixture(scope="module", autouse=True)
def qgis() -> None:
    """QGIS for Python, which comes from the system and not from pip."""
    need_qgis()


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


def test_what_it_draws_is_not_blank(living: Path, registry: Registry) -> None:
    assert ask_qgis("qgis_layers.py", [])["drawn"] == 0
    sources = [["ogr", f"{living}|layername={name}"] for name in (*registry.layers, "terbitan")]
    answer = ask_qgis("qgis_layers.py", sources)
    assert all(found["valid"] and found["read"] for found in answer["layers"])
    assert answer["drawn"] > 50
    assert answer["messages"] == []
