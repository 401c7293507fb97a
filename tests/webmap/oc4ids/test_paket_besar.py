"""A package of any size leaves in the memory of one batch, on both databases."""

from __future__ import annotations

import tracemalloc

import pytest

from sipurbo_geo.catalogue.save_kegiatan import save_kegiatan
from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.registry import Registry
from tests.factories import make_kegiatan
from tests.oc4ids import stream_package


def add(catalogue: Catalogue, registry: Registry, numbers: range) -> None:
    with catalogue.writing() as conn:
        save_kegiatan(conn, registry, [make_kegiatan(f"K-{n}", geometry=None,
                      alasan_tanpa_geometri="x" * 400) for n in numbers])  # fmt: skip


def peak(catalogue: Catalogue, registry: Registry) -> tuple[int, int]:
    """Bytes held at most while the package is written, and how long it is."""
    tracemalloc.start()
    length = sum(map(len, stream_package(catalogue, registry)))
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most, length


@pytest.mark.slow
def test_memory_does_not_grow_with_the_package(catalogue: Catalogue, registry: Registry) -> None:
    add(catalogue, registry, range(2000))
    few, short = peak(catalogue, registry)
    add(catalogue, registry, range(2000, 6000))
    many, long = peak(catalogue, registry)
    assert long > 2.9 * short
    # a package held whole would take three times as much
    assert many < 1.3 * few
