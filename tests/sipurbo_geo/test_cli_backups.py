"""`sipurbo backup` and `sipurbo restore`: what is refused first, then the way there and back."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import uuid
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic import command
from click.testing import CliRunner, Result
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from sipurbo_geo.catalogue.jejak import head_jejak
from sipurbo_geo.catalogue.save_kegiatan import save_kegiatan
from sipurbo_geo.cli import main
from sipurbo_geo.database.engine import Catalogue, open_catalogue
from sipurbo_geo.database.migrate import HEAD, alembic_config
from sipurbo_geo.database.tables import jejak, pengguna
from sipurbo_geo.errors import UsageError
from sipurbo_geo.intake.berkas.gudang import Gudang
from sipurbo_geo.model.dokumen import JenisDokumen
from sipurbo_geo.query.kantor.berkas import list_sha256
from sipurbo_geo.query.register import list_kode
from sipurbo_geo.query.revision import current_revision
from sipurbo_geo.registry import Registry
from sipurbo_geo.settings import Settings
from tests.berkas import make_photo
from tests.dokumen import hand_in
from tests.factories import make_kegiatan
from tests.kantor import open_office
from tests.postgres import Server
from webmap import create_app

FEED = "/feeds/kegiatan.geojson"

Run = Callable[..., Result]

only_geopackage = pytest.mark.parametrize("database_kind", ["geopackage"], indirect=True)
only_postgis = pytest.mark.parametrize(
    "database_kind", [pytest.param("postgis", marks=pytest.mark.postgis)], indirect=True
)


@pytest.fixture
def settings(settings: Settings, registry: Registry, catalogue: Catalogue) -> Settings:
    """An office with one kegiatan and one photo in its three sizes; nobody has it open."""
    open_office(catalogue, registry)
    _save(catalogue, registry, "K-1")
    photo = make_photo(size=(600, 400))
    hand_in(catalogue, settings, "K-1", JenisDokumen.FOTO_PROGRES, photo, "a.jpg")
    catalogue.close()
    return settings


@pytest.fixture
def run(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """`sipurbo …` on that office; a traceback fails the test."""
    monkeypatch.chdir(tmp_path)

    def call(*words: Any, to: Settings = settings) -> Result:
        result = CliRunner().invoke(main, [str(word) for word in words], env=to.to_env())
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return call


@pytest.fixture
def bare(run: Run, tmp_path: Path) -> Path:
    """A backup of the database alone."""
    file = tmp_path / "cadangan.gpkg"
    assert run("backup", file).exit_code == 0
    return file


@pytest.fixture
def whole(run: Run, tmp_path: Path) -> Path:
    """A backup with the uploaded files."""
    file = tmp_path / "cadangan.zip"
    assert run("backup", file).exit_code == 0
    return file


@pytest.fixture
def elsewhere(
    request: pytest.FixtureRequest, database_kind: str, settings: Settings, tmp_path: Path
) -> Iterator[Settings]:
    """Another machine: an empty database of the same kind, an empty store."""
    media = tmp_path / "lain" / "media"
    media.mkdir(parents=True)
    if database_kind == "geopackage":
        yield replace(settings, database_url=f"sqlite:///{media.parent}/lain.gpkg", media=media)
        return
    server: Server = request.getfixturevalue("postgres")
    name = f"sipurbo_{uuid.uuid4().hex[:12]}"
    yield replace(settings, database_url=server.create(name), media=media)
    server.drop(name)


def _save(catalogue: Catalogue, registry: Registry, kode: str) -> None:
    with catalogue.writing() as conn:
        save_kegiatan(conn, registry, [make_kegiatan(kode)])


def _add(settings: Settings, registry: Registry, kode: str) -> None:
    catalogue = open_catalogue(settings.database_url)
    _save(catalogue, registry, kode)
    catalogue.close()


def _state(settings: Settings) -> tuple[Any, ...]:
    """Everything by which one state of a catalogue differs from another."""
    catalogue = open_catalogue(settings.database_url)
    with catalogue.reading_register() as conn:
        found = sorted(list_kode(conn)), head_jejak(conn), current_revision(catalogue).etag
    catalogue.close()
    return found


@contextmanager
def _serving(settings: Settings) -> Iterator[tuple[FlaskClient, Catalogue]]:
    app = create_app(settings)
    catalogue: Catalogue = app.extensions["sipurbo"].catalogue
    try:
        yield app.test_client(), catalogue
    finally:
        catalogue.close()


def _asking(answer: TestResponse) -> dict[str, str]:
    """Whether anything has changed since `answer`; its body is read, so that it is over."""
    assert answer.data
    return {"If-None-Match": answer.headers["ETag"]}


def _left(tmp_path: Path) -> list[str]:
    """What a failed run left lying around."""
    marks = ("sebagian", "pulih", "-wal", "-shm")
    return [path.name for path in tmp_path.iterdir() if any(mark in path.name for mark in marks)]


def test_a_catalogue_that_stands_there_is_not_replaced_unasked(
    run: Run, settings: Settings, bare: Path, tmp_path: Path
) -> None:
    before = _state(settings)
    result = run("restore", bare)
    assert (result.exit_code, "--ganti" in result.stderr) == (2, True)
    assert _state(settings) == before
    assert _left(tmp_path) == []


def test_what_is_no_backup_is_refused(
    run: Run, settings: Settings, database_kind: str, tmp_path: Path
) -> None:
    before = _state(settings)
    text, other, packed = (tmp_path / name for name in ("catatan", "lain", "lain.zip"))
    text.write_bytes(b"ini bukan cadangan" * 100)
    if database_kind == "geopackage":
        with sqlite3.connect(other) as foreign:
            foreign.execute("CREATE TABLE sawah (id INTEGER)")
        foreign.close()
    else:
        other.write_bytes(b"SQLite format 3\0" * 100)
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("foto.jpg", b"?")
    for source in (text, other, packed):
        result = run("restore", source, "--ganti")
        assert (result.exit_code, source.name in result.stderr) == (1, True)
    assert _state(settings) == before
    assert _left(tmp_path) == []


@only_geopackage
def test_the_catalogue_itself_is_no_backup_of_it(
    run: Run, settings: Settings, tmp_path: Path
) -> None:
    before = _state(settings)
    itself = Path(str(sa.make_url(settings.database_url).database))
    result = run("restore", itself, "--ganti")
    assert (result.exit_code, "itu sendiri" in result.stderr) == (2, True)
    assert _state(settings) == before
    assert _left(tmp_path) == []


@only_geopackage
def test_a_backup_that_somebody_keeps_to_himself_is_not_waited_for(run: Run, bare: Path) -> None:
    with closing(sqlite3.connect(bare)) as other:
        other.execute("PRAGMA journal_mode = DELETE")
        other.execute("BEGIN EXCLUSIVE")
        bare.with_name(f"{bare.name}-wal").touch()
        result = run("restore", bare, "--ganti")
    assert (result.exit_code, bare.name in result.stderr) == (1, True)


@only_geopackage
def test_a_failed_restore_to_a_new_place_leaves_no_catalogue(
    run: Run, settings: Settings, bare: Path, tmp_path: Path
) -> None:
    bare.write_bytes(bare.read_bytes()[:200_000])
    new = tmp_path / "baru.gpkg"
    to = replace(settings, database_url=f"sqlite:///{new}")
    assert run("restore", bare, to=to).exit_code == 1
    assert not new.exists()


@only_geopackage
def test_a_folder_with_a_question_mark_is_a_folder(
    run: Run, settings: Settings, bare: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "apa?ini"
    folder.mkdir()
    monkeypatch.chdir(folder)
    to = replace(settings, database_url="sqlite:///baru.gpkg", media=None)
    assert run("restore", bare, to=to).exit_code == 0
    assert not (tmp_path / "apa").exists()


@pytest.mark.parametrize("part", [0.02, 0.5, 0.99])
def test_a_backup_that_is_cut_off_changes_nothing(
    run: Run, settings: Settings, bare: Path, whole: Path, tmp_path: Path, part: float
) -> None:
    before = _state(settings)
    for source in (bare, whole):
        content = source.read_bytes()
        source.write_bytes(content[: int(len(content) * part)])
        result = run("restore", source, "--ganti")
        assert (result.exit_code, source.name in result.stderr) == (1, True)
    assert _state(settings) == before
    assert _left(tmp_path) == []


def test_a_backup_that_the_disk_has_spoilt_changes_nothing(
    run: Run, settings: Settings, bare: Path, tmp_path: Path, database_kind: str
) -> None:
    before = _state(settings)
    content = bytearray(bare.read_bytes())
    place = len(content) // 2
    if database_kind == "geopackage":
        place = 4096 * (_page_of(bare, "percobaan_masuk") - 1)  # a restore has no use for it
    content[place : place + 4096] = bytes(4096)
    bare.write_bytes(content)
    result = run("restore", bare, "--ganti")
    assert (result.exit_code, bare.name in result.stderr) == (1, True)
    assert _state(settings) == before
    assert _left(tmp_path) == []


def _page_of(file: Path, table: str) -> int:
    with closing(sqlite3.connect(file)) as connection:
        asked = "SELECT rootpage FROM sqlite_master WHERE name = ?"
        found: int = connection.execute(asked, (table,)).fetchone()[0]
        return found


def test_a_backup_of_a_newer_version_is_refused(
    run: Run, settings: Settings, tmp_path: Path
) -> None:
    before = _state(settings)
    newer = _copy_at(settings, tmp_path / "baru", "9999")
    result = run("restore", newer, "--ganti")
    assert (result.exit_code, "lebih baru" in result.stderr) == (1, True)
    assert _state(settings) == before
    assert _left(tmp_path) == []


def test_a_folder_that_is_not_there_is_named(run: Run, tmp_path: Path) -> None:
    for name in ("cadangan.gpkg", "cadangan.zip"):
        result = run("backup", tmp_path / "tidak-ada" / name)
        assert (result.exit_code, "tidak-ada" in result.stderr) == (2, True)


def test_files_need_a_folder_to_go_to(
    run: Run, settings: Settings, whole: Path, tmp_path: Path
) -> None:
    nowhere = replace(settings, media=None)
    for words in (("backup", tmp_path / "lagi.zip"), ("restore", whole, "--ganti")):
        result = run(*words, to=nowhere)
        assert (result.exit_code, "SIPURBO_MEDIA" in result.stderr) == (2, True)
    assert not (tmp_path / "lagi.zip").exists()


def test_a_file_that_is_not_what_its_name_says_stops_a_restore(
    run: Run, settings: Settings, whole: Path, tmp_path: Path
) -> None:
    before = _state(settings)
    spoilt = tmp_path / "rusak.zip"
    with zipfile.ZipFile(whole) as good, zipfile.ZipFile(spoilt, "w") as bad:
        for name in good.namelist():
            bad.writestr(name, b"???" if name.startswith("media/") else good.read(name))
    result = run("restore", spoilt, "--ganti")
    assert (result.exit_code, "rusak" in result.stderr) == (1, True)
    assert _state(settings) == before
    assert run("check", "--berkas").exit_code == 0


def test_nothing_is_restored_under_a_running_server(
    run: Run, settings: Settings, bare: Path, tmp_path: Path
) -> None:
    with _serving(settings) as (client, _):
        before = client.get(FEED).data
        result = run("restore", bare, "--ganti")
        assert (result.exit_code, "server" in result.stderr) == (2, True)
        assert client.get(FEED).data == before
    assert not [name for name in _left(tmp_path) if "pulih" in name]


_KILLED = """
import os, signal, sys
from pathlib import Path
{patch}
from sipurbo_geo.cli import main
main(sys.argv[1:])
"""
_IN_RESTORE = """
import sipurbo_geo.catalogue.note_restore as room
def die(*_): os.kill(os.getpid(), signal.SIGKILL)
room.next_revision = die
"""
_IN_BACKUP = """
import sipurbo_geo.intake.berkas.cadangan as room
real = room.write_cadangan
def die(*words): real(*words); os.kill(os.getpid(), signal.SIGKILL)
room.write_cadangan = die
"""
_IN_COPY = """
import sqlite3
real = sqlite3.connect
class Dying(sqlite3.Connection):
    def backup(self, target, **_):
        place = target.execute("PRAGMA database_list").fetchone()[2]
        if not place.endswith("/tebo.gpkg") or ".pulih-" in place or "sebelum" in place:
            return super().backup(target)
        target.execute("PRAGMA cache_size = 1")  # pages leave the memory at once
        def step(_, remaining, total):
            if remaining < total / 2: os.kill(os.getpid(), signal.SIGKILL)
        super().backup(target, pages=1, progress=step)
