"""A small living catalogue, and how the desktop's programs are asked about it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from flask import Flask

from sipurbo_geo.catalogue.record_progres import record_progres
from sipurbo_geo.catalogue.save_kegiatan import save_kegiatan
from sipurbo_geo.catalogue.save_wilayah import save_wilayah
from sipurbo_geo.database.engine import Catalogue, open_catalogue
from sipurbo_geo.registry import Registry
from sipurbo_geo.settings import Settings
from tests.factories import (
    make_crossing,
    make_each_theme,
    make_kegiatan,
    make_progres,
    make_unmapped,
    make_wilayah,
)
from tests.needs import need_program
from webmap import create_app

_ROAD = {
    "nama": 'Jalan "Baru", Ruas é\nbaris dua',
    "atribut": {"nama_ruas": "Ruas Ujung"},
    "pagu": Decimal("12345678901.25"),
}
#: a name that a spreadsheet would calculate, and one longer than a shapefile holds
_NAMES = {
    "PUPR-2023-0901": '=HYPERLINK("http://x");+62;@a',
    "PUPR-2023-0902": "Jalan yang sangat panjang ruasnya é, " * 12 + "ujung",
}


def fill_small(catalogue: Catalogue, registry: Registry) -> None:
    """The district, a kegiatan a theme, a crossing road, an unmapped one, five weekly reports."""
    special = [make_kegiatan(), make_crossing(), make_unmapped()]
    with catalogue.writing() as conn:
        save_wilayah(conn, make_wilayah())
        save_kegiatan(conn, registry, [*special, *make_each_theme(registry)])
        record_progres(conn, registry, make_progres())


@pytest.fixture
def living(geopackage_url: str, registry: Registry) -> Iterator[Path]:
    """A filled GeoPackage that the program still has open."""
    catalogue = open_catalogue(geopackage_url)
    fill_small(catalogue, registry)
    yield Path(geopackage_url.removeprefix("sqlite:///"))
    catalogue.close()


@pytest.fixture
def app(settings: Settings, catalogue: Catalogue, registry: Registry) -> Iterator[Flask]:
    """The site on either database: every theme, a road with awkward words, one not on the map."""
    special = [make_kegiatan(**_ROAD), make_unmapped()]
    special += [make_kegiatan(kode, nama=nama) for kode, nama in _NAMES.items()]
    kegiatan = [*special, *make_each_theme(registry)]
    with catalogue.writing() as conn:
        save_wilayah(conn, make_wilayah())
        save_kegiatan(conn, registry, kegiatan)
        record_progres(conn, registry, make_progres())
    made = create_app(settings)
    yield made
    made.extensions["sipurbo"].catalogue.close()


def run_quietly(program: str, *arguments: str) -> str:
    """What the program prints; anything on its error channel is a failure."""
    environ = {k: v for k, v in os.environ.items() if not k.startswith(("CPL_", "GDAL_", "OGR_"))}
    done = subprocess.run(
        [need_program(program), *arguments],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        env=environ | {"CPL_DEBUG": "OFF"},
    )
    assert (done.returncode, done.stderr) == (0, ""), done.stderr or done.stdout
    return done.stdout


def counts_per_layer(listing: str) -> dict[str, int]:
    """Layer name → number of features, from what `ogrinfo -al -so` prints."""
    counts: dict[str, int] = {}
    name = ""
    for line in listing.splitlines():
        key, _, value = line.partition(": ")
        if key == "Layer name":
            name = value
        elif key == "Feature Count":
            counts[name] = int(value)
    return counts
