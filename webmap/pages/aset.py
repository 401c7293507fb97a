"""Where the built scripts and styles lie: their names carry a hash of their content."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from flask import Flask, current_app, url_for

from sipurbo_geo.errors import ConfigError

_KEY = "sipurbo-aset"


def aset_folder(app: Flask) -> Path:
    """The folder that `make assets` fills."""
    return Path(app.static_folder or "static") / "dist"


def load_manifest(folder: Path) -> dict[str, Any]:
    """What was built; raises `ConfigError` when nothing was."""
    try:
        manifest: dict[str, Any] = json.loads((folder / "manifest.json").read_text("utf-8"))
    except FileNotFoundError as error:
        raise ConfigError(
            "Berkas skrip dan gaya halaman belum dibuat. Jalankan: make assets",
            "The scripts and styles of the pages have not been built. Run: make assets",
        ) from error
    return manifest


def init_aset(app: Flask) -> None:
    """Read the manifest once, when the application is made."""
    app.extensions[_KEY] = load_manifest(aset_folder(app))


def aset(name: str) -> str:
    """The address of a built file: `aset("peta.js")`."""
    return _url(current_app.extensions[_KEY][name]["file"])


def aset_imports(name: str) -> list[str]:
    """The addresses of what a script imports, so that the page can ask for them at once."""
    return [_url(file) for file in current_app.extensions[_KEY][name]["imports"]]


def _url(file: str) -> str:
    return url_for("static", filename=f"dist/{file}")
