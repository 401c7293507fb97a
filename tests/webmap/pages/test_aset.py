"""The built files: small enough for a cheap phone, cached for ever, never half there."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

import webmap
from sipurbo_geo.errors import ConfigError
from webmap.pages.aset import load_manifest

from .conftest import Read

DIST = Path(webmap.__file__).parent / "static" / "dist"
LOCK = Path(webmap.__file__).parent / "assets" / "package-lock.json"
MOST_BYTES = 80_000


def fetch(client: FlaskClient, address: str) -> TestResponse:
    with client.get(address, buffered=True) as answer:
        assert answer.status_code == 200, address
        return answer


def test_unbuilt_files_are_a_mistake_that_says_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="make assets"):
        load_manifest(tmp_path)


def test_the_map_page_stays_under_80_kilobytes(client: FlaskClient, read: Read) -> None:
    page = read("/peta")
    wanted = [a["src"] for a in page.find("script")]
    wanted += [a["href"] for a in page.find("link") if a["rel"] in ("stylesheet", "modulepreload")]
    assert len(wanted) >= 5
    # a map of many kegiatan fetches one script more
    lazy = load_manifest(DIST)["peta.js"]["lazy"]
    assert len(lazy) == 1
    assert not [address for address in wanted if lazy[0] in address]
    wanted.append(f"/static/dist/{lazy[0]}")
    size = sum(len(gzip.compress(fetch(client, address).data, 6)) for address in wanted)
    assert size <= MOST_BYTES, f"{size} bytes of scripts and styles"


def test_everything_a_script_imports_is_asked_for_at_once(read: Read) -> None:
    preloaded = {
        a["href"].rpartition("/")[2] for a in read("/peta").find("link", rel="modulepreload")
    }
    for name in ("peta.js", "peta-kecil.js"):
        imports = load_manifest(DIST)[name]["imports"]
        assert set(imports) <= preloaded


def test_built_files_may_be_kept_and_pages_may_not(client: FlaskClient, read: Read) -> None:
    script = read("/").find("script")[0]["src"]
    assert re.fullmatch(r"/static/dist/\w+-[A-Z0-9]{8}\.js", script)
    assert "immutable" in fetch(client, script).headers["Cache-Control"]
    assert client.get("/").headers["Cache-Control"] == "no-cache"


def test_no_file_of_an_earlier_build_is_left() -> None:
    manifest = load_manifest(DIST)
    known = {entry["file"] for entry in manifest.values()}
    known |= {name for entry in manifest.values() for name in entry["imports"] + entry["lazy"]}
    left = {path.name for path in DIST.glob("*.js")} | {path.name for path in DIST.glob("*.css")}
    assert left == known


def test_the_lock_file_names_no_download_address() -> None:
    lock = json.loads(LOCK.read_text("utf-8"))
    assert not [name for name, entry in lock["packages"].items() if "resolved" in entry]
    assert "http" not in re.sub(r'"(funding|url)": "[^"]*"', "", LOCK.read_text("utf-8"))


def test_licences_of_what_is_bundled_are_known() -> None:
    lock = json.loads(LOCK.read_text("utf-8"))["packages"]
    bundled = {name for name, entry in lock.items() if name and not entry.get("dev")}
    licences = {name: lock[name]["license"] for name in bundled}
    # one package misspells BSD-3-Clause; its text says what is meant
    allowed = {"BSD-2-Clause", "BSD-3-Clause", "BDS-3-Clause", "ISC", "MIT"}
    assert set(licences.values()) <= allowed, licences
    texts = (DIST / "LICENSES.txt").read_text("utf-8")
    assert all(name.removeprefix("node_modules/") in texts for name in bundled)
    assert texts.count("Copyright") >= len(bundled)
