"""`sipurbo check` looks after the store of files."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sipurbo_geo.catalogue.save_kegiatan import save_kegiatan
from sipurbo_geo.cli import main
from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.intake.berkas.gudang import Gudang
from sipurbo_geo.model.dokumen import JenisDokumen
from sipurbo_geo.registry import Registry
from sipurbo_geo.settings import Settings
from tests.berkas import make_photo
from tests.dokumen import hand_in
from tests.factories import make_kegiatan

DAY = 24 * 3600


@pytest.fixture
def gudang(catalogue: Catalogue, registry: Registry, settings: Settings) -> Gudang:
    """A store with one photo in its three sizes."""
    with catalogue.writing() as conn:
        save_kegiatan(conn, registry, [make_kegiatan()])
    photo = make_photo(size=(600, 400))
    kode, jenis = make_kegiatan().kode, JenisDokumen.FOTO_PROGRES
    hand_in(catalogue, settings, kode, jenis, photo, "a.jpg")
    assert settings.media is not None
    return Gudang(settings.media)


def _check(settings: Settings, *options: str) -> Result:
    return CliRunner().invoke(main, ["check", *options], env=settings.to_env())


def _age(path: Path) -> None:
    then = time.time() - DAY - 60
    os.utime(path, (then, then))


def test_a_row_without_its_file_is_a_problem_that_is_named(
    settings: Settings, gudang: Gudang
) -> None:
    lost = next(gudang.stored())
    gudang.remove(lost)
    result = _check(settings)
    assert result.exit_code == 1
    assert lost in result.output
    assert "cadangan" in result.output


def test_a_spoilt_file_is_found_when_all_are_read(settings: Settings, gudang: Gudang) -> None:
    spoilt = next(gudang.stored())
    gudang.path(spoilt).write_bytes(b"???")
    assert _check(settings).exit_code == 0
    result = _check(settings, "--berkas")
    assert (result.exit_code, spoilt in result.output) == (1, True)


def test_what_nobody_recorded_is_swept_after_a_day_and_named(
    settings: Settings, gudang: Gudang
) -> None:
    old, young = gudang.put(b"lama"), gudang.put(b"baru")
    for sha256 in gudang.stored():
        if sha256 != young:
            _age(gudang.path(sha256))
    found = json.loads(_check(settings, "--json").output)["gudang"]
    assert found == {"berkas": 3, "hilang": [], "disapu": [old], "setengah": 0, "menunggu": 1}
    assert gudang.has(young)
    assert not gudang.has(old)
    assert "3 berkas tercatat; 1 belum tercatat" in _check(settings).output


def test_without_a_store_nothing_is_said_of_it(catalogue_url: str, catalogue: Catalogue) -> None:
    assert catalogue
    assert "Gudang" not in _check(Settings(catalogue_url)).output
