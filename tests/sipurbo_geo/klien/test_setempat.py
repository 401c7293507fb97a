"""A file or a database is read as it is: never made, upgraded or written, and only what is public.

The rows come from the same published tables as every feed's.
"""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa

import sipurbo_geo
from sipurbo_geo.catalogue.save_kegiatan import save_kegiatan
from sipurbo_geo.database.engine import Catalogue, open_catalogue, open_readonly
from sipurbo_geo.database.migrate import HEAD
from sipurbo_geo.errors import DatabaseError, UsageError
from sipurbo_geo.model.kegiatan import Keadaan
from sipurbo_geo.registry import Registry
from tests.factories import make_kegiatan


def _refusal(alamat: object) -> str:
    with pytest.raises(DatabaseError) as refused:
        sipurbo_geo.open(alamat)  # type: ignore[arg-type]
    return str(refused.value)


def _marked(catalogue: Catalogue, version: str) -> None:
    with catalogue.writing() as conn:
        conn.execute(sa.text("UPDATE alembic_version SET version_num = :v"), {"v": version})


def test_a_file_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    path = tmp_path / "tebbo.gpkg"
    assert _refusal(path).startswith(f"Berkas {path} tidak ada.")
    assert not path.exists()


def test_what_is_no_catalogue_is_refused(tmp_path: Path) -> None:
    text, other = tmp_path / "teks.gpkg", tmp_path / "lain.gpkg"
    text.write_text("bukan basis data, tetapi cukup panjang untuk dibaca " * 40)
    assert "bukan GeoPackage" in _refusal(text)
    sqlite3.connect(other).execute("CREATE TABLE jalan (id INTEGER)").connection.close()
    assert "tidak ada katalog SiPURBO-geo" in _refusal(other)
    with pytest.raises(UsageError, match="tidak dikenal"):
        sipurbo_geo.open("mysql://localhost/tebo")


def test_an_older_store_is_not_upgraded_and_a_newer_one_not_guessed(catalogue: Catalogue) -> None:
    url = catalogue.engine.url.render_as_string(hide_password=False)
    _marked(catalogue, "0001")
    assert f"(0001 < {HEAD})" in _refusal(url)
    assert "sipurbo init" in _refusal(url)
    _marked(catalogue, "9999")
    assert f"versi yang lebih baru (9999 > {HEAD})" in _refusal(url)


@pytest.mark.postgis
def test_a_database_without_a_catalogue_or_without_a_server_is_told(
    postgis_url: str, postgres: object
) -> None:
    nowhere = sa.make_url(postgis_url).set(database="tidak_ada_di_sini")
    assert "tidak dapat dibuka" in _refusal(nowhere.render_as_string(hide_password=False))
    name = "sipurbo_kosong_klien"
    assert "tidak ada katalog" in _refusal(postgres.create(name))  # type: ignore[attr-defined]
    postgres.drop(name)  # type: ignore[attr-defined]


def test_reading_leaves_the_file_and_its_folder_as_they_were(filled: Path, tmp_path: Path) -> None:
    path = shutil.copyfile(filled, tmp_path / "tebo.gpkg")
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    path.chmod(0o444)
    opened = sipurbo_geo.open(path)
    assert len(opened.kegiatan()) == 13
    assert len(opened.progres("PUPR-2023-0001")) == 5
    assert len(opened.kecamatan()) == 2
    assert hashlib.sha256(path.read_bytes()).hexdigest() == before
    assert [found.name for found in tmp_path.iterdir()] == ["tebo.gpkg"]


def test_nothing_can_be_written_through_what_is_opened(catalogue: Catalogue) -> None:
    reader = open_readonly(catalogue.engine.url.render_as_string(hide_password=False))
    with pytest.raises(sa.exc.DBAPIError), reader.writing() as conn:
        conn.execute(sa.text("UPDATE katalog SET revisi = 0"))


def test_what_an_office_writes_meanwhile_shows_once_it_is_published(
    kantor: Catalogue, registry: Registry
) -> None:
    url = kantor.engine.url.render_as_string(hide_password=False)
    opened = sipurbo_geo.open(url)
    assert len(opened.kegiatan()) == 0
    draft = make_kegiatan("PUPR-2023-0009", keadaan=Keadaan.DRAF)
    with kantor.writing() as conn:
        save_kegiatan(conn, registry, [make_kegiatan(), draft])
    frame = opened.kegiatan()
    assert frame.kode.tolist() == ["PUPR-2023-0001"]
    # withheld columns and values of the register are not there to be found
    assert "00.000.000.0-000.000" not in frame.to_csv()
    assert "hanya untuk uji" not in frame.to_csv()


def test_to_import_the_package_costs_nothing() -> None:
    heavy = ["pandas", "geopandas", "sqlalchemy", "flask", "shapely", "numpy", "urllib.request"]
    code = f"import sipurbo_geo, sys; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_catalogue_of_this_version_opens(catalogue_url: str) -> None:
    open_catalogue(catalogue_url).close()
    assert "0 kegiatan" in repr(sipurbo_geo.open(catalogue_url))
