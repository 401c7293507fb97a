"""The trail of changes: chained, complete, and silent about persons."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import orjson
import pytest
import sqlalchemy as sa
from shapely import Point

from sipurbo_geo.catalogue.jejak import (
    AWAL,
    Entry,
    append_jejak,
    broken_links,
    head_jejak,
    holds_link,
    lost_geometries,
)
from sipurbo_geo.catalogue.kegiatan_jejak import salted
from sipurbo_geo.catalogue.move_kegiatan import move_kegiatan
from sipurbo_geo.catalogue.record_progres import record_progres
from sipurbo_geo.catalogue.save_kegiatan import save_kegiatan
from sipurbo_geo.database.engine import Catalogue, DriverError
from sipurbo_geo.database.tables import jejak, jejak_geometri, jejak_pribadi, kegiatan
from sipurbo_geo.model.alur import Gerak
from sipurbo_geo.model.kegiatan import Kegiatan, Rahasia
from sipurbo_geo.model.peran import SISTEM
from sipurbo_geo.registry import Registry
from tests.factories import make_kegiatan, make_progres

NOW = datetime(2026, 11, 25, 8, 0, 0, 123456, tzinfo=UTC)


def _save(catalogue: Catalogue, registry: Registry, *items: Kegiatan) -> None:
    with catalogue.writing() as conn:
        save_kegiatan(conn, registry, items)


def _rows(catalogue: Catalogue) -> list[sa.Row[tuple[object, ...]]]:
    with catalogue.reading_register() as conn:
        return list(conn.execute(sa.select(jejak).order_by(jejak.c.id)))


def _broken(catalogue: Catalogue) -> list[tuple[int, str]]:
    with catalogue.reading_register() as conn:
        return list(broken_links(conn))


def _rewrite(catalogue: Catalogue, statement: str) -> None:
    """As somebody would who holds the database itself and takes the guard away first."""
    with catalogue.writing() as conn:
        _unguard(conn, "jejak")
        conn.exec_driver_sql(statement)


def _unguard(conn: sa.Connection, table: str) -> None:
    if conn.dialect.name == "postgresql":
        conn.exec_driver_sql(f"ALTER TABLE {table} DISABLE TRIGGER ALL")
        return
    conn.exec_driver_sql(f"DROP TRIGGER IF EXISTS {table}_update_ditolak")
    conn.exec_driver_sql(f"DROP TRIGGER IF EXISTS {table}_delete_ditolak")


@pytest.mark.parametrize("statement", ["UPDATE jejak SET verb = 'lain'", "DELETE FROM jejak"])
def test_the_database_itself_refuses_to_change_a_row(
    catalogue: Catalogue, registry: Registry, statement: str
) -> None:
    _save(catalogue, registry, make_kegiatan("A-1"))
    with pytest.raises(DriverError, match="tidak boleh"), catalogue.writing() as conn:
        conn.exec_driver_sql(statement)


@pytest.mark.parametrize(
    ("statement", "number", "what"),
    [
        ("UPDATE jejak SET isi = '{}' WHERE id = 2", 2, "sidiknya"),
        ("UPDATE jejak SET peran = 'ppk' WHERE id = 2", 2, "sidiknya"),
        ("UPDATE jejak SET waktu = '2020-01-01T00:00:00.000Z' WHERE id = 2", 2, "sidiknya"),
        ("DELETE FROM jejak WHERE id = 2", 3, "tidak ada"),
        ("DELETE FROM jejak WHERE id = 1", 2, "tidak ada"),
        ("UPDATE jejak SET id = 0 WHERE id = 1", 0, "bukan nomor"),
        ("UPDATE jejak SET sebelum = 'x' WHERE id = 2", 2, "menyambung"),
        ("UPDATE jejak SET pengguna_id = NULL, kegiatan_id = 7 WHERE id = 2", 2, "sidiknya"),
    ],
)
def test_a_row_that_was_rewritten_or_removed_shows(
    catalogue: Catalogue, registry: Registry, statement: str, number: int, what: str
) -> None:
    for kode in ("A-1", "A-2", "A-3"):
        _save(catalogue, registry, make_kegiatan(kode, rahasia=Rahasia()))
    assert _broken(catalogue) == []
    _rewrite(catalogue, statement)
    assert [n for n, text in _broken(catalogue) if what in text] == [number]


def test_two_rows_that_changed_places_show(catalogue: Catalogue, registry: Registry) -> None:
    for kode in ("A-1", "A-2", "A-3"):
        _save(catalogue, registry, make_kegiatan(kode, rahasia=Rahasia()))
    for statement in (
        "UPDATE jejak SET id = 99 WHERE id = 2",
        "UPDATE jejak SET id = 2 WHERE id = 3",
        "UPDATE jejak SET id = 3 WHERE id = 99",
    ):
        _rewrite(catalogue, statement)
    assert {number for number, _ in _broken(catalogue)} == {2, 3}


def test_a_chain_that_was_built_anew_shows_only_against_a_head_that_was_written_down(
    catalogue: Catalogue, registry: Registry
) -> None:
    _save(catalogue, registry, make_kegiatan("A-1", rahasia=Rahasia()))
    with catalogue.reading_register() as conn:
        _, head = head_jejak(conn)
    _rewrite(catalogue, "DELETE FROM jejak")
    with catalogue.writing() as conn:
        append_jejak(conn, SISTEM, [Entry("save_kegiatan", 1, {"baru": "A-1"})], NOW)
    with catalogue.reading_register() as conn:
        assert list(broken_links(conn)) == [], "whoever owns the database can build a whole one"
        assert not holds_link(conn, head)


def test_cutting_off_the_end_shows_only_against_a_head_that_was_written_down(
    catalogue: Catalogue, registry: Registry
) -> None:
    for kode in ("A-1", "A-2"):
        _save(catalogue, registry, make_kegiatan(kode, rahasia=Rahasia()))
    with catalogue.reading_register() as conn:
        number, head = head_jejak(conn)
    _rewrite(catalogue, f"DELETE FROM jejak WHERE id = {number}")
    with catalogue.reading_register() as conn:
        assert list(broken_links(conn)) == []
        assert not holds_link(conn, head)


def test_a_change_is_written_with_before_and_after(
    catalogue: Catalogue, registry: Registry
) -> None:
    road = make_kegiatan("A-1")
    _save(catalogue, registry, road)
    _save(catalogue, registry, replace(road, nama="Nama baru", nilai_kontrak=Decimal(5)))
    changed = orjson.loads(_rows(catalogue)[-1].isi)["berubah"]
    assert changed == {
        "nama": [road.nama, "Nama baru"],
        "nilai_kontrak": ["195500000.00", "5.00"],
    }


def test_saving_the_same_again_writes_nothing(catalogue: Catalogue, registry: Registry) -> None:
    _save(catalogue, registry, make_kegiatan("A-1"))
    before = len(_rows(catalogue))
    _save(catalogue, registry, make_kegiatan("A-1"))
    assert len(_rows(catalogue)) == before


def test_many_new_ones_share_a_row_that_binds_each_by_its_fingerprint(
    catalogue: Catalogue, registry: Registry
) -> None:
    _save(catalogue, registry, make_kegiatan("A-1"), make_kegiatan("A-2"))
    (row,) = _rows(catalogue)
    assert set(orjson.loads(row.isi)["baru"]) == {"A-1", "A-2"}
    assert row.sebelum == AWAL


def test_withheld_values_and_names_stay_out_of_the_chain(
    catalogue: Catalogue, registry: Registry
) -> None:
    road = make_kegiatan("A-1", ppk="Nama Pejabat")
    _save(catalogue, registry, road)
    _save(catalogue, registry, replace(road, rahasia=Rahasia(penyedia_npwp="77.7")))
    hashed = " ".join(row.isi for row in _rows(catalogue))
    assert "77.7" not in hashed
    assert "Nama Pejabat" not in hashed
    assert "penyedia_npwp" in hashed
    with catalogue.writing() as conn:
        assert "77.7" in str([row.isi for row in conn.execute(sa.select(jejak_pribadi))])
        conn.execute(jejak_pribadi.delete())
    assert _broken(catalogue) == []


def test_personal_attributes_of_a_theme_stay_out_of_the_chain(
    catalogue: Catalogue, registry: Registry
) -> None:
    house = make_kegiatan("A-1", layer="permukiman", geometry=None, alasan_tanpa_geometri="Desa")
    attributes = {"psu": "drainase"}
    _save(catalogue, registry, replace(house, atribut=attributes))
    listed = attributes | {"psu": "talud", "daftar_penerima": "Keluarga Contoh"}
    _save(catalogue, registry, replace(house, atribut=listed))
    last = _rows(catalogue)[-1]
    said = orjson.loads(last.isi)
    assert said["berubah"] == {"atribut.psu": ["drainase", "talud"]}
    assert said["dirahasiakan"] == ["atribut.daftar_penerima"]
    with catalogue.reading_register() as conn:
        (kept,) = conn.scalars(sa.select(jejak_pribadi.c.isi).filter_by(jejak_id=last.id))
    assert kept == {"atribut.daftar_penerima": [None, "Keluarga Contoh"]}


def test_what_binds_many_new_ones_cannot_be_tried_out_once_its_salt_is_erased(
    catalogue: Catalogue, registry: Registry
) -> None:
    _save(catalogue, registry, make_kegiatan("A-1"), make_kegiatan("A-2"))
    with catalogue.reading_register() as conn:
        (kept,) = conn.scalars(sa.select(jejak_pribadi.c.isi))
        rows = conn.execute(sa.select(kegiatan.c.kode, kegiatan.c.sidik))
        marks = {row.kode: row.sidik for row in rows}
    said = orjson.loads(_rows(catalogue)[0].isi)["baru"]
    assert said == {kode: salted(kept["garam"], mark) for kode, mark in marks.items()}
    assert set(said.values()).isdisjoint(marks.values())


def test_every_version_of_a_geometry_is_kept(catalogue: Catalogue, registry: Registry) -> None:
    places = [Point(102.23, -1.41), Point(102.24, -1.42)]
    for place in places:
        _save(catalogue, registry, make_kegiatan("A-1", layer="jembatan", geometry=place))
    with catalogue.reading_register() as conn:
        kept = conn.scalars(sa.select(jejak_geometri.c.geom)).all()
        assert list(lost_geometries(conn)) == []
    assert sorted(kept, key=str) == sorted(places, key=str)


@pytest.mark.parametrize("change", ["remove", "move"])
def test_a_version_of_a_geometry_that_is_lost_or_moved_shows(
    catalogue: Catalogue, registry: Registry, change: str
) -> None:
    bridge = make_kegiatan("A-1", layer="jembatan", geometry=Point(102.23, -1.41))
    _save(catalogue, registry, bridge)
    _save(catalogue, registry, replace(bridge, geometry=Point(102.24, -1.42)))
    with catalogue.writing() as conn:
        _unguard(conn, "jejak_geometri")
        one = conn.scalars(sa.select(jejak_geometri.c.sha256).limit(1)).one()
        chosen = jejak_geometri.c.sha256 == one
        if change == "remove":
            conn.execute(jejak_geometri.delete().where(chosen))
        else:
            conn.execute(jejak_geometri.update().where(chosen).values(geom=Point(102.3, -1.4)))
    with catalogue.reading_register() as conn:
        assert list(broken_links(conn)) == []
        assert {what for _, what in lost_geometries(conn)} == {
            f"geometri {one[:8]} tidak tersimpan seperti semula"
        }


def test_reports_and_moves_are_written_too(catalogue: Catalogue, registry: Registry) -> None:
    _save(catalogue, registry, make_kegiatan("A-1"))
    with catalogue.writing() as conn:
        record_progres(conn, registry, make_progres("A-1"))
        move_kegiatan(conn, registry, "A-1", Gerak.TARIK, catatan="Dobel")
    verbs = [row.verb for row in _rows(catalogue)]
    assert verbs == ["save_kegiatan", "record_progres", "tarik"]
    assert _broken(catalogue) == []


def test_a_change_that_fails_leaves_no_row(catalogue: Catalogue, registry: Registry) -> None:
    def save_and_fail() -> None:
        with catalogue.writing() as conn:
            save_kegiatan(conn, registry, [make_kegiatan("A-1")])
            raise RuntimeError

    with pytest.raises(RuntimeError):
        save_and_fail()
    assert _rows(catalogue) == []


def test_the_moment_survives_the_database(catalogue: Catalogue) -> None:
    with catalogue.writing() as conn:
        append_jejak(conn, SISTEM, [Entry("uji", None, {"a": Decimal("1.50")})], NOW)
    assert _broken(catalogue) == []
