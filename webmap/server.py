"""Serving the application with granian, and saying when it is ready."""

from __future__ import annotations

import http.client
import multiprocessing
import os
import threading
import time
from collections.abc import Callable

from flask import Flask
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from sipurbo_geo.settings import Settings

from . import create_app

#: standard output belongs to the one line with the address
_TO_STDERR = {
    name: {"class": "logging.StreamHandler", "formatter": kind, "stream": "ext://sys.stderr"}
    for name, kind in (("console", "generic"), ("access", "access"))
}


def application() -> Flask:
    """What each worker process serves, set up by its environment."""
    return create_app(Settings.from_env())


def serve(
    settings: Settings,
    *,
    host: str = "127.0.0.1",
    port: int = 8000,
    workers: int = 1,
    threads: int = 8,
    on_ready: Callable[[str], None] | None = None,
) -> None:
    """Serve until stopped. `on_ready` is called once, with the address, when it answers.

    Few threads a process: Python runs one at a time, and each long download holds one.
    """
    # before the workers start, so that a mistake is said here and not by a dying process
    create_app(settings).extensions["sipurbo"].catalogue.close()
    os.environ.update(settings.to_env())
    # A forked worker inherits whatever lock another thread holds at that moment and may wait for
    # it for ever; this process has threads (the one that waits below, those of GDAL and PROJ).
    multiprocessing.set_start_method("spawn", force=True)
    if on_ready:
        waiting = threading.Thread(
            target=_announce, args=(host, port, on_ready), name="ready", daemon=True
        )
        waiting.start()
    Granian(
        "webmap.server:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        factory=True,
        workers=workers,
        blocking_threads=threads,
        log_level=LogLevels.warning,
        log_access=False,
        log_dictconfig={"handlers": _TO_STDERR},
        websockets=False,
    ).serve()


def _announce(host: str, port: int, on_ready: Callable[[str], None]) -> None:
    # a busy machine may take minutes; the thread ends with the process
    while not _answers(host, port):
        time.sleep(0.05)
    on_ready(f"http://{host}:{port}/")


def _answers(host: str, port: int) -> bool:
    connection = http.client.HTTPConnection(host, port, timeout=5)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == http.HTTPStatus.OK
    except OSError:
        return False
    finally:
        connection.close()
