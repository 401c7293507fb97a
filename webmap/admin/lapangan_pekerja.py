"""The field page's service worker: its text is built, its list of files is written before it."""

from __future__ import annotations

import hashlib
import json

from flask import current_app, url_for

from webmap.pages.aset import aset, aset_folder, aset_imports

from .lapangan_config import lapangan_alamat

_STYLES = ("dasar.css", "kantor.css")
_SCRIPTS = ("dasar.js", "lapangan.js")


def worker_script(halaman: str) -> str:
    """The worker for the page `halaman` (its HTML). Same page, same files: the same text."""
    source = (aset_folder(current_app) / aset("lapangan-sw.js").rsplit("/", 1)[-1]).read_text(
        "utf-8"
    )
    files = _files()
    version = hashlib.sha256("\n".join((halaman, source, *files)).encode()).hexdigest()[:16]
    bekal = {
        "versi": version,
        "halaman": url_for("admin.lapangan"),
        "aset": files,
        "alamat": lapangan_alamat(),
    }
    return f"self.BEKAL = {json.dumps(bekal)};\n{source}"


def _files() -> list[str]:
    """What the page is built from; their names change with their content."""
    files = [aset(name) for name in (*_STYLES, *_SCRIPTS)]
    files += [file for name in _SCRIPTS for file in aset_imports(name)]
    return [*dict.fromkeys(files), url_for("static", filename="ikon.svg")]
