"""Filling an empty catalogue through its own verbs, and copying a filled one to PostGIS."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from sipurbo_geo.catalogue.publish import publish
from sipurbo_geo.catalogue.save_kegiatan import save_kegiatan
from sipurbo_geo.catalogue.save_wilayah import save_wilayah
from sipurbo_geo.catalogue.sync_registry import sync_registry
from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.database.tables import bidang, katalog, kegiatan, metadata, progres_fisik
from sipurbo_geo.database.types import Geometri
from sipurbo_geo.model.kegiatan import Keadaan
from sipurbo_geo.registry import Registry

from .district import make_district
from .generate import Generated, generate

_BATCH = 2000
#: beyond this many kegiatan histories are short, or filling would take half an hour
_LONG_HISTORIES = 100_000
#: one moment for all rows, so that the same seed makes the same catalogue
NOW = datetime(2026, 11, 2, 1, 0, tzinfo=UTC)

Tell = Callable[[str], None]


def fill(
    catalogue: Catalogue, registry: Registry, count: int, tell: Tell, seed: int = 2023
) -> None:
    """Save the district and `count` kegiatan with their weekly reports, and publish them.

    Each kegiatan is published once, with its history, not once a report.
    """
    save_district(catalogue)
    weeks = (5, 30) if count <= _LONG_HISTORIES else (5, 12)
    for number, batch in enumerate(_batches(generate(registry, count, seed, weeks)), start=1):
        with catalogue.writing() as conn:
            _save(conn, registry, batch)
        if number % 10 == 0:
            tell(f"{number * _BATCH:,} kegiatan")
    catalogue.dialect.optimise(catalogue.engine)


def save_district(catalogue: Catalogue) -> None:
    """Save the boundaries alone."""
    with catalogue.writing() as conn:
        save_wilayah(conn, make_district())


def _batches(items: Iterable[Generated]) -> Iterator[list[Generated]]:
    source = iter(items)
    while batch := list(itertools.islice(source, _BATCH)):
        yield batch


def _save(conn: sa.Connection, registry: Registry, batch: list[Generated]) -> None:
    drafts = [replace(item.kegiatan, keadaan=Keadaan.DRAF) for item in batch]
    save_kegiatan(conn, registry, drafts, now=NOW)
    codes = [item.kegiatan.kode for item in batch]
    found = sa.select(kegiatan.c.kode, kegiatan.c.id).where(kegiatan.c.kode.in_(codes))
    ids = {row.kode: row.id for row in conn.execute(found)}
    conn.execute(
        kegiatan.update()
        .where(kegiatan.c.id.in_(ids.values()))
        .values(keadaan=Keadaan.TERBIT.value)
    )
    reports = [
        {
            "kegiatan_id": ids[report.kode],
            "minggu": report.minggu,
            "tanggal": report.tanggal,
            "rencana": report.rencana,
            "realisasi": report.realisasi,
            "alasan": "",
            "dicatat": NOW,
        }
        for item in batch
        for report in item.progres
    ]
    if reports:
        conn.execute(progres_fisik.insert(), reports)
    publish(conn, registry, ids.values(), now=NOW)


def copy_to_postgis(source: Catalogue, target: Catalogue, registry: Registry, tell: Tell) -> None:
    """Copy every row of a filled GeoPackage into an empty PostGIS catalogue.

    Both hold the same values and the same texts, so this is the catalogue that `fill` would have
    made there (a test compares them), in a fraction of the time.
    """
    with target.writing() as conn:
        sync_registry(conn, registry)  # makes the readable layers, and rows that are copied below
        conn.execute(katalog.delete())
        conn.execute(bidang.delete())
        for table in metadata.sorted_tables:
            tell(f"copying {table.name}")
            _copy(source, conn, table)
            _advance_key(conn, table)
    target.dialect.optimise(target.engine)


def _copy(source: Catalogue, conn: sa.Connection, table: sa.Table) -> None:
    # plain values go from driver to driver: dates, numbers and JSON are spelled alike on both
    names = ", ".join(f'"{column.name}"' for column in table.columns)
    changes = [
        (index, change)
        for index, column in enumerate(table.columns)
        if (change := _change(column.type, source.read_engine.dialect, conn.dialect))
    ]
    raw: Any = conn.connection.driver_connection
    with (
        source.reading() as reading,
        raw.cursor() as cursor,
        cursor.copy(f'COPY "{table.name}" ({names}) FROM STDIN') as copy,
    ):
        connection: Any = reading.connection.driver_connection
        for row in connection.execute(f'SELECT {names} FROM "{table.name}"'):
            values = list(row)
            for index, change in changes:
                values[index] = change(values[index])
            copy.write_row(values)


def _change(kind: Any, source: sa.Dialect, target: sa.Dialect) -> Callable[[Any], Any] | None:
    if not isinstance(kind, (Geometri, sa.Boolean)):
        return None
    read = kind.dialect_impl(source).result_processor(source, None) or _same
    write = kind.dialect_impl(target).bind_processor(target) or _same
    return lambda value: write(read(value))


def _same(value: Any) -> Any:
    return value


def _advance_key(conn: sa.Connection, table: sa.Table) -> None:
    if "id" in table.c and table.c.id.autoincrement is not False:
        conn.execute(
            sa.text(
                "SELECT setval(s, (SELECT max(id) FROM " + table.name + ")) FROM "
                "pg_get_serial_sequence(:name, 'id') s WHERE s IS NOT NULL"
            ),
            {"name": table.name},
        )
