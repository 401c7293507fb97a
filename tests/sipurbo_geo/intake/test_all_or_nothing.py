"""A killed import leaves nothing half-written, on both databases."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from sipurbo_geo.catalogue.save_wilayah import save_wilayah
from sipurbo_geo.database.engine import Catalogue, open_catalogue
from sipurbo_geo.intake.kegiatan import import_kegiatan
from sipurbo_geo.query.register import list_kode
from sipurbo_geo.query.revision import get_revision
from sipurbo_geo.registry import Registry
from tests.factories import make_wilayah
from tests.needs import ROOT

from .files import kegiatan, write_geojson

#: imports in batches of ten and stops for good after the third, with its work done so far unsaved
_STOPPING = """
import sys, time
from pathlib import Path
from sipurbo_geo.database.engine import open_catalogue
from sipurbo_geo.intake.kegiatan import import_kegiatan
from sipurbo_geo.registry import load_registry
from sipurbo_geo.settings import shipped

url, path = sys.argv[1:]
told = []

def stop_in_the_middle(count):
    told.append(count)
    if len(told) == 3:
        print("di tengah", flush=True)
        time.sleep(600)

import_kegiatan(
    open_catalogue(url), load_registry(shipped("layers")), Path(path), batch=10,
    progress=stop_in_the_middle,
)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A hundred good kegiatan."""
    return write_geojson(tmp_path / "a.geojson", [kegiatan(f"K-{n}") for n in range(100)])


def _kill_in_the_middle(url: str, path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", _STOPPING, url, str(path)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        try:
            assert process.stdout.readline() == "di tengah\n"
        finally:
            process.kill()
    assert process.returncode == -9


def _standing(catalogue: Catalogue) -> tuple[set[str], int, int]:
    with catalogue.reading() as conn:
        revision = get_revision(conn)
        return set(list_kode(conn)), revision.nomor, revision.jumlah


def test_a_killed_import_leaves_nothing_half_written(
    catalogue: Catalogue, catalogue_url: str, registry: Registry, path: Path, tmp_path: Path
) -> None:
    with catalogue.writing() as conn:
        save_wilayah(conn, make_wilayah())
    before = write_geojson(tmp_path / "b.geojson", [kegiatan("LAMA"), kegiatan("K-3", nama="Lama")])
    import_kegiatan(catalogue, registry, before)
    standing = _standing(catalogue)
    _kill_in_the_middle(catalogue_url, path)
    assert _standing(catalogue) == standing
    again = open_catalogue(catalogue_url)
    try:
        assert _standing(again) == standing
        report = import_kegiatan(again, registry, path)
        assert (report.new, report.changed, report.applied) == (99, 1, True)
        assert len(_standing(again)[0]) == 101
    finally:
        again.close()


def test_what_is_published_appears_all_at_once(
    catalogue: Catalogue, registry: Registry, path: Path
) -> None:
    seen: list[int] = []

    def look(_: int) -> None:
        seen.append(_standing(catalogue)[2])

    import_kegiatan(catalogue, registry, path, batch=10, progress=look)
    assert seen == [0] * 10
    assert _standing(catalogue)[2] == 100
