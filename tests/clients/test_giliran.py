"""Files that are built: few at once, and nothing of them stays when nobody waits for them."""

from __future__ import annotations

import socket
import time
import urllib.request
from contextlib import suppress
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

import pytest
from flask import Flask
from shapely import LineString

from bench.memory import family
from sipurbo_geo.catalogue.save_kegiatan import save_kegiatan
from sipurbo_geo.catalogue.save_wilayah import save_wilayah
from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.registry import Registry
from sipurbo_geo.serialise.unduhan.bentuk import BENTUK
from sipurbo_geo.settings import Settings
from tests.factories import make_kegiatan, make_wilayah
from tests.serving import started
from webmap import giliran


@pytest.fixture
def busy(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Flask:
    """The site while others build as many files as may be built."""
    monkeypatch.setattr(giliran, "PATIENCE_S", 0.01)
    turns = app.extensions["sipurbo"].pembuatan
    while turns.acquire(blocking=False):
        pass
    return app


def test_a_file_too_many_is_put_off(busy: Flask) -> None:
    client = busy.test_client()
    client.set_cookie("bahasa", "en")
    built = [ext for ext, bentuk in BENTUK.items() if not bentuk.streams]
    assert "gpkg" in built
    for path in [*(f"kegiatan.{ext}" for ext in built), "progres.xlsx"]:
        answer = client.get(f"/unduh/{path}")
        assert (answer.status_code, answer.mimetype) == (503, "application/problem+json"), path
        assert answer.headers["Retry-After"] == "15"
        assert "Try again in 15 seconds" in answer.json["detail"]


def test_what_streams_waits_for_nobody(busy: Flask) -> None:
    client = busy.test_client()
    for ext, bentuk in BENTUK.items():
        if bentuk.streams:
            assert client.get(f"/unduh/kegiatan.{ext}").status_code == 200, ext


def test_who_asks_for_headers_alone_gets_them_without_a_file(busy: Flask) -> None:
    answer = busy.test_client().head("/unduh/kegiatan.gpkg")
    assert (answer.status_code, answer.data) == (200, b"")
    assert "kegiatan.gpkg" in answer.headers["Content-Disposition"]


def test_a_turn_is_given_back_whatever_happens(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(giliran, "PATIENCE_S", 60)
    client = app.test_client()
    for _ in range(4):
        assert client.get("/unduh/kegiatan.xlsx").status_code == 200
    thread = Thread(target=lambda: (time.sleep(0.3), turns.release()))
    turns = app.extensions["sipurbo"].pembuatan
    assert all(turns.acquire(blocking=False) for _ in range(2))
    thread.start()
    assert client.get("/unduh/kegiatan.gpkg").status_code == 200
    thread.join()


@pytest.fixture
def large(catalogue: Catalogue, registry: Registry) -> None:
    """Some 5 MB of lines, more than sockets hold."""
    winding = LineString([(102.2 + n % 2 * 1e-3, -1.4 - n * 1e-6) for n in range(5000)])
    roads = [make_kegiatan(f"PUPR-2023-{n:04}", geometry=winding) for n in range(60)]
    with catalogue.writing() as conn:
        save_wilayah(conn, make_wilayah())
        save_kegiatan(conn, registry, roads)


@pytest.mark.slow
@pytest.mark.usefixtures("large")
def test_nothing_stays_of_a_file_that_nobody_waits_for(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    aside = tmp_path / "aside"
    aside.mkdir()
    monkeypatch.setenv("TMPDIR", str(aside))
    with started(settings) as (process, base):
        for wait in (1, 0):  # once when the first bytes are there, once at once
            _hang_up(base, "/unduh/kegiatan.gpkg", wait)
        _wait_until_nothing_is_open(process.pid, aside)
        with urllib.request.urlopen(f"{base}/unduh/kegiatan.gpkg", timeout=600) as answer:
            assert answer.read(6) == b"SQLite"
        # who hung up at once may have been heard of only now
        _wait_until_nothing_is_open(process.pid, aside)
    assert not list(aside.iterdir())


def _hang_up(base: str, path: str, wait: int) -> None:
    parts = urlsplit(base)
    with socket.create_connection((parts.hostname, parts.port), timeout=600) as connection:
        connection.sendall(f"GET {path} HTTP/1.1\r\nHost: {parts.netloc}\r\n\r\n".encode())
        if wait:
            assert connection.recv(12) == b"HTTP/1.1 200"


def _wait_until_nothing_is_open(pid: int, folder: Path) -> None:
    deadline = time.monotonic() + 300
    while left := _open_below(pid, folder):
        assert time.monotonic() < deadline, left
        time.sleep(0.2)


def _open_below(pid: int, folder: Path) -> list[str]:
    """What any process of the server has open in the folder, also what has lost its name."""
    found = []
    for link in [link for one in family(pid) for link in Path(f"/proc/{one}/fd").glob("*")]:
        with suppress(FileNotFoundError):  # closed since it was listed
            found.append(str(link.readlink()))
    return [*(name for name in found if name.startswith(str(folder))), *map(str, folder.iterdir())]
