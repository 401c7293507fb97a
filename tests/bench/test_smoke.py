"""The whole bench, small and short, so that its figures are there when they are wanted."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bench.measure import Check, Result, run
from bench.report import save, table
from bench.unduhan import streaming_names
from tests.needs import ROOT, need_program
from tests.postgres import ENV_URL

CHECKS = (
    "one feature",
    "limit 10",
    "limit 1000",
    "limit 10000",
    "bbox",
    "kecamatan + bidang",
    "whole collection",
    "whole collection, first byte",
    "whole collection, memory growth",
    "gpkg, whole collection",
    *(f"{name}, first byte" for name in streaming_names()),
    "one feature during two whole downloads, p99",
    "walked by key under a writer, missed or met twice",
    "walked sorted under a writer, missed or met twice",
    "import",
    "import, highest memory",
)
#: kegiatan; every check is made of few as of many
COUNT = 200


@pytest.fixture(scope="module")
def stock(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Filled once: the database is a copy of the file."""
    return tmp_path_factory.mktemp("stock")


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["geopackage", pytest.param("postgis", marks=pytest.mark.postgis)])
def test_every_check_comes_to_a_figure(
    kind: str, stock: Path, request: pytest.FixtureRequest
) -> None:
    need_program("ogr2ogr")
    need_program("psql")
    call = [sys.executable, "-m", "bench", "--n", f"{COUNT}", "--rounds", "1", "--seconds", "0.2"]
    call += ["--database", kind, "--data", str(stock), "--no-save", "--no-fresh"]
    environ = dict(os.environ)
    if kind == "postgis":
        environ[ENV_URL] = request.getfixturevalue("postgres").address
    done = subprocess.run(
        call, cwd=ROOT, env=environ, capture_output=True, text=True, check=False, timeout=1800
    )
    assert done.returncode in (0, 1), done.stderr  # 1: a target was missed, which is no fault here
    assert f"{kind}, {COUNT} kegiatan, 1 rounds" in done.stdout, done.stderr
    for name in CHECKS:
        assert any(line.startswith(name) for line in done.stdout.splitlines()), name


def _result(value: float, **given: object) -> Result:
    check = Check("a check", "s", lambda: value, **given)  # type: ignore[arg-type]
    (result,) = run([check], {"best": lambda: 2.0}, 1, lambda _: None)
    return result


def test_a_missed_target_is_told() -> None:
    assert _result(7.0, limit="best", target=3.0).ok is False
    assert _result(1.0, limit="best", target=0.6, at_least=True).ok is False
    assert "NOT" in table([_result(51.0, target=50.0)])


def test_a_met_target_is_told_and_a_figure_without_one_is_only_shown() -> None:
    assert _result(6.0, limit="best", target=3.0).ok is True
    assert _result(50.0, target=50.0).ok is True
    assert _result(50.0).ok is None
    assert "3.000×" in table([_result(6.0, limit="best", target=3.0)])


def test_values_and_limits_take_turns_and_the_median_counts() -> None:
    order: list[str] = []
    values = iter([1.0, 9.0, 5.0])

    def value() -> float:
        order.append("value")
        return next(values)

    def best() -> float:
        order.append("limit")
        return 2.0

    (result,) = run([Check("a", "s", value, "best")], {"best": best}, 3, lambda _: None)
    assert order == ["limit", "value"] * 3
    assert (result.value, result.ratio) == (5.0, 2.5)


def test_the_figures_are_kept(tmp_path: Path) -> None:
    path = save(tmp_path / "hasil", "geopackage", 500, [_result(51.0, target=50.0)])
    kept = json.loads(path.read_text())
    assert (kept["database"], kept["kegiatan"]) == ("geopackage", 500)
    assert kept["hasil"][0]["ok"] is False
