"""Every public page and feed works for a database role that can read nothing but what is public."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator

import pytest
import sqlalchemy as sa

import sipurbo_geo
from sipurbo_geo.catalogue.record_progres import record_progres
from sipurbo_geo.catalogue.save_kegiatan import save_kegiatan
from sipurbo_geo.catalogue.save_wilayah import save_wilayah
from sipurbo_geo.database.engine import open_catalogue
from sipurbo_geo.registry import Registry
from sipurbo_geo.settings import Settings
from tests.factories import make_kegiatan, make_progres, make_unmapped, make_wilayah
from tests.needs import ROOT
from webmap import create_app

#: a role belongs to the whole server, which several runs may share
ROLE = f"sipurbo_publik_{uuid.uuid4().hex[:8]}"
PATHS = (
    "/",
    "/peta",
    "/peta/hitungan.json",
    "/peta/wilayah.geojson",
    "/kegiatan",
    "/kegiatan/PUPR-2023-0001",
    "/bidang/bina-marga",
    "/kecamatan/15.09.01",
    "/unduh",
    "/unduh/peta.html",
    "/unduh/kegiatan.gpkg",
    "/unduh/kegiatan.xlsx",
    "/unduh/kegiatan.dxf",
    "/unduh/kegiatan.csv-metadata.json",
    "/unduh/progres.parquet",
    "/unduh/progres.csv?pada=2099-01-01",
    "/informasi",
    "/healthz",
    "/feeds/kegiatan.geojson?pada=2099-01-01&q=rabat&bbox=102,-2,103,-1",
    "/feeds/kecamatan/15.09.01/bina-marga.geojson?sumber_dana=apbd",
    "/feeds/kegiatan/PUPR-2023-0001.geojson",
    "/feeds/wilayah/kecamatan.geojson",
    "/ogc/collections",
    "/ogc/collections/kegiatan/items?sumber_dana=apbd&filter=S_DISJOINT(geometry,POINT(1 2))",
    "/ogc/collections/jalan/items/PUPR-2023-0001",
    "/ogc/collections/desa/items?filter=ilustrasi",
    "/ogc/collections/progres/items?sortby=-deviasi",
)


@pytest.fixture
def public_settings(postgis_url: str, registry: Registry) -> Iterator[Settings]:
    catalogue = open_catalogue(postgis_url)
    with catalogue.writing() as conn:
        save_wilayah(conn, make_wilayah())
        save_kegiatan(conn, registry, [make_kegiatan(), make_unmapped()])
        record_progres(conn, registry, make_progres())
        conn.execute(sa.text(f"CREATE ROLE {ROLE} LOGIN"))
        conn.execute(sa.text(_documented_grant()))
    read_url = sa.make_url(postgis_url).set(username=ROLE)
    yield Settings(postgis_url, read_url.render_as_string(hide_password=False))
    with catalogue.writing() as conn:
        conn.execute(sa.text(f"DROP OWNED BY {ROLE}"))
        conn.execute(sa.text(f"DROP ROLE {ROLE}"))
    catalogue.close()


def _documented_grant() -> str:
    text = (ROOT / "docs" / "operations.md").read_text()
    found = re.search(r"GRANT SELECT ON [^;]*", text)
    assert found is not None
    return found[0].replace("sipurbo_publik", ROLE)


@pytest.mark.postgis
def test_the_documented_grant_is_enough_for_everything_public(public_settings: Settings) -> None:
    app = create_app(public_settings)
    client = app.test_client()
    for path in PATHS:
        answer = client.get(path)
        assert answer.status_code == 200, (path, answer.text[:300])
    app.extensions["sipurbo"].catalogue.close()


@pytest.mark.postgis
def test_it_is_enough_for_a_notebook(public_settings: Settings) -> None:
    assert public_settings.database_read_url is not None
    opened = sipurbo_geo.open(public_settings.database_read_url)
    assert len(opened.kegiatan(kecamatan="Tebo Barat", pada="2099-01-01")) == 1
    assert len(opened.progres("PUPR-2023-0001")) == 5
    assert len(opened.kecamatan()) == 2


@pytest.mark.postgis
def test_the_public_role_cannot_read_the_register(public_settings: Settings) -> None:
    assert public_settings.database_read_url is not None
    reader = sa.create_engine(public_settings.database_read_url)
    with reader.connect() as conn, pytest.raises(sa.exc.DBAPIError, match="permission denied"):
        conn.execute(sa.text("SELECT catatan_internal FROM kegiatan"))
    reader.dispose()
