"""The pages over a small catalogue, asked without a browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from flask import Flask
from flask.testing import FlaskClient

from sipurbo_geo.catalogue.record_keuangan import record_keuangan
from sipurbo_geo.catalogue.record_progres import record_progres
from sipurbo_geo.catalogue.save_kegiatan import save_kegiatan
from sipurbo_geo.catalogue.save_wilayah import save_wilayah
from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.model.kegiatan import Adendum, AsalKoordinat
from sipurbo_geo.model.tahap import Tahap
from sipurbo_geo.registry import Registry
from sipurbo_geo.settings import Settings
from tests.factories import (
    make_crossing,
    make_kegiatan,
    make_keuangan,
    make_progres,
    make_unmapped,
    make_wilayah,
)
from tests.filling import Fill
from webmap import create_app

from .reading import Page

#: the Monday of the fifth report
HARI_INI = date(2023, 7, 3)
PANJANG = "PEMBANGUNAN JALAN RABAT BETON RT 09, DESA KEMANTAN, KEL. SUNGAI BENGKAL KEC. TEBO ILIR"
JAHAT = """<script>alert("x")</script>'">{{ 7*7 }}"""

Read = Callable[[str], Page]


@pytest.fixture
def filling() -> Fill:
    """Every catalogue of this folder holds five kegiatan."""
    return fill


def fill(catalogue: Catalogue, registry: Registry) -> None:
    """An anomaly, a late crossing, one unmapped, one planned, a bad name."""
    late = make_progres("PUPR-2023-0002", (10, 30, 60, 70, 85), (10, 25, 50, 60, 70))
    changed = Adendum("ADD-1", date(2023, 6, 20), "Tambah waktu", Decimal(210_000_000), None)
    with catalogue.writing() as conn:
        save_wilayah(conn, make_wilayah())
        save_kegiatan(
            conn,
            registry,
            [
                make_kegiatan(nama=PANJANG, asal_koordinat=AsalKoordinat.SURVEI_GNSS),
                make_crossing(adendum=(changed,)),
                make_unmapped(),
                make_kegiatan(
                    "PUPR-2023-0004",
                    nama="Peningkatan Irigasi Contoh",
                    layer="irigasi",
                    bidang="sumber-daya-air",
                    tahun=2024,
                    tahap=Tahap.PERENCANAAN,
                    nilai_kontrak=None,
                    tanggal_kontrak=None,
                    tanggal_mulai=None,
                    tanggal_selesai=None,
                ),
                make_kegiatan("PUPR-2023-0005", nama=JAHAT, lokasi=JAHAT, penyedia=JAHAT),
            ],
        )
        record_progres(conn, registry, make_progres())
        record_progres(conn, registry, late)
        correction = replace(late[1], realisasi=Decimal(26), alasan="Salah ketik")
        record_progres(conn, registry, [correction])
        record_keuangan(
            conn,
            registry,
            [
                make_keuangan(),
                make_keuangan(tanggal=HARI_INI - timedelta(days=3), uraian="Termin I"),
            ],
        )


@pytest.fixture
def app(settings: Settings) -> Iterator[Flask]:
    """The application over that catalogue, on a day of 2023."""
    application = create_app(settings)
    application.config["HARI_INI"] = HARI_INI
    yield application
    application.extensions["sipurbo"].catalogue.close()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """Somebody who asks."""
    return app.test_client()


@pytest.fixture
def read(client: FlaskClient) -> Read:
    """Get a page that must answer 200."""

    def get(path: str) -> Page:
        answer = client.get(path)
        assert answer.status_code == 200, f"{path}: {answer.status_code} {answer.text[:500]}"
        return Page(answer.text)

    return get


PAGES = (
    "/",
    "/peta?layer=jalan",
    "/kegiatan",
    "/kegiatan/PUPR-2023-0001",
    "/kegiatan/PUPR-2023-0002",
    "/kegiatan/PUPR-2023-0003",
    "/kegiatan/PUPR-2023-0004",
    "/kegiatan/PUPR-2023-0005",
    "/bidang/bina-marga",
    "/bidang/sekretariat",
    "/kecamatan/15.09.01",
    "/unduh?tahun=2023",
    "/katalog",
    "/katalog/kegiatan",
    "/katalog/jalan",
    "/katalog/progres",
    "/katalog/wilayah",
    "/informasi",
)
