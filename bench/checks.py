"""What is promised of a served catalogue, as checks on one size and one database."""

from __future__ import annotations

import secrets
import statistics
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import Any

from sipurbo_geo.query.koleksi.penanda import NAME as PENANDA
from sipurbo_geo.query.koleksi.penanda import write_penanda

from .client import Load, fetch, measure_rate
from .measure import Check, Measure
from .memory import Peak
from .questions import WHOLE, Questions, typical_count
from .server import Served
from .ubin import tile_checks
from .unduhan import download_checks

#: promised ratios per database: one feature, kecamatan + bidang, whole collection
_ONE = {"geopackage": 0.6, "postgis": 0.35}
_PLACE = {"geopackage": 0.06, "postgis": 0.025}
_WHOLE = {"geopackage": 3.0, "postgis": 1.3}
#: the sizes for which a ratio is promised; the others are reported
PROMISED_COUNT = 100_000
_FIRST_BYTE_MS = 50.0
_GROWTH_MIB = 20.0
_TAIL_MS = 30.0
#: items of the OGC API against the feed, and how many pages tell
_OGC = 1.3
_PAGES = 25
ITEMS = "/ogc/collections/kegiatan/items"


@dataclass(frozen=True, slots=True)
class Ground:
    """What stands ready: the real server, another like it, the plain one."""

    kind: str
    count: int
    served: Served
    fresh: Callable[[], AbstractContextManager[Served]]
    plain: Served
    questions: Questions
    libpq: str
    seconds: float


def limits(ground: Ground) -> dict[str, Measure]:
    """What this machine does at best, by name."""
    return {
        "hello": lambda: (
            measure_rate(ground.plain.port, Load(("/hello",), ground.seconds)).per_second
        ),
        "static file": lambda: fetch(ground.plain.port, "/file").total,
        "COPY": lambda: _copy_seconds(ground.libpq),
        "feed, limit 1000": lambda: _page_seconds(ground, f"{WHOLE}?limit=1000&offset={{}}", int),
    }


def checks(ground: Ground) -> list[Check]:
    """Every check on reading, in the order of the report."""
    promised = ground.count == PROMISED_COUNT
    downloads = download_checks(ground.fresh, promised=promised)
    tiles = tile_checks(ground.served.port, ground.seconds, promised=promised)
    ogc, tail = _ogc_check(ground), _tail_check(ground)
    return [*_rate_checks(ground), *_whole_checks(ground), ogc, *downloads, *tiles, tail]


def _rate_checks(ground: Ground) -> Iterator[Check]:
    asked, promised = ground.questions, ground.count == PROMISED_COUNT
    port = ground.served.port
    named = {
        "one feature": (asked.one, _ONE[ground.kind] if promised else None),
        "limit 10": ((f"{WHOLE}?limit=10",), None),
        "limit 1000": ((f"{WHOLE}?limit=1000",), None),
        "limit 10000": ((f"{WHOLE}?limit=10000",), None),
        f"bbox, {typical_count(port, asked.box):,} features": (asked.box, None),
        f"kecamatan + bidang, {typical_count(port, asked.place):,} features": (
            asked.place,
            _PLACE[ground.kind] if promised else None,
        ),
    }
    for name, (paths, target) in named.items():
        for how, anew in (("anew", True), ("again", False)):
            yield Check(
                f"{name}, asked {how}",
                "req/s",
                _rate_of(ground, Load(paths, ground.seconds, anew=anew)),
                "hello",
                target,
                at_least=True,
            )


def _rate_of(ground: Ground, load: Load) -> Measure:
    return lambda: measure_rate(ground.served.port, load).per_second


def _whole_checks(ground: Ground) -> Iterator[Check]:
    port = ground.served.port
    limit = "static file" if ground.kind == "geopackage" else "COPY"
    target = _WHOLE[ground.kind] if ground.count == PROMISED_COUNT else None
    yield Check("whole collection", "s", lambda: fetch(port, WHOLE).total, limit, target)
    yield Check(
        "whole collection, first byte",
        "ms",
        lambda: fetch(port, WHOLE).first_byte * 1000,
        target=_FIRST_BYTE_MS,
    )
    yield Check(
        "whole collection, memory growth",
        "MiB",
        lambda: _growth(ground),
        target=_GROWTH_MIB,
        summary=max,
    )


def _ogc_check(ground: Ground) -> Check:
    pages = f"{ITEMS}?limit=1000&{PENANDA}={{}}"
    return Check(
        "OGC items, limit 1000",
        "s",
        lambda: _page_seconds(ground, pages, lambda start: write_penanda([start])),
        "feed, limit 1000",
        _OGC if ground.count == PROMISED_COUNT else None,
    )


def _page_seconds(ground: Ground, pages: str, mark: Callable[[int], Any]) -> float:
    """The median time of pages that begin somewhere near the start, each another one."""
    starts = [secrets.randbelow(min(ground.count, 1000)) + 1 for _ in range(_PAGES)]
    times = [fetch(ground.served.port, pages.format(mark(start))).total for start in starts]
    return statistics.median(times)


def _growth(ground: Ground) -> float:
    # a server of its own: pages that earlier questions left behind would hide the growth
    with ground.fresh() as served:
        for path in ground.questions.one[:20]:
            fetch(served.port, path)
        with Peak(served.pid) as peak:
            fetch(served.port, WHOLE)
            fetch(served.port, WHOLE)
        return peak.growth


def _tail_check(ground: Ground) -> Check:
    return Check(
        "one feature during two whole downloads, p99",
        "ms",
        lambda: _tail(ground),
        target=_TAIL_MS,
    )


def _tail(ground: Ground) -> float:
    with _downloading(ground.served.port, times=2):
        load = Load(ground.questions.one, ground.seconds, clients=1, anew=True)
        return measure_rate(ground.served.port, load).p99_ms


@contextmanager
def _downloading(port: int, times: int) -> Iterator[None]:
    """Whole downloads, again and again, while the block runs."""
    done = threading.Event()

    def again() -> None:
        while not done.is_set():
            fetch(port, WHOLE)

    threads = [threading.Thread(target=again, daemon=True) for _ in range(times)]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        done.set()
        for thread in threads:
            thread.join()


def _copy_seconds(libpq: str) -> float:
    statement = "COPY (SELECT fitur FROM terbitan_fitur) TO STDOUT"
    begun = time.perf_counter()
    subprocess.run(
        ["psql", "-X", "-q", "-d", libpq, "-c", statement],
        stdout=subprocess.DEVNULL,
        check=True,
    )
    return time.perf_counter() - begun
