"""The project package: valid by the official schema, in pages or whole, and it tells everything."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from sipurbo_geo.catalogue.record_keuangan import record_keuangan
from sipurbo_geo.catalogue.record_progres import record_progres
from sipurbo_geo.catalogue.save_kegiatan import save_kegiatan
from sipurbo_geo.database.engine import Catalogue
from sipurbo_geo.intake.sample import build_sample
from sipurbo_geo.model.tahap import Tahap
from sipurbo_geo.registry import Registry
from sipurbo_geo.settings import Settings, shipped
from tests.banjarmasin import bring_banjarmasin, write_banjarmasin
from tests.clients.conftest import fill_small
from tests.factories import make_kegiatan, make_keuangan, make_progres
from tests.oc4ids import package_errors
from webmap import create_app

PATH = "/oc4ids/package.json"
ROAD = "PUPR-2023-0001"


@pytest.fixture
def app(catalogue: Catalogue, registry: Registry, settings: Settings) -> Iterator[Flask]:
    fill_small(catalogue, registry)
    with catalogue.writing() as conn:
        correction = replace(make_progres()[1], realisasi=Decimal(53), alasan="Salah ketik")
        record_progres(conn, registry, [correction])
        record_keuangan(conn, registry, [make_keuangan()])
    made = create_app(replace(settings, oc4ids_prefix="oc4ids-uji001"))
    yield made
    made.extensions["sipurbo"].catalogue.close()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


def read(client: FlaskClient, query: str = "") -> dict[str, Any]:
    answer = client.get(PATH + query)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.get_json()
    return found


def test_an_unknown_parameter_is_refused_by_name(client: FlaskClient) -> None:
    answer = client.get(f"{PATH}?kecamatn=Sumay")
    assert (answer.status_code, answer.mimetype) == (400, "application/problem+json")
    assert "kecamatn" in answer.text


def test_an_empty_package_does_not_exist(client: FlaskClient) -> None:
    for query in ("?tahun=1999", "?limit=5&offset=500", "?limit=0"):
        answer = client.get(PATH + query)
        assert (answer.status_code, answer.mimetype) == (404, "application/problem+json")


def test_every_theme_is_valid_by_the_official_schema(
    client: FlaskClient, shared_data: Path
) -> None:
    package = read(client)
    assert package_errors(shared_data, package) == []
    assert len(package["projects"]) == len({p["id"] for p in package["projects"]}) > 10


def test_the_schema_notices_a_mistake(client: FlaskClient, shared_data: Path) -> None:
    package = read(client)
    package["projects"][0]["locations"][0]["geometry"]["type"] = "Circle"
    package["projects"][1]["title"] = None
    package["projects"][0]["metrics"][0]["observations"][0]["measure"] = 520
    assert len(package_errors(shared_data, package)) == 3


def test_a_project_tells_what_the_kegiatan_is(client: FlaskClient) -> None:
    project = read(client, f"?q={ROAD}")["projects"][0]
    assert project["id"] == f"oc4ids-uji001-{ROAD}"
    assert (project["status"], project["sector"]) == ("implementation", ["transport.road"])
    assert project["budget"]["amount"] == {"amount": 200_000_000, "currency": "IDR"}
    assert project["locations"][0]["geometry"]["coordinates"][0] == [102.21, -1.44]
    assert project["period"]["startDate"] == "2023-06-05T00:00:00+07:00"
    summary = project["contractingProcesses"][0]["summary"]
    assert summary["contractValue"]["amount"] == 195_500_000
    assert summary["suppliers"] == [{"id": "cv-contoh-karya", "name": "CV Contoh Karya"}]
    assert {p["id"] for p in project["parties"]} >= {"cv-contoh-karya"}


def test_weekly_figures_are_forecasts_and_metrics(client: FlaskClient) -> None:
    project = read(client, f"?q={ROAD}")["projects"][0]
    planned, done = project["forecasts"][0], project["metrics"][0]
    assert planned["id"] == done["id"] == "physicalProgress"
    assert [seen["measure"] for seen in planned["observations"]] == [0, 4, 62, 100, 100]
    assert [seen["measure"] for seen in done["observations"]] == [0, 53, 100, 100, 100]
    assert done["observations"][1]["notes"] == "Koreksi dari 52 %: Salah ketik"
    money = project["metrics"][1]
    assert (money["id"], money["observations"][0]["value"]["amount"]) == (
        "financialProgress",
        58_650_000,
    )


@pytest.mark.parametrize(
    ("tahap", "status"),
    [
        (Tahap.PERENCANAAN, "preparation"),
        (Tahap.PENGADAAN, "implementation"),
        (Tahap.PEMELIHARAAN, "completion"),
        (Tahap.SELESAI, "maintenance"),
        (Tahap.DIHENTIKAN, "cancelled"),
    ],
)
def test_every_stage_has_a_status(
    client: FlaskClient, catalogue: Catalogue, registry: Registry, tahap: Tahap, status: str
) -> None:
    with catalogue.writing() as conn:
        save_kegiatan(conn, registry, [make_kegiatan("TAHAP-1", tahap=tahap)])
    assert read(client, "?q=TAHAP-1")["projects"][0]["status"] == status


def test_pages_lead_to_each_other_and_miss_nobody(client: FlaskClient) -> None:
    whole = [project["id"] for project in read(client)["projects"]]
    found, query = [], "?limit=5"
    while query:
        page = read(client, query)
        found += [project["id"] for project in page["projects"]]
        query = "?" + page["links"]["next"].partition("?")[2] if "next" in page["links"] else ""
    assert found == whole
    assert page["links"]["prev"].startswith(f"http://localhost{PATH}?limit=5&offset=")


def test_a_former_day_tells_what_was_public_then(
    client: FlaskClient, catalogue: Catalogue, registry: Registry
) -> None:
    with catalogue.writing() as conn:
        save_kegiatan(conn, registry, [make_kegiatan(nama="Nama baru")])
    assert read(client, f"?q={ROAD}")["projects"][0]["title"] == "Nama baru"
    assert client.get(f"{PATH}?pada=2001-01-01").status_code == 404
    later = read(client, f"?q={ROAD}&pada=2099-01-01")["projects"]
    assert [project["title"] for project in later] == ["Nama baru"]


def test_nothing_is_sent_twice_for_one_revision(client: FlaskClient) -> None:
    first = client.get(PATH)
    again = client.get(PATH, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert first.headers["Access-Control-Allow-Origin"] == "*"


def test_the_sample_catalogue_is_valid(
    geopackage_url: str, registry: Registry, shared_data: Path
) -> None:
    made = create_app(Settings(geopackage_url, secret_key="uji", public_url="https://data.example"))
    catalogue = made.extensions["sipurbo"].catalogue
    build_sample(catalogue, registry, shipped("sample_data"))
    package = read(made.test_client())
    catalogue.close()
    assert package_errors(shared_data, package) == []
    assert len(package["projects"]) > 150
    assert package["uri"] == f"https://data.example{PATH}"


def test_the_imported_projects_of_banjarmasin_are_valid(
    catalogue: Catalogue,
    registry: Registry,
    settings: Settings,
    shared_data: Path,
    tmp_path: Path,
) -> None:
    path = write_banjarmasin(shared_data, tmp_path)
    report = bring_banjarmasin(catalogue, registry, path, partial=True)
    made = create_app(settings)
    package = read(made.test_client())
    made.extensions["sipurbo"].catalogue.close()
    assert package_errors(shared_data, package) == []
    assert len(package["projects"]) == report.new > 90