sqlite3.connect = lambda *words, **more: real(*words, **({"factory": Dying} | more))
"""


def _kill(settings: Settings, patch: str, folder: Path, *words: object) -> None:
    code = _KILLED.format(patch=patch)
    call = [sys.executable, "-c", code, *map(str, words)]
    done = subprocess.run(call, env=os.environ | settings.to_env(), cwd=folder, check=False)
    assert done.returncode == -signal.SIGKILL


def test_a_killed_restore_leaves_the_former_catalogue(
    run: Run, settings: Settings, registry: Registry, whole: Path, tmp_path: Path
) -> None:
    _add(settings, registry, "K-2")
    before = _state(settings)
    _kill(settings, _IN_RESTORE, tmp_path, "restore", whole, "--ganti")
    assert _state(settings) == before
    assert run("check", "--jejak", "--berkas").exit_code == 0
    assert run("restore", whole, "--ganti").exit_code == 0


@only_geopackage
def test_a_restore_killed_while_the_file_is_written_leaves_the_former(
    settings: Settings, bare: Path, tmp_path: Path, registry: Registry
) -> None:
    _add(settings, registry, "K-2")
    before = _state(settings)
    _kill(settings, _IN_COPY, tmp_path, "restore", bare, "--ganti")
    assert _state(settings) == before


def test_a_restore_that_fails_at_last_leaves_no_copy_beside(
    run: Run,
    settings: Settings,
    bare: Path,
    catalogue: Catalogue,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    again = open_catalogue(settings.database_url)
    photo = make_photo(size=(300, 200), color=(9, 99, 9))
    hand_in(again, settings, "K-1", JenisDokumen.FOTO_PROGRES, photo, "b.jpg")
    again.close()
    before, incoming = _state(settings), catalogue.dialect.incoming

    @contextmanager
    def full(target: sa.Connection, source: Path) -> Iterator[sa.Connection]:
        with incoming(target, source) as arriving:
            yield arriving
            assert list(tmp_path.glob("*.sebelum-pulih.*.zip"))
            raise UsageError("penuh", "full")

    monkeypatch.setattr(catalogue.dialect, "incoming", full)
    assert run("restore", bare, "--ganti").exit_code == 2
    assert _state(settings) == before
    assert _left(tmp_path) == []


def test_a_killed_backup_leaves_nothing_that_looks_complete(
    settings: Settings, tmp_path: Path
) -> None:
    _kill(settings, _IN_BACKUP, tmp_path, "backup", "cadangan.zip")
    assert not (tmp_path / "cadangan.zip").exists()


def test_a_backup_says_which_files_it_could_not_take(
    run: Run, settings: Settings, tmp_path: Path
) -> None:
    assert settings.media
    gudang = Gudang(settings.media)
    gone, spoilt, _ = gudang.stored()
    gudang.remove(gone)
    gudang.path(spoilt).write_bytes(b"???")
    result = run("backup", tmp_path / "cadangan.zip")
    assert result.exit_code == 1
    assert gone in result.stderr
    assert spoilt in result.stderr
    with zipfile.ZipFile(tmp_path / "cadangan.zip") as archive:
        assert len(archive.namelist()) == 2


def test_everything_comes_back_on_another_machine(
    run: Run, settings: Settings, whole: Path, elsewhere: Settings
) -> None:
    kode, head, _ = _state(settings)
    result = run("restore", whole, "--json", to=elsewhere)
    assert result.exit_code == 0, result.output
    found = json.loads(result.stdout)
    assert (found["unggahan"], found["hilang"], found["lama"]) == (3, [], None)
    assert _state(elsewhere)[0] == kode
    checked = run("check", "--jejak", "--berkas", "--ujung", head[1], "--json", to=elsewhere)
    assert checked.exit_code == 0
    store = json.loads(checked.stdout)["gudang"]
    assert (store["berkas"], store["menunggu"]) == (3, 0)


def test_a_backup_of_the_database_alone_says_what_is_missing(
    run: Run, bare: Path, elsewhere: Settings
) -> None:
    result = run("restore", bare, to=elsewhere)
    assert (result.exit_code, "3 berkas" in result.stderr) == (1, True)
    assert _state(elsewhere)[0] == ["K-1"]


def test_a_backup_of_an_older_version_is_upgraded(
    run: Run, settings: Settings, elsewhere: Settings, tmp_path: Path
) -> None:
    older = _copy_at(settings, tmp_path / "lama", "0004")
    assert run("restore", older, to=replace(elsewhere, media=None)).exit_code == 0
    catalogue = open_catalogue(elsewhere.database_url)
    with catalogue.reading() as conn:
        assert conn.scalar(sa.text("SELECT version_num FROM alembic_version")) == HEAD
        assert set(list_kode(conn)) == {"K-1"}
    catalogue.close()


def test_what_was_replaced_is_kept_with_its_files_and_can_come_back(
    run: Run, settings: Settings, registry: Registry, whole: Path
) -> None:
    assert settings.media
    _add(settings, registry, "K-2")
    catalogue = open_catalogue(settings.database_url)
    hand_in(
        catalogue, settings, "K-2", JenisDokumen.FOTO_PROGRES, make_photo(size=(500, 400)), "b.jpg"
    )
    with catalogue.reading_register() as conn:
        named = list_sha256(conn)
    catalogue.close()
    kept = Path(json.loads(run("restore", whole, "--ganti", "--json").stdout)["lama"])
    assert _state(settings)[0] == ["K-1"]
    gudang = Gudang(settings.media)
    for sha256 in named:
        os.utime(gudang.path(sha256), (0, 0))
    assert len(json.loads(run("check", "--json").stdout)["gudang"]["disapu"]) == 3
    assert run("restore", kept, "--ganti").exit_code == 0
    assert _state(settings)[0] == ["K-1", "K-2"]
    assert run("check", "--jejak", "--berkas").exit_code == 0


def test_the_trail_tells_what_was_restored_and_what_it_replaced(
    run: Run, settings: Settings, registry: Registry, bare: Path
) -> None:
    at_backup = _state(settings)[1]
    _add(settings, registry, "K-2")
    replaced = _state(settings)[1]
    assert run("restore", bare, "--ganti").exit_code == 0
    catalogue = open_catalogue(settings.database_url)
    with catalogue.reading_register() as conn:
        row = conn.execute(sa.select(jejak).order_by(jejak.c.id.desc()).limit(1)).one()
    catalogue.close()
    assert (row.id, row.verb, row.peran) == (at_backup[0] + 1, "restore_katalog", "sistem")
    assert json.loads(row.isi) == {
        "dipulihkan": {"nomor": at_backup[0], "sidik": at_backup[1]},
        "digantikan": {"nomor": replaced[0], "sidik": replaced[1]},
    }
    assert run("check", "--jejak").exit_code == 0
    assert run("check", "--ujung", replaced[1]).exit_code == 1


def test_no_answer_of_before_is_taken_for_one_of_the_restored_catalogue(
    run: Run, settings: Settings, registry: Registry, bare: Path
) -> None:
    for kode in ("K-2", "K-3", "K-4"):
        _add(settings, registry, kode)
    with _serving(settings) as (client, catalogue):
        before = client.get(FEED)
        assert client.get(FEED, headers=_asking(before)).status_code == 304
        stood = current_revision(catalogue)
    assert run("restore", bare, "--ganti").exit_code == 0
    with _serving(settings) as (client, catalogue):
        assert current_revision(catalogue).waktu > stood.waktu, "for If-Modified-Since"
        while current_revision(catalogue).nomor < stood.nomor:
            _save(catalogue, registry, f"B-{current_revision(catalogue).nomor}")
        now = current_revision(catalogue)
        assert (now.nomor, now.uid) == (stood.nomor, stood.uid)
        after = client.get(FEED, headers=_asking(before))
        assert after.status_code == 200
        assert {f["properties"]["kode"] for f in json.loads(after.data)["features"]} >= {"K-1"}
        assert b"K-4" not in after.data


def test_a_session_that_was_ended_since_does_not_live_again(
    run: Run, settings: Settings, bare: Path
) -> None:
    def numbers() -> list[int]:
        catalogue = open_catalogue(settings.database_url)
        with catalogue.reading_register() as conn:
            found = list(conn.scalars(sa.select(pengguna.c.sesi)))
        catalogue.close()
        return found

    before = numbers()
    assert run("restore", bare, "--ganti").exit_code == 0
    assert not set(before) & set(numbers())


@only_postgis
def test_who_could_read_a_table_still_can(run: Run, settings: Settings, bare: Path) -> None:
    role = f"publik_{uuid.uuid4().hex[:8]}"
    catalogue = open_catalogue(settings.database_url)
    with catalogue.writing() as conn:
        conn.exec_driver_sql(f"CREATE ROLE {role}")
        conn.exec_driver_sql(f"GRANT SELECT ON katalog, terbitan TO {role}")
    catalogue.close()
    assert run("restore", bare, "--ganti").exit_code == 0
    catalogue = open_catalogue(settings.database_url)
    with catalogue.writing() as conn:
        asked = f"SELECT has_table_privilege('{role}', %s, 'SELECT')"
        may = [conn.exec_driver_sql(asked, (name,)).scalar() for name in ("terbitan", "kegiatan")]
        assert may == [True, False]
        conn.exec_driver_sql(f"DROP OWNED BY {role}; DROP ROLE {role}")
    catalogue.close()


def _copy_at(settings: Settings, target: Path, version: str) -> Path:
    """A copy of the database as `version` had it; the database itself ends as it was."""
    catalogue = open_catalogue(settings.database_url)
    if version < HEAD:
        _move(catalogue, command.downgrade, version)
    _say(catalogue, version)
    with catalogue.engine.connect() as conn:
        catalogue.dialect.backup(conn, target)
    _say(catalogue, min(version, HEAD))
    _move(catalogue, command.upgrade, "head")
    catalogue.close()
    return target


def _move(catalogue: Catalogue, how: Callable[..., None], version: str) -> None:
    config = alembic_config()
    with catalogue.engine.begin() as conn:
        config.attributes["connection"] = conn  # type: ignore[attr-defined]
        how(config, version)


def _say(catalogue: Catalogue, version: str) -> None:
    with catalogue.writing() as conn:
        conn.execute(sa.text("UPDATE alembic_version SET version_num = :v"), {"v": version})
