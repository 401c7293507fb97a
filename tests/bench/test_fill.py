"""What the bench measures is what the program itself would have stored."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
import sqlalchemy as sa

from bench.fill import NOW, copy_to_postgis, fill
from bench.generate import VERTICES, generate
from sipurbo_geo.catalogue.publish import publish
from sipurbo_geo.catalogue.save_kegiatan import Saved, save_kegiatan
from sipurbo_geo.database.engine import Catalogue, open_catalogue
from sipurbo_geo.database.tables import (
    jejak,
    jejak_pribadi,
    katalog,
    kegiatan,
    metadata,
    terbitan,
)
from sipurbo_geo.registry import Registry

COUNT = 60
#: counted up by each database in its own way, and told by nobody
_OWN = {"uid", "id", "versi"}


@pytest.fixture
def opened() -> Iterator[Callable[[str], Catalogue]]:
    """Opens catalogues, and closes them at the end."""
    catalogues: list[Catalogue] = []

    def open_one(url: str) -> Catalogue:
        catalogues.append(open_catalogue(url))
        return catalogues[-1]

    yield open_one
    for catalogue in catalogues:
        catalogue.close()


def _fill(catalogue: Catalogue, registry: Registry) -> None:
    fill(catalogue, registry, COUNT, lambda _: None)


def _rows(catalogue: Catalogue, table: sa.Table) -> list[str]:
    wanted = [column for column in table.columns if column.name not in _OWN]
    with catalogue.reading() as conn:
        return sorted(repr(tuple(row)) for row in conn.execute(sa.select(*wanted)))


def test_the_same_seed_makes_the_same_kegiatan_and_another_one_others(registry: Registry) -> None:
    first = list(generate(registry, 20, seed=1))
    assert first == list(generate(registry, 20, seed=1))
    assert first != list(generate(registry, 20, seed=2))


def test_the_lines_are_as_long_and_as_fine_as_village_roads(registry: Registry) -> None:
    for item in generate(registry, 50):
        assert item.kegiatan.geometry is not None
        assert len(item.kegiatan.geometry.coords) == VERTICES
        assert 0.005 < item.kegiatan.geometry.length < 0.03  # half a kilometre to three


def test_publishing_a_filled_catalogue_again_changes_nothing(
    catalogue: Catalogue, registry: Registry
) -> None:
    _fill(catalogue, registry)
    with catalogue.writing() as conn:
        assert conn.scalar(sa.select(sa.func.count()).select_from(terbitan)) == COUNT
        ids = conn.scalars(sa.select(kegiatan.c.id)).all()
        assert publish(conn, registry, ids, now=NOW) == 0


@pytest.mark.postgis
def test_a_copy_on_postgis_holds_what_the_verbs_would_have_stored_there(
    opened: Callable[[str], Catalogue],
    geopackage_url: str,
    postgis_url: str,
    another_postgis_url: str,
    registry: Registry,
) -> None:
    source, copy, direct = map(opened, (geopackage_url, postgis_url, another_postgis_url))
    _fill(source, registry)
    _fill(direct, registry)
    copy_to_postgis(source, copy, registry, lambda _: None)
    for table in metadata.sorted_tables:
        # the trail of a load is salted by chance, so only a copy of it can be the same
        other = source if table in (jejak, jejak_pribadi) else direct
        if table is not katalog:  # its moment of change is the moment of copying
            assert _rows(copy, table) == _rows(other, table), table.name


@pytest.mark.postgis
def test_a_copy_on_postgis_takes_new_kegiatan(
    opened: Callable[[str], Catalogue], geopackage_url: str, postgis_url: str, registry: Registry
) -> None:
    source, copy = opened(geopackage_url), opened(postgis_url)
    _fill(source, registry)
    copy_to_postgis(source, copy, registry, lambda _: None)
    known = next(generate(registry, 1)).kegiatan
    with copy.writing() as conn:
        new = replace(known, kode="BENCH-BARU")
        assert save_kegiatan(conn, registry, [known, new]) == Saved(1, 1, 0)
