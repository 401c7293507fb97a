"""The guide's examples are run as they stand there."""

from __future__ import annotations

import html
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

from sipurbo_geo.catalogue.add_pengguna import add_pengguna
from sipurbo_geo.catalogue.make_token import make_token
from sipurbo_geo.database.engine import open_catalogue
from sipurbo_geo.model.peran import Peran
from sipurbo_geo.model.token import new_token
from sipurbo_geo.registry import Registry
from sipurbo_geo.settings import Settings
from tests.clients.conftest import fill_small
from tests.needs import need_program
from tests.serving import serving

TOKEN = new_token()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, registry: Registry) -> Iterator[str]:
    """The small district with one officer's token, served on a real socket."""
    url = f"sqlite:///{tmp_path_factory.mktemp('panduan') / 'tebo.gpkg'}"
    catalogue = open_catalogue(url)
    fill_small(catalogue, registry)
    with catalogue.writing() as conn:
        key = add_pengguna(
            conn, "uji", "Uji", Peran.PPK, sandi="x", bidang=["bina-marga"], ganti_sandi=False
        )
        make_token(conn, key, "uji", TOKEN)
    catalogue.close()
    with serving(Settings(database_url=url, secret_key="rahasia-untuk-uji")) as base:
        yield f"{base}/ogc"


def _examples(address: str, bahasa: str) -> list[str]:
    with urlopen(f"{address}/panduan") as answer:
        page = answer.read().decode()
    found = re.findall(rf'data-contoh="{bahasa}"><code>(.*?)</code>', page, re.DOTALL)
    assert found
    return [html.unescape(text) for text in found]


def _run(*command: str, folder: Path | None = None) -> str:
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        cwd=folder,
        env=os.environ | {"TOKEN": TOKEN},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_curl_examples_get_what_they_promise(address: str) -> None:
    need_program("curl")
    answers = [_run("bash", "-c", text) for text in _examples(address, "curl")]
    roads, late, utm, made, seen, changed, gone = answers
    assert json.loads(roads)["numberReturned"] == 4
    assert json.loads(late)["features"] == []
    first = json.loads(utm)["features"][0]
    assert set(first["properties"]) == {"kode", "nama", "realisasi"}
    assert first["geometry"]["coordinates"][0][0] > 180_000
    assert json.loads(made)["hasil"] == "baru"
    assert 'ETag: "1"' in seen
    assert (json.loads(changed)["hasil"], json.loads(changed)["versi"]) == ("berubah", 2)
    assert gone == ""


def test_the_python_examples_get_what_they_promise(address: str) -> None:
    table, chosen, reports, ours = (
        _run(sys.executable, "-c", text) for text in _examples(address, "python")
    )
    assert "PUPR-2023-0001" in table
    assert (chosen.strip(), reports.strip()) == ("4", "5")
    assert ours.split() == ["1", "0.0"]


def test_the_r_examples_get_what_they_promise(address: str, tmp_path: Path) -> None:
    rscript = need_program("Rscript")
    whole, chosen = (
        _run(rscript, "--vanilla", "-e", text, folder=tmp_path) for text in _examples(address, "r")
    )
    assert "Simple feature collection with 4 features" in whole
    assert (tmp_path / "Rplots.pdf").stat().st_size > 3000, "the plot is there"
    assert sum(int(word) for word in chosen.split() if word.isdecimal()) == 13
    assert {"jalan", "irigasi"} <= set(chosen.split())
