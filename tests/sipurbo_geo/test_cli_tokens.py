"""`sipurbo token`: made once, listed without the secret, revoked."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from sipurbo_geo.cli import main


@pytest.fixture
def run(geopackage_url: str) -> Any:
    """Runs a command on an own catalogue with one account."""

    def call(*arguments: str) -> Result:
        return CliRunner().invoke(main, ["--database", geopackage_url, *arguments])

    added = call("user", "add", "ani", "--nama", "Ani", "--peran", "administrator")
    assert added.exit_code == 0, added.output
    return call


def test_a_token_of_nobody_is_refused(run: Any) -> None:
    assert run("token", "add", "budi", "--nama", "x").exit_code == 1
    assert run("token", "add", "ani", "--nama", " ").exit_code == 2
    assert run("token", "revoke", "7").exit_code == 1


def test_a_token_is_made_listed_and_revoked(run: Any, geopackage_url: str) -> None:
    made = json.loads(run("token", "add", "ani", "--nama", "QGIS", "--json").output)
    secret = made["token"]
    assert secret.startswith("sipurbo_")
    listed = run("token", "list", "ani")
    assert "QGIS" in listed.output
    assert secret not in listed.output
    path = Path(geopackage_url.removeprefix("sqlite:///"))
    assert secret.encode() not in path.read_bytes()
    assert run("token", "revoke", str(made["id"])).exit_code == 0
    (one,) = json.loads(run("token", "list", "ani", "--json").output)["token"]
    assert one["berlaku"] is False
