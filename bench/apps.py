"""The two servers: the real application, and a plain one of the same kind."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path

from .server import Served, serving

_REAL = (
    "from sipurbo_geo.settings import Settings; from webmap.server import serve; "
    "serve(Settings.from_env(), port={port})"
)
#: the options of webmap.server.serve
_OPTIONS = (
    "--interface wsgi --host 127.0.0.1 --port {port} --workers 1 --blocking-threads 8 "
    "--no-ws --log-level error --factory"
)


def real_server(url: str, folder: Path) -> AbstractContextManager[Served]:
    """What `sipurbo serve` runs, on the catalogue at `url`."""
    environ = {
        "SIPURBO_DATABASE_URL": url,
        "SIPURBO_SECRET_KEY": "bench",
        "SIPURBO_MEDIA": str(folder / "media"),
    }
    return serving(["-c", _REAL], "/healthz", environ, folder / "real.log")


def plain_server(file: Path, folder: Path) -> AbstractContextManager[Served]:
    """The application of `bench.hello`, which sends `file`, served the same way."""
    call = ["-m", "granian", *_OPTIONS.split(), "bench.hello:create"]
    return serving(call, "/hello", {"SIPURBO_BENCH_FILE": str(file)}, folder / "plain.log")
