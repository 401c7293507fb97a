"""Asking a server: one answer with its times, or as many as it can give."""

from __future__ import annotations

import http.client
import itertools
import re
import secrets
import shutil
import statistics
import subprocess
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass

_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Answer:
    """One whole answer: its size, and when its first and last byte came (seconds)."""

    size: int
    first_byte: float
    total: float


@dataclass(frozen=True, slots=True)
class Rate:
    """What several clients got together: requests a second, and the slow tail in milliseconds."""

    per_second: float
    median_ms: float
    p99_ms: float


class WrongAnswerError(Exception):
    """The server did not answer 200."""


def fetch(port: int, path: str) -> Answer:
    """Read one answer to its end, keeping nothing."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=300)
    buffer = memoryview(bytearray(_CHUNK))
    begun = time.perf_counter()
    try:
        connection.request("GET", path)
        response = connection.getresponse()
        _check(response, path)
        size = response.readinto(buffer[:1])
        first = time.perf_counter() - begun
        while count := response.readinto(buffer):
            size += count
        return Answer(size, first, time.perf_counter() - begun)
    finally:
        connection.close()


def fetch_first_byte(port: int, path: str) -> float:
    """Seconds until the first byte of the body; the rest is not waited for."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=300)
    begun = time.perf_counter()
    try:
        connection.request("GET", path)
        response = connection.getresponse()
        _check(response, path)
        response.read(1)
        return time.perf_counter() - begun
    finally:
        connection.close()


def read(port: int, path: str) -> bytes:
    """The body of one answer."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=300)
    try:
        connection.request("GET", path)
        response = connection.getresponse()
        _check(response, path)
        return response.read()
    finally:
        connection.close()


def _check(response: http.client.HTTPResponse, path: str) -> None:
    if response.status != http.client.OK:
        raise WrongAnswerError(f"{path}: {response.status} {response.read(500)!r}")


@dataclass(frozen=True, slots=True)
class Load:
    """How a server is asked: so many kept-open connections, for so long, for `paths` in turn.

    `anew` gives every request a host name of its own, so that an answer which the server keeps
    for the next one who asks the same is of no use to it.
    """

    paths: Sequence[str]
    seconds: float
    clients: int = 8
    anew: bool = False


def measure_rate(port: int, load: Load, *, wrk: bool = True) -> Rate:
    """Put `load` on a server, with wrk where it is installed (it takes little from the server)."""
    program = shutil.which("wrk") if wrk else None
    if program and load.seconds >= 1:  # it counts in whole seconds
        return _wrk(program, port, load)
    return _threads(port, load)


def _wrk(program: str, port: int, load: Load) -> Rate:
    listed = ",".join(f'"{path}"' for path in load.paths)
    host = f"'{_token()}' .. i .. '.test'" if load.anew else f"'127.0.0.1:{port}'"
    script = (
        f"local paths = {{{listed}}}\nlocal i = 0\n"
        f"request = function() i = i + 1 wrk.headers['Host'] = {host} "
        "return wrk.format('GET', paths[i % #paths + 1]) end\n"
        "done = function(summary, latency) io.write(string.format("
        "'%d %d %d %f %f\\n', summary.requests, summary.duration, summary.errors.status, "
        "latency:percentile(50), latency:percentile(99))) end\n"
    )
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as file:  # wrk reads it once a thread
        file.write(script)
        file.flush()
        call = [program, "-t1", f"-c{load.clients}", f"-d{round(load.seconds)}s", "-s", file.name]
        call.append(f"http://127.0.0.1:{port}")
        done = subprocess.run(call, capture_output=True, text=True, check=True)
    found = re.search(r"^(\d+) (\d+) (\d+) ([\d.]+) ([\d.]+)$", done.stdout, re.MULTILINE)
    if not found or int(found[3]):
        raise WrongAnswerError(f"wrk: {done.stdout}")
    requests, micros = int(found[1]), int(found[2])
    return Rate(requests / micros * 1e6, float(found[4]) / 1000, float(found[5]) / 1000)


def _threads(port: int, load: Load) -> Rate:
    times: list[list[float]] = [[] for _ in range(load.clients)]
    until = time.perf_counter() + load.seconds
    threads = [
        threading.Thread(target=_ask_until, args=(port, load, until, found), daemon=True)
        for found in times
    ]
    begun = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    taken = time.perf_counter() - begun
    every = [moment * 1000 for found in times for moment in found]
    if len(every) < load.clients:
        raise WrongAnswerError(f"{load.paths[0]}: {len(every)} answers in {taken:.0f} s")
    return Rate(
        len(every) / taken, statistics.median(every), statistics.quantiles(every, n=100)[98]
    )


def _ask_until(port: int, load: Load, until: float, times: list[float]) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    token = _token()
    try:
        for number, path in enumerate(itertools.cycle(load.paths)):
            begun = time.perf_counter()
            if begun > until:
                return
            headers = {"Host": f"{token}{number}.test"} if load.anew else {}
            connection.request("GET", path, headers=headers)
            response = connection.getresponse()
            _check(response, path)
            response.read()
            times.append(time.perf_counter() - begun)
    finally:
        connection.close()


def _token() -> str:
    return f"a{secrets.token_hex(4)}-"
