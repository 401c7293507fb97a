"""The application on a real socket, for clients that are programs of their own."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.client import HTTPException

import pytest
from werkzeug.serving import make_server

from sipurbo_geo.settings import Settings
from webmap import create_app

from .ending import ending_with_us
from .ports import held_port

#: a busy machine takes long to start a server, and to let it finish
_PATIENCE_S = 300


@contextmanager
def serving(settings: Settings) -> Iterator[str]:
    """Serve on a free port of 127.0.0.1; gives the address without a slash at its end."""
    app = create_app(settings)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
        app.extensions["sipurbo"].catalogue.close()


@contextmanager
def started(
    settings: Settings, *, workers: int = 1
) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """The real server as processes of its own group: the first of them, and its address."""
    with held_port() as port:
        base = f"http://127.0.0.1:{port}"
        code = (
            "from sipurbo_geo.settings import Settings; from webmap.server import serve; "
            f"serve(Settings.from_env(), port={port}, workers={workers})"
        )
        process = subprocess.Popen(
            ending_with_us([sys.executable, "-c", code]),
            env=os.environ | settings.to_env(),
            start_new_session=True,
        )
        try:
            _wait_for(base, process)
            yield process, base
        finally:
            process.terminate()
            process.wait(_PATIENCE_S)


def _wait_for(base: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + _PATIENCE_S
    while time.monotonic() < deadline:
        if process.poll() is not None:
            pytest.fail(f"the server ended with {process.returncode}")
        with (
            suppress(OSError, HTTPException),
            urllib.request.urlopen(f"{base}/healthz", timeout=5),
        ):
            return
        time.sleep(0.1)
    pytest.fail(f"the server did not answer within {_PATIENCE_S} s")
