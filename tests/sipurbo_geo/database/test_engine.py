"""Opening a catalogue: new, ours, older, newer, foreign."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import psycopg
import pytest
import sqlalchemy as sa

from sipurbo_geo.database.engine import Catalogue, open_catalogue
from sipurbo_geo.database.migrate import HEAD, alembic_config
from sipurbo_geo.database.tables import PUBLIC_TABLES, bidang, metadata, pendanaan, wilayah
from sipurbo_geo.errors import DatabaseError, UsageError


def test_an_unknown_kind_of_database_is_refused_with_the_right_spelling() -> None:
    with pytest.raises(UsageError, match="sqlite:///"):
        open_catalogue("mysql://127.0.0.1/tebo")


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="tidak-ada"):
        open_catalogue(f"sqlite:///{tmp_path}/tidak-ada/tebo.gpkg")


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "catatan.gpkg"
    path.write_bytes(b"ini bukan basis data" * 100)
    with pytest.raises(DatabaseError, match="GeoPackage"):
        open_catalogue(f"sqlite:///{path}")
    assert path.read_bytes().startswith(b"ini bukan")


def test_a_geopackage_of_somebody_else_is_refused_untouched(tmp_path: Path) -> None:
    path = tmp_path / "milik-lain.gpkg"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE sawah (id INTEGER)")
    other.close()
    with pytest.raises(DatabaseError, match="data lain"):
        open_catalogue(f"sqlite:///{path}")


def test_a_newer_catalogue_is_refused(catalogue: Catalogue, catalogue_url: str) -> None:
    with catalogue.writing() as conn:
        conn.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    catalogue.close()
    with pytest.raises(DatabaseError, match="lebih baru"):
        open_catalogue(catalogue_url)


def test_opening_again_changes_nothing(catalogue_url: str) -> None:
    open_catalogue(catalogue_url).close()
    again = open_catalogue(catalogue_url)
    with again.reading() as conn:
        assert conn.scalar(sa.text("SELECT version_num FROM alembic_version")) == HEAD
    again.close()


def test_the_migrations_make_the_tables_that_the_code_declares(catalogue: Catalogue) -> None:
    with catalogue.reading() as conn:
        found = sa.inspect(conn)
        for table in metadata.sorted_tables:
            assert found.has_table(table.name)
            columns = {column["name"] for column in found.get_columns(table.name)}
            assert columns == {column.name for column in table.columns}


def test_the_newest_migration_is_the_one_that_opening_looks_for() -> None:
    from alembic.script import ScriptDirectory

    assert ScriptDirectory.from_config(alembic_config()).get_current_head() == HEAD  # type: ignore[arg-type]


def test_the_migrations_can_be_undone(catalogue: Catalogue) -> None:
    from alembic import command

    config = alembic_config()
    with catalogue.engine.begin() as conn:
        config.attributes["connection"] = conn  # type: ignore[attr-defined]
        command.downgrade(config, "base")  # type: ignore[arg-type]
    with catalogue.reading() as conn:
        left = set(sa.inspect(conn).get_table_names())
    assert not left & set(metadata.tables)


def test_a_failing_transaction_leaves_nothing(catalogue: Catalogue) -> None:
    place = {"tingkat": "desa", "kode": "1", "nama": "x", "sumber": "", "ilustrasi": False}

    def fail() -> None:
        with catalogue.writing() as conn:
            conn.execute(wilayah.insert().values(**place))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    with catalogue.reading() as conn:
        assert conn.scalar(sa.select(sa.func.count()).select_from(wilayah)) == 0


def test_the_register_is_not_among_the_public_tables() -> None:
    names = {table.name for table in PUBLIC_TABLES}
    assert not names & {"kegiatan", "pendanaan", "adendum", "progres_fisik", "progres_keuangan"}


def test_rows_that_are_refused_aside_take_everything_back(catalogue: Catalogue) -> None:
    def bring() -> None:
        with catalogue.writing() as conn, catalogue.dialect.rows_aside(conn):
            _bring_units(catalogue, conn)
            orphan = {"kegiatan_id": 7, "sumber": "apbd", "jumlah": None}
            catalogue.dialect.insert_many(conn, pendanaan, [orphan])

    with pytest.raises((psycopg.IntegrityError, sqlite3.IntegrityError)):
        bring()
    assert _count(catalogue, bidang) == 0


def test_a_fault_beside_rows_that_go_in_takes_them_back(catalogue: Catalogue) -> None:
    def bring() -> None:
        with catalogue.writing() as conn, catalogue.dialect.rows_aside(conn):
            _bring_units(catalogue, conn)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        bring()
    assert _count(catalogue, bidang) == 0


def test_a_statement_sees_the_rows_that_went_in_aside(catalogue: Catalogue) -> None:
    with catalogue.writing() as conn, catalogue.dialect.rows_aside(conn):
        _bring_units(catalogue, conn)
        found = conn.scalar(sa.select(sa.func.count()).select_from(bidang))
        conn.execute(bidang.delete())
        _bring_units(catalogue, conn)
    assert found == _count(catalogue, bidang) == 10_000


def _bring_units(catalogue: Catalogue, conn: sa.Connection) -> None:
    unit = {"nama_id": "a\tb\\c\n", "nama_en": "", "jenis": "bidang", "urutan": 1}
    for start in range(0, 10_000, 500):
        block = [unit | {"slug": f"uji-{n}"} for n in range(start, start + 500)]
        catalogue.dialect.insert_many(conn, bidang, block)


def _count(catalogue: Catalogue, table: sa.Table) -> int:
    with catalogue.reading() as conn:
        return conn.scalar(sa.select(sa.func.count()).select_from(table)) or 0


def test_a_first_load_leaves_the_same_indexes_and_keys(catalogue: Catalogue) -> None:
    before = _indexes_and_keys(catalogue)
    with catalogue.writing() as conn, catalogue.dialect.first_load(conn):
        pass
    assert _indexes_and_keys(catalogue) == before
    assert len(before) >= 9


def _indexes_and_keys(catalogue: Catalogue) -> set[str]:
    with catalogue.reading() as conn:
        there = sa.inspect(conn)
        found = {str(index["name"]) for index in there.get_indexes("terbitan")}
        for table in ("kegiatan_wilayah", "pendanaan"):
            found |= {f"{table}: {key}" for key in map(str, there.get_foreign_keys(table))}
        return found
