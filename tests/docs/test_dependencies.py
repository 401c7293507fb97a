"""What is imported is asked for in pyproject.toml, and pins name no place to fetch from."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests.needs import ROOT

_OURS = {"sipurbo_geo", "webmap", "tests", "bench", "sample_data"}
_NAME = re.compile(r"^[A-Za-z0-9._-]+")


def _imported(folder: Path) -> dict[str, Path]:
    """Top-level name → a file that imports it, without the standard library and ourselves."""
    found: dict[str, Path] = {}
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_bytes())):
            names: list[str] = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names = [node.module]
            found.update({name.partition(".")[0]: path for name in names})
    known = _OURS | sys.stdlib_module_names
    return {name: path for name, path in found.items() if name not in known}


def _asked_for(*extras: str) -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    lines = list(project["dependencies"])
    for extra in extras:
        lines += project["optional-dependencies"][extra]
    return {_plain(found[0]) for line in lines if (found := _NAME.match(line))}


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.mark.parametrize("package", ["sipurbo_geo", "webmap"])
def test_every_package_that_is_imported_is_asked_for(package: str) -> None:
    distributions = packages_distributions()
    asked = _asked_for("postgis", "laporan", "parquet", "ops")
    for name, path in _imported(ROOT / package).items():
        owners = {_plain(owner) for owner in distributions.get(name, [name])}
        assert owners & asked, f"{path.relative_to(ROOT)} imports {name}"


def test_every_package_that_is_asked_for_is_pinned() -> None:
    pins = (ROOT / "constraints.txt").read_text().splitlines()
    pinned = {_plain(line.partition("==")[0]) for line in pins}
    assert _asked_for("postgis", "laporan", "parquet", "dev") - {"sipurbo-geo"} <= pinned


def test_a_pin_is_a_name_and_a_version_and_nothing_else() -> None:
    for line in (ROOT / "constraints.txt").read_text().splitlines():
        assert re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.+!]+", line), line


def test_the_lock_file_of_the_assets_names_no_address() -> None:
    lock = (ROOT / "webmap" / "assets" / "package-lock.json").read_text()
    assert '"resolved"' not in lock
    assert '"integrity"' in lock
