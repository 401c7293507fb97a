"""The examples for Python run as they stand, over the sample catalogue, served and as a file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sipurbo_geo.database.engine import open_catalogue
from sipurbo_geo.intake.sample import build_sample
from sipurbo_geo.registry import Registry
from sipurbo_geo.settings import Settings, shipped
from tests.needs import ROOT
from tests.serving import serving

from . import texts

WEB = "https://peta.example.org"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory, registry: Registry) -> Path:
    """The sample catalogue as a file that nobody has open."""
    path = tmp_path_factory.mktemp("contoh") / "tebo.gpkg"
    catalogue = open_catalogue(f"sqlite:///{path}")
    build_sample(catalogue, registry, shipped("sample_data"))
    catalogue.close()
    return path


@pytest.fixture(scope="module", params=["web", "berkas"])
def place(request: pytest.FixtureRequest, sample: Path) -> Iterator[str]:
    """What stands in for the address of the examples."""
    if request.param == "berkas":
        yield str(sample)
        return
    with serving(Settings(f"sqlite:///{sample}", secret_key="uji")) as address:
        yield address


def _run(document: str, place: str) -> dict[str, Any]:
    """Every example of a document, one after the other as in a notebook; says what it made."""
    made: dict[str, Any] = {}
    found = texts.examples((ROOT / document).read_text(), "python")
    assert WEB in found[0]
    for text in found:
        exec(compile(text.replace(WEB, place), document, "exec"), made)
    return made


def test_the_readme_keeps_its_three_lines(place: str) -> None:
    roads = _run("README.md", place)["jalan"]
    assert len(roads) > 3
    assert set(roads.bidang) == {"bina-marga"}
    assert all("Sumay" in names for names in roads.kecamatan)


def test_the_guide_for_python_gets_what_it_promises(
    place: str, capsys: pytest.CaptureFixture[str]
) -> None:
    made = _run("docs/python.md", place)
    assert "Maksud Anda 'kecamatan'?" in capsys.readouterr().out
    assert set(made["terlambat"].status) <= {"terlambat", "kritis"}
    for name in ("terlambat", "sekitar", "per_bidang", "progres", "batas", "gabung"):
        assert len(made[name]), name
    assert made["panjang_km"] > 1
    assert made["terburuk"].realisasi < made["terburuk"].rencana
    assert made["utm"].crs.to_epsg() == 32748
