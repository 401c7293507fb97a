"""What is kept of the tiles: whole, of this revision alone, and never too much."""

from __future__ import annotations

import multiprocessing
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from sipurbo_geo.catalogue.save_kegiatan import save_kegiatan
from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.registry import Registry
from sipurbo_geo.settings import Settings
from tests.factories import make_crossing
from tests.ubin import decode
from webmap.ubin.tembolok import BLOCK, DRAWERS, Tembolok

TILE = "/tiles/0/0/0.mvt"


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_what_was_not_kept_is_not_there(tmp_path: Path) -> None:
    assert Tembolok(tmp_path / "none", "a-1").get("0/0/0") is None


def test_what_cannot_be_kept_harms_nobody(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    kept = Tembolok(blocked, "a-1")
    kept.put("0/0/0", b"tile")
    assert kept.get("0/0/0") is None


def test_a_new_revision_throws_the_old_ones_away_but_no_other_catalogue(tmp_path: Path) -> None:
    for mark in ("a-1", "b-7", "a-2"):
        Tembolok(tmp_path, mark).put("0/0/0", mark.encode())
    assert Tembolok(tmp_path, "a-1").get("0/0/0") is None
    assert Tembolok(tmp_path, "a-2").get("0/0/0") == b"a-2"
    assert Tembolok(tmp_path, "b-7").get("0/0/0") == b"b-7"
    assert len(_files(tmp_path)) == 2


def test_it_never_grows_beyond_its_bound(tmp_path: Path) -> None:
    most = DRAWERS * 10 * BLOCK
    kept = Tembolok(tmp_path, "a-1", most)
    for number in range(400):
        kept.put(str(number), bytes(100))
    weight = len(_files(tmp_path)) * BLOCK
    assert most / 2 < weight <= most
    assert kept.get("399") == bytes(100), "the newest stays"


def _write(folder: Path, start: int) -> None:
    for number in range(start, start + 200):
        kept = Tembolok(folder, f"a-{number // 20}", DRAWERS * 2 * BLOCK)
        body = kept.get(str(number % 40))
        assert body is None or body == bytes([len(body) % 251]) * len(body)
        kept.put(str(number % 40), bytes([(100 + number) % 251]) * (100 + number))


def test_several_processes_share_it_and_read_whole_files_only(tmp_path: Path) -> None:
    spawn = multiprocessing.get_context("spawn")
    workers = [spawn.Process(target=_write, args=(tmp_path, start)) for start in (0, 7, 13)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(600)
        assert worker.exitcode == 0
    assert not [path for path in _files(tmp_path) if path.name.startswith(".")]


@pytest.fixture
def folder(settings: Settings) -> Path:
    found = settings.cache_folder
    assert found is not None
    return found


def test_a_tile_is_answered_from_the_disk_until_the_catalogue_changes(
    client: FlaskClient, catalogue: Catalogue, registry: Registry, folder: Path
) -> None:
    first = client.get(TILE).data
    (file,) = _files(folder)
    assert file.read_bytes() == first
    file.write_bytes(b"kept")
    assert client.get(TILE.replace(".mvt", ".pbf")).data == b"kept"
    with catalogue.writing() as conn:
        save_kegiatan(conn, registry, [make_crossing("PUPR-2023-0009")])
    later = client.get(TILE).data
    assert "PUPR-2023-0009" in {f["properties"]["kode"] for f in decode(later)["kegiatan"]}
    assert not file.exists()


def test_a_restored_copy_that_comes_to_the_same_revision_has_tiles_of_its_own(
    client: FlaskClient, catalogue: Catalogue, folder: Path
) -> None:
    first = client.get(TILE)
    (file,) = _files(folder)
    file.write_bytes(b"of the catalogue before")
    with catalogue.writing() as conn:
        conn.exec_driver_sql("UPDATE katalog SET diperbarui = '2020-01-01T00:00:00.000Z'")
    again = client.get(TILE)
    assert again.headers["ETag"] != first.headers["ETag"]
    assert again.data == first.data


def test_filters_are_kept_apart_and_free_words_not_at_all(
    client: FlaskClient, folder: Path
) -> None:
    assert client.get(TILE).data != client.get(f"{TILE}?layer=jalan").data
    assert len(_files(folder)) == 2
    for query in ("q=jalan", "bbox=102,-2,103,-1", "pada=2099-01-01"):
        assert client.get(f"{TILE}?{query}").data
    assert len(_files(folder)) == 2
