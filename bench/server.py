"""A server under test: granian in a process of its own, started and stopped."""

from __future__ import annotations

import http.client
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from tests.ports import held_port

from .client import read

_ROOT = Path(__file__).resolve().parent.parent
_START_SECONDS = 300


@dataclass(frozen=True, slots=True)
class Served:
    """A server that answers; `pid` is the root of its process tree."""

    port: int
    pid: int


@contextmanager
def serving(
    arguments: list[str], ready_path: str, environ: Mapping[str, str], log: Path
) -> Iterator[Served]:
    """Run `python ARGUMENTS` ("{port}" is filled in) until the block ends."""
    with held_port() as port, log.open("ab") as output:
        process = subprocess.Popen(
            [sys.executable, *(part.replace("{port}", str(port)) for part in arguments)],
            cwd=_ROOT,
            env={**os.environ, **environ},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            _wait(process, port, ready_path, log)
            yield Served(port, process.pid)
        finally:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _wait(process: subprocess.Popen[bytes], port: int, path: str, log: Path) -> None:
    until = time.monotonic() + _START_SECONDS
    while time.monotonic() < until and process.poll() is None:
        with suppress(OSError, http.client.HTTPException):
            read(port, path)
            return
        time.sleep(0.05)
    raise RuntimeError(f"the server does not answer:\n{log.read_text(errors='replace')[-2000:]}")
