"""Walking a collection through its `next` links while somebody writes.

Who was there before the walk and still is afterwards has to be met exactly once; who comes or goes
meanwhile may be met once or not at all.
"""

from __future__ import annotations

import itertools
import json
import random
import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import sqlalchemy as sa

from sipurbo_geo.catalogue.move_kegiatan import move_kegiatan
from sipurbo_geo.catalogue.save_kegiatan import save_kegiatan
from sipurbo_geo.database.engine import Catalogue, open_catalogue
from sipurbo_geo.database.tables import terbitan
from sipurbo_geo.model.alur import Gerak
from sipurbo_geo.model.kegiatan import Kegiatan
from sipurbo_geo.registry import Registry

from .apps import real_server
from .client import read
from .fill import Tell
from .generate import generate
from .measure import Check

ITEMS = "/ogc/collections/kegiatan/items"
#: in the order of the keys, and in an order of its own (by what no writer changes) under a filter
WALKS = {"by key": f"{ITEMS}?", "sorted": f"{ITEMS}?sortby=-kode&filter=tahun%3E2000&"}
#: kegiatan that come, change or go in one transaction
_TOGETHER = 5
_PAGE = 1000
_PATIENCE_S = 60


@dataclass(frozen=True, slots=True)
class Walked:
    """What a walk came to. `survivors` were published before and after it; `missed` of them were
    not met; `twice` were met more than once, survivors or not.
    """

    pages: int
    survivors: int
    missed: int
    twice: int
    changes: int


def walk_while_writing(
    catalogue: Catalogue, registry: Registry, port: int, name: str, limit: int
) -> Walked:
    """Take the walk `name` in pages of `limit` on a server over `catalogue`.

    A writer inserts, changes and withdraws as fast as it can, at least once between two pages.
    """
    before = _codes(catalogue)
    pages = []
    with _writing(catalogue, registry, sorted(before)) as writer:
        for page in _pages(port, f"{WALKS[name]}limit={limit}"):
            pages.append(page)
            writer.written.acquire(timeout=_PATIENCE_S)
    met = Counter(itertools.chain.from_iterable(pages))
    survivors = before & _codes(catalogue)
    return Walked(
        len(pages),
        len(survivors),
        len(survivors - met.keys()),
        sum(times > 1 for times in met.values()),
        writer.changes,
    )


def paging_checks(url: str, registry: Registry, folder: Path, tell: Tell) -> list[Check]:
    """The walks over the catalogue at `url`, which they change."""
    return [
        Check(
            f"walked {name} under a writer, missed or met twice",
            "",
            partial(_wrong, url, registry, folder, name, tell),
            target=0.0,
            summary=max,
        )
        for name in WALKS
    ]


def _wrong(url: str, registry: Registry, folder: Path, name: str, tell: Tell) -> float:
    catalogue = open_catalogue(url)
    try:
        with real_server(url, folder) as served:
            found = walk_while_writing(catalogue, registry, served.port, name, _PAGE)
    finally:
        catalogue.close()
    tell(str(found))
    if found.changes < found.pages:
        raise RuntimeError(f"too little was written for the walk to show anything: {found}")
    return float(found.missed + found.twice)


def _pages(port: int, path: str) -> Iterator[list[str]]:
    been: set[str] = set()
    while path:
        if path in been:
            raise RuntimeError(f"the walk goes round in a circle: {path}")
        been.add(path)
        page = json.loads(read(port, path))
        yield [feature["id"] for feature in page["features"]]
        onward = [link["href"] for link in page["links"] if link["rel"] == "next"]
        parts = urlsplit(onward[0]) if onward else None
        path = f"{parts.path}?{parts.query}" if parts else ""


def _codes(catalogue: Catalogue) -> set[str]:
    with catalogue.reading() as conn:
        return set(conn.scalars(sa.select(terbitan.c.kode)))


@dataclass(slots=True)
class _Writer:
    """Writes through the catalogue's verbs until it is told to stop."""

    catalogue: Catalogue
    registry: Registry
    codes: Sequence[str]
    changes: int = 0
    written: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))
    done: threading.Event = field(default_factory=threading.Event)

    def run(self) -> None:
        chance = random.Random(len(self.codes))
        leaving = iter(chance.sample(self.codes, len(self.codes)))
        new = self._new()
        while not self.done.is_set():
            with self.catalogue.writing() as conn:
                coming = [next(new) for _ in range(_TOGETHER)]
                known = chance.sample(self.codes, _TOGETHER)
                changed = [replace(next(new), kode=kode) for kode in known]
                save_kegiatan(conn, self.registry, [*coming, *changed])
                for kode in itertools.islice(leaving, _TOGETHER):
                    move_kegiatan(conn, self.registry, kode, Gerak.TARIK, catatan="bench")
            self.changes += 3 * _TOGETHER
            self.written.release()

    def _new(self) -> Iterator[Kegiatan]:
        mark = f"BARU-{random.SystemRandom().randrange(16**8):08x}"
        for number in itertools.count():
            seed = number // 1000
            if number % 1000 == 0:
                batch = generate(self.registry, 1000, seed)
            yield replace(next(batch).kegiatan, kode=f"{mark}-{number:06}")


@contextmanager
def _writing(catalogue: Catalogue, registry: Registry, codes: Sequence[str]) -> Iterator[_Writer]:
    writer = _Writer(catalogue, registry, codes)
    thread = threading.Thread(target=writer.run)
    thread.start()
    try:
        yield writer
    finally:
        writer.done.set()
        thread.join()
