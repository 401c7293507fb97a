"""What a download holds in memory does not grow with how much is downloaded."""

from __future__ import annotations

import gc
import tracemalloc
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from sipurbo_geo.catalogue.save_kegiatan import save_kegiatan
from sipurbo_geo.catalogue.save_wilayah import save_wilayah
from sipurbo_geo.database.engine import open_catalogue
from sipurbo_geo.model.filter import KegiatanFilter
from sipurbo_geo.query.features import stream_features
from sipurbo_geo.query.tally import Tally
from sipurbo_geo.registry import Registry
from sipurbo_geo.serialise.unduhan import ogr, parquet
from sipurbo_geo.serialise.unduhan.bentuk import BENTUK, BENTUK_PROGRES
from sipurbo_geo.serialise.unduhan.isi import Isi, Keterangan
from tests.factories import make_each_theme, make_wilayah

_PIECE = 200
#: written in one go; they refuse what would be too much instead
HELD = {"fgb"}
_ABOUT = Keterangan("Uji", "https://x", "https://y", datetime(2024, 1, 1, tzinfo=UTC), "", "1")

Make = Callable[[int], Isi]


@pytest.fixture
def make(geopackage_url: str, registry: Registry) -> Make:
    """So many features of every theme, and as many reports, made while they are read."""
    catalogue = open_catalogue(geopackage_url)
    with catalogue.writing() as conn:
        save_wilayah(conn, make_wilayah())
        save_kegiatan(conn, registry, [*make_each_theme(registry)])
    lines = b",\n".join(piece for piece, _ in stream_features(catalogue, KegiatanFilter()))
    catalogue.close()
    stored = lines.split(b",\n")
    piece = b",\n".join(stored[n % len(stored)] for n in range(_PIECE))
    report = {"kode": "PUPR-2023-0001", "nama": "Jalan", "layer": "jalan", "bidang": "bina-marga"}
    week = {"tahun": 2023, "minggu": 1, "tanggal": str(date(2023, 6, 5)), "kritis": False}
    shares = {"rencana": 10.0, "realisasi": 5.0, "deviasi": -5.0}
    found = Tally(1, 0, (102.0, -1.6, 102.5, -1.2))

    def of(pieces: int) -> Isi:
        return Isi(
            ((piece, _PIECE) for _ in range(pieces)),
            tuple(registry.layers.values()),
            _ABOUT,
            lambda: found,
            lambda: ([dict(report | week | shares) for _ in range(_PIECE)] for _ in range(pieces)),
        )

    return of


@pytest.fixture(autouse=True)
def _small_heaps(monkeypatch: pytest.MonkeyPatch) -> None:
    """What waits to be written together is little here, so that it is full in both runs."""
    monkeypatch.setattr(parquet, "ROWS", 2 * _PIECE)
    monkeypatch.setattr(ogr, "AT_ONCE", 20)


_EVERY = [*BENTUK.items(), *((f"progres.{ext}", b) for ext, b in BENTUK_PROGRES.items())]


@pytest.mark.parametrize(("name", "bentuk"), _EVERY, ids=[name for name, _ in _EVERY])
def test_four_times_as_much_takes_no_more_memory(make: Make, name: str, bentuk: Any) -> None:
    if name in HELD:
        assert not bentuk.streams
        return
    for _ in bentuk.write(make(1)):  # what is imported and kept at the first time
        pass
    little, much = (_peak(bentuk, make(pieces)) for pieces in (3, 12))
    assert much < little * 1.25, (little, much)


def _peak(bentuk: Any, isi: Isi) -> int:
    gc.collect()
    tracemalloc.start()
    try:
        for _ in bentuk.write(isi):
            pass
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_what_streams_begins_before_all_is_read(make: Make) -> None:
    for name, bentuk in _EVERY:
        if not bentuk.streams:
            continue
        read: list[int] = []
        isi = make(10)
        counted = Isi(
            _counted(isi.pieces, read), isi.layers, _ABOUT, isi.tally, isi.laporan, isi.public_url
        )
        assert next(iter(bentuk.write(counted))), name
        assert len(read) <= 1, name


def _counted(pieces: Any, read: list[int]) -> Any:
    for piece in pieces:
        read.append(1)
        yield piece
